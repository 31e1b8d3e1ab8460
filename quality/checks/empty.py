"""A target must say something where the source does."""

from collections.abc import Iterator

from pipeline.finding import Finding, Severity
from quality.pair import Pair

NAME = "empty"


def check(pair: Pair) -> Iterator[Finding]:
    """Critical when the source has text and the target has none."""
    if pair.is_missing:
        yield Finding(NAME, Severity.CRITICAL, "Die Übersetzung fehlt.")
