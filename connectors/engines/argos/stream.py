"""One stream of sentences through a model: sorted by length, in slices that keep every core busy."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

BATCH_TOKENS = 1024
"""The fastest on CPUs in our measurements; the library's own 32 tokens are two sentences."""
BATCH_SENTENCES = 64
"""More short ones are not faster, but need memory: each looks at the whole vocabulary."""
_AHEAD = 3
"""Slices in the queue for each worker: none of them waits, and a cancelled stream ends after few of them."""

Tokens = Sequence[str]
Check = Callable[[], None]


def decoded(
    translator: Any, sentences: Sequence[Tokens], options: dict[str, Any], *, prefix: str = "", check: Check
) -> Iterator[tuple[int, Any]]:
    """The index of a sentence and what CTranslate2 found for it, as it comes; longest sentences first.

    `options` go to `translate_batch`. `check` is called before every slice; what it raises ends the stream.
    """
    underway: deque[tuple[list[int], list[Any]]] = deque()
    for indices in slices(sentences):
        check()
        if len(underway) >= _AHEAD * translator.num_translators:
            yield from _collected(*underway.popleft())
        found = translator.translate_batch(
            [sentences[index] for index in indices],
            target_prefix=[[prefix]] * len(indices) if prefix else None,
            max_decoding_length=longest(sentences[indices[0]]),
            asynchronous=True,
            **options,
        )
        underway.append((indices, found))
    while underway:
        check()
        yield from _collected(*underway.popleft())


def slices(sentences: Sequence[Tokens]) -> Iterator[list[int]]:
    """The indices, longest sentence first, in slices of so many tokens, counting what fills up to equal length."""
    order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]), reverse=True)
    start = 0
    while start < len(order):
        size = min(BATCH_SENTENCES, max(1, BATCH_TOKENS // max(1, len(sentences[order[start]]))))
        yield order[start : start + size]
        start += size


def longest(sentence: Tokens) -> int:
    """How many tokens a translation may have; what comes to that went round in circles."""
    return 20 + 3 * len(sentence)


def _collected(indices: list[int], found: list[Any]) -> Iterator[tuple[int, Any]]:
    for index, each in zip(indices, found, strict=True):
        yield index, each.result()
