"""The checks, one line each; a new check is a file in `quality/checks/` and a line here."""

from collections.abc import Iterator
from typing import Protocol

from pipeline.finding import Finding
from quality.checks import empty, facts, length, repetition, script, tags, terms, untranslated
from quality.pair import Pair


class CheckModule(Protocol):
    """What a file in `quality/checks/` offers."""

    NAME: str
    """Names the check in findings, settings and the documentation."""

    def check(self, pair: Pair) -> Iterator[Finding]:
        """The findings for one segment; `inspect` fills in the segment's key."""


CHECKS: tuple[CheckModule, ...] = (
    empty,
    tags,
    facts,
    untranslated,
    script,
    length,
    repetition,
    terms,
)
