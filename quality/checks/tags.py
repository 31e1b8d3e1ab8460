"""Inline tags: every placeholder of the source comes back, once and properly nested; only emphasis may be left out."""

from collections.abc import Iterator

from pipeline.dropped import dropped
from pipeline.finding import Finding, Severity
from pipeline.placeholders import closing, opening, plain
from pipeline.repair import faults
from quality.pair import Pair

NAME = "tags"
_LONGEST = 60
"""Of emphasised words a reviewer needs no more to find them."""


def check(pair: Pair) -> Iterator[Finding]:
    """Critical for each fault of the placeholders: links or formatting would break; emphasis left out is told."""
    for fault in faults(pair.source, pair.target, droppable=pair.emphasis):
        yield Finding(NAME, Severity.CRITICAL, "Formatierung oder Link beschädigt: {fault}", {"fault": fault})
    for number in sorted(dropped(pair.source, pair.target, droppable=pair.emphasis)):
        words = _enclosed(pair.source, number)
        yield Finding(NAME, Severity.INFO, "Die Hervorhebung von „{words}“ fehlt.", {"words": words})


def _enclosed(source: str, number: int) -> str:
    words = " ".join(plain(source.partition(opening(number))[2].partition(closing(number))[0]).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
