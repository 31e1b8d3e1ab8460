"""Sizes the requests: few and full, but within the limits of the API, and each with one context."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MOST_TEXTS = 50
MOST_BYTES = 100 * 1024
"""DeepL takes 128 KiB; the rest is room for the parameters."""


@dataclass(frozen=True, slots=True)
class Text:
    """One HTML text to translate, with its place among the requests."""

    index: int
    html: str
    context: str = ""

    @property
    def size(self) -> int:
        """Bytes in the request: an umlaut takes six, because JSON is sent as ASCII."""
        return len(json.dumps(self.html)) + len(", ")


@dataclass(slots=True)
class Batch:
    """The texts of one request."""

    context: str
    texts: list[Text] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of the request without its parameters."""
        return len(json.dumps(self.context)) + sum(text.size for text in self.texts)

    def halves(self) -> list["Batch"]:
        """The batch as two."""
        middle = len(self.texts) // 2
        return [Batch(self.context, self.texts[:middle]), Batch(self.context, self.texts[middle:])]


def batches(texts: Iterable[Text]) -> Iterator[Batch]:
    """The texts in as few requests as the limits allow; a text that is too long for any stands alone."""
    by_context: dict[str, list[Text]] = {}
    for text in texts:
        by_context.setdefault(text.context, []).append(text)
    for context, together in by_context.items():
        yield from _filled(context, together)


def _filled(context: str, texts: Iterable[Text]) -> Iterator[Batch]:
    batch = Batch(context)
    for text in texts:
        if batch.texts and (len(batch.texts) == MOST_TEXTS or batch.size + text.size > MOST_BYTES):
            yield batch
            batch = Batch(context)
        batch.texts.append(text)
    yield batch
