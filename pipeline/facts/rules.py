"""The named rules by which a fact of the source counts as kept although the target writes it otherwise."""

import re
from collections.abc import Callable
from decimal import Decimal

from pipeline.facts import address, calendar, deadline, legal, weekday
from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.places import EXONYMS
from pipeline.facts.rest import Rest, is_faithful

Rule = Callable[[Fact, Rest], bool]

_WORDED_TIMES = {
    "12:00": r"noon|midday|midi|mediodía|mezzogiorno|meio-dia|полдень|полудень|полудня|öğle\w*|południe|amiază|delben|ظهر\w*|نيمروز",
    "24:00": r"midnight|minuit|medianoche|mezzanotte|meia-noite|полночь|опівночі|gece\s?yarısı|północ\w*|miezul nopții|منتصف الليل|نيمه\s?شب",
}
_DAILY = re.compile(
    r"täglich|daily|every ?day|seven days|quotidien|tous les jours|diari|todos los días|ogni giorno|giornalier|zilnic|codziennie|denn[eě]"
    r"|щодн|ежедневн|всеки ден|ежедневно|her gün|günlük|svak|καθημεριν|κάθε μέρα|naponta|çdo ditë|يوميا|كل يوم|هر روز|روزانه|rojane|her roj",
    re.IGNORECASE,
)
_HOURS = {FactKind.TIME, FactKind.DEADLINE}
_HOUR_IS_CLEAR = frozenset({"de", "en"})
"""Elsewhere the word for hours also tells the time: `à 8 heures`, `о 8 годині`."""
_MINUTES = re.compile(r"[:.]\d")
_MIDNIGHT = {"00:00", "24:00"}


def same_value(fact: Fact, rest: Rest) -> bool:
    """Another kind, the same value: `112` as a number, midnight as 0 or 24 h, `www.x.de/de` as `www.x.de/en`."""
    return rest.take(lambda other: (other.value == fact.value and is_faithful(fact, other)) or _is_same(fact, other, rest))


def verbatim(fact: Fact, rest: Rest) -> bool:
    """The German spelling stands in the target."""
    return rest.take_text(fact)


def worded(fact: Fact, rest: Rest) -> bool:
    """The wording of the locale: noon, within a month, a number as a word."""
    if fact.kind is FactKind.TIME and fact.value in {*_WORDED_TIMES, "00:00"}:
        words = _WORDED_TIMES["24:00" if fact.value in _MIDNIGHT else fact.value]
        return rest.take_match(re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
    if fact.kind is FactKind.DEADLINE and (fact.value.startswith("1 ") or not _has_digit(fact.text)):
        unit = fact.value.partition(" ")[2]
        return not rest.has(FactKind.DEADLINE) and deadline.names_unit(rest.plain, unit, rest.language)
    return False


def by_number(fact: Fact, rest: Rest) -> bool:
    """The bare number of the fact stands in the target, and nothing there says that it means something else."""
    if fact.kind is FactKind.TIME:
        return _time_by_number(fact, rest)
    if fact.kind is FactKind.DEADLINE:
        return _unit_may_be_elsewhere(fact, rest) and rest.take(_is_number(fact.value.split(" ")[0]))
    if fact.kind in {FactKind.MONEY, FactKind.PERCENTAGE}:
        return rest.shares_unit(fact) and rest.take(_is_number(fact.value.split(" ")[0]))
    if fact.kind is FactKind.LEGAL:
        return _reference_by_numbers(fact, rest)
    if fact.kind is FactKind.PHONE:
        return rest.take(_is_number(fact.value.removeprefix("ext ")))
    if fact.kind is FactKind.DATE and not calendar.knows_months(rest.language):
        year, day = fact.value.split("-")[0], fact.value.split("-")[-1]
        return rest.take(_is_number(str(int(day)))) and (not year or rest.take(_is_number(year)))
    if fact.kind is FactKind.NUMBER:
        return rest.take(lambda other: fact.value in _numbers(other) and other.kind is not FactKind.NUMBER)
    return False


def without_name(fact: Fact, rest: Rest) -> bool:
    """Weekdays in a language whose weekdays are not known, or Monday to Sunday as every day."""
    if fact.kind is not FactKind.WEEKDAY:
        return False
    return not weekday.knows_weekdays(rest.language) or bool(_DAILY.search(rest.plain))


RULES: tuple[Rule, ...] = (same_value, verbatim, worded, by_number, without_name)


def _is_same(fact: Fact, other: Fact, rest: Rest) -> bool:
    if {fact.kind, other.kind} == _HOURS and rest.language not in _HOUR_IS_CLEAR:
        return _whole_hour(fact) == _whole_hour(other)
    if fact.kind is not other.kind:
        return False
    match fact.kind:
        case FactKind.DEADLINE:
            return deadline.is_same_length(fact.value, other.value)
        case FactKind.TIME:
            return {fact.value, other.value} == _MIDNIGHT
        case FactKind.URL:
            return _without_language(fact.value, "de") == _without_language(other.value, rest.language)
        case FactKind.LEGAL:
            return _is_same_reference(fact, other, rest)
        case FactKind.ADDRESS:
            return _is_same_address(fact.value, other.value, rest)
        case _:
            return False


def _whole_hour(fact: Fact) -> str:
    hour = fact.value.removesuffix(" h" if fact.kind is FactKind.DEADLINE else ":00")
    return hour.lstrip("0") or "0"


def _is_same_reference(fact: Fact, other: Fact, rest: Rest) -> bool:
    """The same section; a law that the source spells out may be named in the target's words."""
    law, other_law = legal.law(fact.value), legal.law(other.value)
    if legal.numbers(fact.value) != legal.numbers(other.value):
        return False
    return law == other_law or not legal.is_abbreviation(law) or law in rest.plain.casefold()


def _reference_by_numbers(fact: Fact, rest: Rest) -> bool:
    """All numbers of the reference in words of the target, and the law if it is an abbreviation."""
    law = legal.law(fact.value)
    if legal.is_abbreviation(law) and law not in rest.plain.casefold():
        return False
    wanted = legal.numbers(fact.value)
    there = [other.value.lower() for other in rest.facts if other.kind in {FactKind.NUMBER, FactKind.FILE_NUMBER}]
    if any(wanted.count(number) > there.count(number) for number in wanted):
        return False
    return all([rest.take(lambda other, number=number: other.value.lower() == number) for number in wanted])


def _is_same_address(value: str, other: str, rest: Rest) -> bool:
    """The same postal code with the place in German, or with the name that the language has for it."""
    code, _, place = value.partition(" ")
    other_code, _, other_place = other.partition(" ")
    if code == other_code and code.isdigit():
        first, last = place.split(" ")[0], place.split(" ")[-1]
        name = other_place.split(" ")[0]
        return name in EXONYMS.get(first, ()) or (name == first and last in rest.whole.casefold())
    return address.comparable(value) == address.comparable(other)


def _without_language(url: str, language: str) -> str:
    return re.sub(rf"/(?:{language}|de|en)(?=/|$|[-_.])", "/", url, flags=re.IGNORECASE).lower()


def _time_by_number(fact: Fact, rest: Rest) -> bool:
    hour, minute = fact.value.split(":")
    if minute == "00" and rest.take(lambda other: other.value == str(int(hour)) and _is_whole(other, rest)):
        return True
    return rest.take_match(re.compile(rf"(?<![\d.:,])0?{int(hour)} ?[:.hH時点] ?{minute}(?![\d])"))


def _is_whole(number: Fact, rest: Rest) -> bool:
    """Whether the number stands for itself and is not one half of a broken time (`14:0`)."""
    return number.kind is FactKind.NUMBER and "." not in number.text and not _MINUTES.match(rest.target, number.end)


def _unit_may_be_elsewhere(fact: Fact, rest: Rest) -> bool:
    """Whether the unit is named further on (`6 to 8 weeks`), is usually left out (`aged 18`), or is not known."""
    unit = fact.value.partition(" ")[2]
    return unit == "y" or not deadline.knows_units(rest.language) or deadline.names_unit(rest.whole, unit, rest.language)


def _is_number(value: str) -> Callable[[Fact], bool]:
    wanted = Decimal(value) if value.replace(".", "").isdigit() else None
    return lambda other: other.kind is FactKind.NUMBER and wanted is not None and Decimal(other.value) == wanted


def _numbers(fact: Fact) -> set[str]:
    """The numbers that a fact of the target carries."""
    return {number.lstrip("0") or "0" for number in re.findall(r"\d+(?:\.\d*[1-9])?", fact.value)}


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)
