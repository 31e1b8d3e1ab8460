"""Inline tags: every placeholder of the source comes back, once and properly nested."""

from collections.abc import Iterator

from pipeline.finding import Finding, Severity
from pipeline.repair import faults
from quality.pair import Pair

NAME = "tags"


def check(pair: Pair) -> Iterator[Finding]:
    """Critical for each fault of the placeholders: links or formatting of the page would break."""
    for fault in faults(pair.source, pair.target):
        yield Finding(NAME, Severity.CRITICAL, "Formatierung oder Link beschädigt: {fault}", {"fault": fault})
