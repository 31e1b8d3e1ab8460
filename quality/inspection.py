"""Run all checks over the segments of a draft."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.finding import Finding, Severity
from quality.checks import empty, facts, tags
from quality.pair import Pair
from quality.register import CHECKS, CheckModule

_GUARDS = frozenset({empty.NAME, facts.NAME, tags.NAME})
"""What these find blocks publishing; so does it when one of them cannot run."""


def inspect(pairs: Sequence[Pair]) -> tuple[Finding, ...]:
    """The findings of every check for every segment, in the order of the segments.

    A missing target is one finding, not one of each check. A check that crashes says so and stops no other.
    """
    return tuple(
        replace(finding, segment=pair.key)
        for pair in pairs
        for module in ((empty,) if pair.is_missing else CHECKS)
        for finding in _findings(module, pair)
    )


def _findings(module: CheckModule, pair: Pair) -> Iterator[Finding]:
    try:
        yield from module.check(pair)
    except Exception as error:  # a page with odd text must not cost the others their checks
        message = "Die Prüfung „{check}“ konnte nicht laufen ({error}). Bitte diesen Satz selbst prüfen."
        severity = Severity.CRITICAL if module.NAME in _GUARDS else Severity.INFO
        yield Finding(module.NAME, severity, message, {"check": module.NAME, "error": type(error).__name__})
