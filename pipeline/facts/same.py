"""When two facts mean the same although their values differ."""

import re
from collections.abc import Callable

from pipeline.facts import address, deadline, legal
from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.places import EXONYMS
from pipeline.facts.rest import Rest

_HOURS = {FactKind.TIME, FactKind.DEADLINE}
_HOUR_IS_CLEAR = frozenset({"de", "en"})
"""Elsewhere the word for hours also tells the time: `à 8 heures`, `о 8 годині`."""
_MIDNIGHT = {"00:00", "24:00"}


def is_same(fact: Fact, other: Fact, rest: Rest) -> bool:
    """Whether the fact of the target keeps the fact of the source, by the rule of its kind."""
    if other.value == fact.value:
        return True
    if {fact.kind, other.kind} == _HOURS and rest.language not in _HOUR_IS_CLEAR:
        return _hour(fact) == _hour(other)
    rule = _RULES.get(fact.kind)
    return rule is not None and fact.kind is other.kind and rule(fact, other, rest)


def legal_numbers(fact: Fact) -> list[str]:
    """The numbers of a legal reference in order: section, paragraph, sentence."""
    return legal.numbers(fact.value)


def names_law(fact: Fact, plain: str) -> bool:
    """Whether the text names the law of the reference; only an abbreviation has to stay German."""
    law = legal.law(fact.value)
    return not legal.is_abbreviation(law) or law in plain.casefold()


def _hour(fact: Fact) -> str:
    hour = fact.value.removesuffix(" h" if fact.kind is FactKind.DEADLINE else ":00")
    return hour.lstrip("0") or "0"


def _length(fact: Fact, other: Fact, _rest: Rest) -> bool:
    return deadline.is_same_length(fact.value, other.value)


def _midnight(fact: Fact, other: Fact, _rest: Rest) -> bool:
    return {fact.value, other.value} == _MIDNIGHT


def _url(fact: Fact, other: Fact, rest: Rest) -> bool:
    """The same page in another language: `/de/` became `/en/` or the locale's own."""
    return _without_language(fact.value, rest.language) == _without_language(other.value, rest.language)


def _without_language(url: str, language: str) -> str:
    return re.sub(rf"/(?:{language}|de|en)(?=/|$)", "", url, flags=re.IGNORECASE).lower()


def _reference(fact: Fact, other: Fact, rest: Rest) -> bool:
    """The same section; a law that the source spells out may be named in the target's words."""
    return legal_numbers(fact) == legal_numbers(other) and names_law(fact, rest.whole)


def _address(fact: Fact, other: Fact, _rest: Rest) -> bool:
    """The same postal code with the name that the language has for the city, or ß written as ss."""
    code, _, place = fact.value.partition(" ")
    other_code, _, other_place = other.value.partition(" ")
    if code == other_code and code.isdigit():
        return other_place.partition(" ")[0] in EXONYMS.get(place.partition(" ")[0], ())
    return address.comparable(fact.value) == address.comparable(other.value)


_RULES: dict[FactKind, Callable[[Fact, Fact, Rest], bool]] = {
    FactKind.DEADLINE: _length,
    FactKind.TIME: _midnight,
    FactKind.URL: _url,
    FactKind.LEGAL: _reference,
    FactKind.ADDRESS: _address,
}
