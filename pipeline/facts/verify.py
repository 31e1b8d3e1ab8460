"""Compares the facts of a source and a target: each must be there, unchanged or converted by a named rule."""

from collections import Counter
from collections.abc import Iterator

from pipeline.facts.difference import Difference, Rule
from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.invented import invented
from pipeline.facts.mend import replaced, rewritten
from pipeline.facts.reading import fold
from pipeline.facts.recognise import facts
from pipeline.facts.rest import Rest
from pipeline.facts.rules import RULES, has_digit
from pipeline.facts.seek import counterpart, near_span, split_span

__all__ = ["Difference", "Rule", "differences", "mended"]

_ORDERED = tuple(FactKind(kind) for kind in ("phone", "email", "url", "iban", "address", "date", "weekday", "time"))
_MAY_DISSOLVE = frozenset({FactKind.NUMBER, FactKind.DEADLINE})
_MOST_REPAIRS, _MOST_FACTS = 20, 200


def differences(source: str, target: str, *, locale: str) -> tuple[Difference, ...]:
    """What the target lost, changed, reordered or made up; empty if every fact of the source is kept."""
    if source == target:
        return ()
    expected = facts(source)
    if len(expected) > _MOST_FACTS:
        return tuple(_uncounted(expected, target, locale=locale))
    rest = Rest(target, locale=locale)
    missing = [fact for fact in rest.take_aligned(expected) if not rest.take_equal(fact)]
    for rule in RULES:
        missing = [fact for fact in missing if not rule(fact, rest)]
    missing = [fact for fact in missing if _is_owed(fact, rest)]
    found = [_difference(fact, rest) for fact in missing] or list(_reordered(expected, rest))
    return (*found, *(Difference(fact.kind, fact, fact.text, Rule.EXTRA) for fact in invented(source, rest)))


def _uncounted(expected: tuple[Fact, ...], target: str, *, locale: str) -> Iterator[Difference]:
    """What a list too long for a sentence lacks, value by value: comparing each with each would take too long."""
    there = Counter((fact.kind, fact.value) for fact in facts(target, locale=locale))
    for fact in expected:
        there[fact.kind, fact.value] -= 1
        if there[fact.kind, fact.value] < 0:
            yield Difference(fact.kind, fact, None, Rule.MISSING)


def mended(source: str, target: str, *, locale: str) -> str:
    """The target with every repair applied that leaves fewer differences."""
    for _ in range(_MOST_REPAIRS):
        found = differences(source, target, locale=locale)
        proposals = (difference.suggestion for difference in found if difference.suggestion)
        better = next((p for p in proposals if len(differences(source, p, locale=locale)) < len(found)), None)
        if better is None:
            return target
        target = better
    return target


def _is_owed(fact: Fact, rest: Rest) -> bool:
    """Whether the loss of the fact is a fault; a number in words may dissolve, unless another one took its place."""
    is_dual = rest.language == "ar" and fact.value in {"1", "2"}
    if fact.kind not in _MAY_DISSOLVE or (has_digit(fold(fact.text)) and not is_dual):
        return True
    if fact.kind is FactKind.DEADLINE:
        return rest.has(FactKind.DEADLINE) or rest.has(FactKind.NUMBER)
    return fact.value != "1" and rest.has(FactKind.NUMBER)


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
        wanted = [fact for fact, _ in pairs]
        there = sorted((other for _, other in pairs), key=lambda other: other.start)
        for fact, other in zip(wanted, there, strict=True):
            if fact.value != other.value:
                yield Difference(kind, fact, other.text, Rule.ORDER, _in_order(rest.target, wanted, there))
                break


def _in_order(target: str, wanted: list[Fact], there: list[Fact]) -> str:
    """The target with its own writings of these facts, in the order of the source."""
    written = {other.value: other.text for other in there}
    for fact, other in reversed(list(zip(wanted, there, strict=True))):
        target = target[: other.start] + written[fact.value] + target[other.end :]
    return target
