"""Compares the facts of a source and a target: each must be there, unchanged or converted by a named rule."""

import re
from collections.abc import Iterator

from pipeline.facts.difference import Difference, Rule
from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.mend import replaced, rewritten
from pipeline.facts.reading import fold, read
from pipeline.facts.recognise import facts
from pipeline.facts.rest import Rest
from pipeline.facts.rules import RULES
from pipeline.facts.seek import counterpart, near_span, split_span

__all__ = ["Difference", "Rule", "differences", "mended"]

_ORDERED = (FactKind.PHONE, FactKind.EMAIL, FactKind.URL, FactKind.IBAN, FactKind.ADDRESS)
_ORDERED += (FactKind.DATE, FactKind.WEEKDAY, FactKind.TIME)
_CRITICAL = frozenset(
    {FactKind.PHONE, FactKind.EMAIL, FactKind.URL, FactKind.IBAN, FactKind.DATE, FactKind.TIME, FactKind.MONEY}
    | {FactKind.PERCENTAGE, FactKind.LEGAL}
)
_MEASURED = frozenset({FactKind.DATE, FactKind.TIME, FactKind.LEGAL, FactKind.MONEY, FactKind.PERCENTAGE})
_FIGURES = re.compile(r"[1-9]\d*")
_MOST_REPAIRS = 20


def differences(source: str, target: str, *, locale: str) -> tuple[Difference, ...]:
    """What the target lost, changed, reordered or made up; empty if every fact of the source is kept."""
    if source == target:
        return ()
    expected = facts(source)
    rest = Rest(target, locale=locale)
    missing = [fact for fact in rest.take_aligned(expected) if not rest.take_equal(fact)]
    for rule in RULES:
        missing = [fact for fact in missing if not rule(fact, rest)]
    missing = [fact for fact in missing if _is_owed(fact, rest)]
    found = [_difference(fact, rest) for fact in missing]
    if not found:
        found = list(_reordered(expected, rest))
    return (*found, *_made_up(source, rest))


def mended(source: str, target: str, *, locale: str) -> str:
    """The target with every sure repair applied, one after the other."""
    for _ in range(_MOST_REPAIRS):
        found = differences(source, target, locale=locale)
        better = next((d.suggestion for d in found if d.suggestion and d.suggestion != target), None)
        if better is None or len(differences(source, better, locale=locale)) >= len(found):
            return target
        target = better
    return target


def _is_owed(fact: Fact, rest: Rest) -> bool:
    """Whether the loss of the fact is a fault: numbers in words may dissolve in the wording, unless another one came."""
    is_dual = rest.language == "ar" and fact.value in {"1", "2"}
    if (any(c.isdigit() for c in fold(fact.text)) and not is_dual) or fact.kind not in {
        FactKind.NUMBER,
        FactKind.DEADLINE,
    }:
        return True
    if fact.kind is FactKind.DEADLINE:
        return rest.has(FactKind.DEADLINE) or rest.has(FactKind.NUMBER)
    return fact.value != "1" and any(other.kind is FactKind.NUMBER and other.value != "1" for other in rest.facts)


def _difference(fact: Fact, rest: Rest) -> Difference:
    for rule, seek in ((Rule.SPLIT, split_span), (Rule.ALTERED, near_span)):
        span = seek(fact, rest)
        if span is not None:
            found = rest.target[slice(*span)]
            rest.leave(*span)
            return Difference(fact.kind, fact, found, rule, replaced(rest.target, span, fact))
    other = counterpart(fact, rest)
    if other is None:
        return Difference(fact.kind, fact, None, Rule.MISSING)
    rest.leave(other.start, other.end)
    suggestion = rewritten(rest.target, other, fact, language=rest.language)
    return Difference(fact.kind, fact, other.text, Rule.ALTERED, suggestion)


def _reordered(expected: tuple[Fact, ...], rest: Rest) -> Iterator[Difference]:
    """Kinds whose values are all there but changed places: two phone numbers, opening and closing time."""
    for kind in _ORDERED:
        pairs = sorted((pair for pair in rest.taken if pair[0].kind is kind), key=lambda pair: pair[0].start)
        if len(pairs) != sum(fact.kind is kind for fact in expected):
            continue
        there = sorted((other for _, other in pairs), key=lambda other: other.start)
        wrong = next(
            ((fact, other) for (fact, _), other in zip(pairs, there, strict=True) if fact.value != other.value), None
        )
        if wrong:
            yield Difference(
                kind, wrong[0], wrong[1].text, Rule.ORDER, _in_order(rest.target, [f for f, _ in pairs], there)
            )


def _in_order(target: str, wanted: list[Fact], there: list[Fact]) -> str | None:
    written = {other.value: other.text for other in there}
    for fact, other in reversed(list(zip(wanted, there, strict=True))):
        target = target[: other.start] + written[fact.value] + target[other.end :]
    return target


def _made_up(source: str, rest: Rest) -> Iterator[Difference]:
    """Facts that the source does not have in any form."""
    letters, figures = _compact(source), set(_FIGURES.findall(read(source).plain))
    for fact in rest.facts:
        is_known = (
            figures.issuperset(_FIGURES.findall(fact.value))
            if fact.kind in _MEASURED
            else _compact(fact.text) in letters
        )
        if fact.kind in _CRITICAL and not is_known:
            yield Difference(fact.kind, fact, fact.text, Rule.EXTRA)


def _compact(text: str) -> str:
    return "".join(c for c in read(text).plain.casefold() if c.isalnum())
