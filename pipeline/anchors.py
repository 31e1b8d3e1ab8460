"""Finds words again in a translation: only where they stand exactly once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from pipeline.engine import TermHit
from pipeline.standoff import Span

SENTENCE_END = tuple(" .!?…:;。！？؟؛।።")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that write words without spaces between them."""


@runtime_checkable
class Inflected(Protocol):
    """A term hit that finds its target in any form."""

    def places(self, target: str) -> Sequence[Span]:
        """Where a text says the term."""


def only_place(candidates: Iterable[str], text: str) -> Span | None:
    """Where the first of the candidates stands that is in the text exactly once; its first letter may be large."""
    for candidate in filter(None, candidates):
        first, rest = candidate[0], candidate[1:]
        pattern = f"[{re.escape(first.lower())}{re.escape(first.upper())}]{re.escape(rest)}"
        if not _NO_SPACES.search(text):
            pattern = rf"(?<!\w){pattern}(?!\w)"
        found = list(re.finditer(pattern, text))
        if len(found) == 1:
            return found[0].span()
    return None


def translations(words: str, alone: str | None) -> Iterator[str]:
    """What words may read like inside a sentence: as they were translated alone, else as they are."""
    if alone is not None:
        if words.endswith(SENTENCE_END):
            yield alone
        yield alone.rstrip("".join(SENTENCE_END))
    yield words


def term_place(words: str, terms: Iterable[TermHit], text: str) -> Span | None:
    """Where the text says the term that the words are."""
    for hit in terms:
        if hit.source == words.strip(" .,:;!?"):
            places = hit.places(text) if isinstance(hit, Inflected) else []
            return places[0] if len(places) == 1 else only_place([hit.target], text)
    return None
