"""Relative deadlines and other lengths of time: `innerhalb von 14 Tagen`, `binnen eines Monats`, `24 Stunden`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from pipeline.facts.fact import FactKind
from pipeline.facts.numbers import DIGITS, amount, word_pattern, word_value
from pipeline.facts.reading import Hit, fold
from pipeline.facts.units import ARTICLES, LESSONS, PAIRS, UNITS, WORDS

_IN_DAYS = {"d": 1, "w": 7}
_IN_MONTHS = {"mo": 1, "y": 12}
_IN_MINUTES = {"min": 1, "h": 60}
_NO_EDGES = frozenset({"zh", "vi"})


def find(plain: str, language: str) -> Iterator[Hit]:
    """Number and unit of time; `value` is `14 d`, `1 mo`, `24 h`."""
    pattern = _pattern(language)
    if pattern is None:
        return
    for match in pattern.finditer(plain):
        number, unit = _number(match, language), _unit(match)
        if number and unit:
            yield Hit(FactKind.DEADLINE, match.start(), match.end(), f"{number} {unit}")


def is_same_length(value: str, other: str) -> bool:
    """Whether two lengths are equal by the calendar: 14 days are two weeks, 24 months two years."""
    (number, unit), (other_number, other_unit) = value.split(" "), other.split(" ")
    for table in (_IN_DAYS, _IN_MONTHS, _IN_MINUTES):
        if unit in table and other_unit in table:
            return Decimal(number) * table[unit] == Decimal(other_number) * table[other_unit]
    return False


def names_unit(plain: str, unit: str, language: str) -> bool:
    """Whether the text names the unit at all; a single month often stands without a number."""
    if language not in WORDS:
        return False
    words = WORDS[language].split(" ")[UNITS.index(unit)]
    return bool(re.search(fold(rf"(?<!\w)(?:{words})(?!\w)"), plain, re.IGNORECASE))


def counts_lessons(plain: str, number: str, language: str) -> bool:
    """Whether the text counts as many lessons: the hours of a course, `700 Stunden`, are `700 lessons` elsewhere."""
    if language not in LESSONS:
        return False
    edge = "" if language in _NO_EDGES else r"(?!\w)"
    words = rf"(?<![\d.,:])(?P<digits>{DIGITS})(?: ?-? ?)(?:[^\W\d]+ ){{0,2}}(?:{LESSONS[language]}){edge}"
    return any(amount(match["digits"], language) == number for match in re.finditer(fold(words), plain, re.IGNORECASE))


def knows_units(language: str) -> bool:
    """Whether the units of the language are known."""
    return language in WORDS


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    if language not in WORDS:
        return None
    units = "|".join(f"(?P<u{i}>{part})" for i, part in enumerate(WORDS[language].split(" ")))
    article = f"|(?P<one>{ARTICLES[language]})(?!\\w)" if language in ARTICLES else ""
    words = word_pattern(language)
    spelled = f"|(?P<word>{words})(?!\\w)" if words else ""
    number = rf"(?:(?<![\d.,:])(?P<digits>{DIGITS})|(?<!\w)(?:(?P<half>anderthalb|eineinhalb)(?!\w){spelled}{article}))"
    gap = r"[ -]{0,2}" + _between(language)
    edge = "" if language in _NO_EDGES else r"(?!\w)"
    pattern = rf"{number}{gap}(?:{units}){edge}"
    duals = "|".join(f"(?P<d{i}>{part})" for i, part in enumerate(PAIRS.get(language, ())))
    if duals:
        pattern = rf"{pattern}|(?<!\w)\w{{0,2}}?(?:{duals})(?!\w)"
    return re.compile(fold(pattern), re.IGNORECASE)


def _between(language: str) -> str:
    """Words that may stand between number and unit: `14 full days`, `14 de zile`, `drei volle Monate`."""
    return {
        "de": r"(?:volle[nr]? |ganze[nr]? |weitere[nr]? |Kalender|Werk|Arbeits|Lebens|Schul)?",
        "en": r"(?:full |whole |further |more |calendar |working |business )?",
        "ro": r"(?:de )?",
        "bg": r"(?:пълни )?",
        "tr": r"(?:iş |tam )?",
    }.get(language, "")


def _number(match: re.Match[str], language: str) -> str:
    groups = match.groupdict()
    if groups["digits"]:
        return amount(groups["digits"], language)
    if groups["half"]:
        return "1.5"
    if groups.get("word"):
        return word_value(groups["word"], language) or ""
    return "1" if groups.get("one") else "2"


def _unit(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next((unit for i, unit in enumerate(UNITS) if groups.get(f"u{i}") or groups.get(f"d{i}")), "")
