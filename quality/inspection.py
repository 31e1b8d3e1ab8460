"""Run all checks over the segments of a draft."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from pipeline.approved import NOWHERE, Elsewhere
from pipeline.finding import Finding, Severity
from quality.checks import empty
from quality.pair import Pair
from quality.register import GUARDS, CheckModule, WholeCheckModule
from quality.selection import USUAL, Selection

_CRASHED = "Die Prüfung „{check}“ konnte nicht laufen ({error}). Bitte diesen Satz selbst prüfen."
_CRASHED_ON_ALL = "Die Prüfung „{check}“ konnte nicht laufen ({error})."


def inspect(pairs: Sequence[Pair], *, elsewhere: Elsewhere = NOWHERE, checks: Selection = USUAL) -> tuple[Finding, ...]:
    """The findings of the selected checks: for every segment, in order, then those about the whole draft.

    A missing target is one finding, not one of each check. A check that crashes says so and stops no other.
    `elsewhere` is what the municipality already says for a source text in this locale, the usual target first.
    """
    single = chain.from_iterable(_of_segment(pair, checks) for pair in pairs)
    return (*single, *_whole(pairs, elsewhere, checks.whole))


@lru_cache(maxsize=1 << 14)
def _of_segment(pair: Pair, checks: Selection) -> tuple[Finding, ...]:
    """Kept, because a draft is judged again after every text that somebody types, and one segment differs then."""
    modules = (empty,) if pair.is_missing else checks.single
    return tuple(replace(finding, segment=pair.key) for module in modules for finding in _findings(module, pair))


def _findings(module: CheckModule, pair: Pair) -> Iterator[Finding]:
    try:
        yield from module.check(pair)
    except Exception as error:  # a page with odd text must not cost the others their checks
        severity = Severity.CRITICAL if module.NAME in GUARDS else Severity.INFO
        yield Finding(module.NAME, severity, _CRASHED, {"check": module.NAME, "error": type(error).__name__})


def _whole(pairs: Sequence[Pair], elsewhere: Elsewhere, modules: Sequence[WholeCheckModule]) -> Iterator[Finding]:
    for module in modules:
        try:
            yield from module.check_all(pairs, elsewhere=elsewhere)
        except Exception as error:  # as above
            values = {"check": module.NAME, "error": type(error).__name__}
            yield Finding(module.NAME, Severity.INFO, _CRASHED_ON_ALL, values)
