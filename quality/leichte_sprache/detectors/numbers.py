"""N01–N06, N08, N09: how numbers are written."""

import re
from collections.abc import Iterator

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.recognise import facts
from quality.leichte_sprache.german.function_words import NUMBER_WORDS
from quality.leichte_sprache.hit import Hit
from quality.leichte_sprache.page import Sentence
from quality.leichte_sprache.profile import Profile

_ROMAN = re.compile(r"(?<![\w-])(?=[IVX]{2,})(?:X{0,3})(?:IX|IV|V?I{0,3})(?![\w])")
_VALUES = {"I": 1, "V": 5, "X": 10}
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%|\d+(?:[.,]\d+)?\s(?:Prozent)\b")
_HIGH = re.compile(r"(?<![\d.,:/-])(?:\d{5,}|\d{1,3}(?:\.\d{3})+|\d+,\d+)(?![\d:])")
_YEAR = re.compile(
    r"(?<![\d.,:/-])1[0-9]\d\d(?![\d.,]\d|-\d|\d)(?!\s*(?:Euro|€|m\b|km|Meter|Kilometer|Einwohner|Menschen))"
)
_OLD = 1990
_DATE = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)")
_MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_LEADING_ZERO = re.compile(r"(?<!\d)0(\d[.:]\d\d)(?=\s*(?:Uhr|[-–]|bis))")
_FROM_TO = re.compile(r"\b[Vv]on\s+(\d{1,2}(?:[.:]\d\d)?)\s*(?:Uhr)?\s*[-–]\s*(\d{1,2}(?:[.:]\d\d)?)\s*Uhr")
_HOURS = re.compile(r"(?<![\d.])(\d{1,2}(?:[.:]\d\d)?)\s*[-–]\s*(\d{1,2}(?:[.:]\d\d)?)\s*Uhr")
_LONG_RUN = re.compile(r"\d{6,}")
_DIGITS = dict(
    zip(
        ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"],
        range(2, 13),
        strict=True,
    )
)
_IN_WORDS = re.compile(r"(?<![\d.,:/§-])(?<!Nummer )(?<!Zimmer )(?<!Haus )([2-9]|1[0-2])(?=\s+[A-ZÄÖÜ][a-zäöü]{2,})")
_NO_COUNT = re.compile(
    r"\s+(?:Uhr|Euro|Prozent|Cent|Meter|Kilometer|Grad|Millionen|Januar|Februar|März|April|Mai|Juni|Juli)\b"
)
_EXEMPT = frozenset(
    {
        FactKind.PHONE,
        FactKind.IBAN,
        FactKind.ADDRESS,
        FactKind.MONEY,
        FactKind.URL,
        FactKind.EMAIL,
        FactKind.FILE_NUMBER,
    }
)


def roman(sentence: Sentence) -> Iterator[Hit]:
    """N01: roman numbers of two letters or more."""
    for match in _ROMAN.finditer(sentence.text):
        yield Hit(match.start(), match.end(), instead=str(_arabic(match.group())))


def _arabic(roman_number: str) -> int:
    values = [_VALUES[letter] for letter in roman_number]
    return sum(-v if v < n else v for v, n in zip(values, [*values[1:], 0], strict=True))


def percentages(sentence: Sentence) -> Iterator[Hit]:
    """N02: percentages."""
    for match in _PERCENT.finditer(sentence.text):
        yield Hit(match.start(), match.end(), instead="„viele“, „wenige“, „die Hälfte“ oder „1 von 10“")


def high_numbers(sentence: Sentence) -> Iterator[Hit]:
    """N03: numbers above 9,999 and with decimals, but for money, phones, addresses."""
    found = list(_HIGH.finditer(sentence.text))
    exempt = _exempt(sentence) if found else []
    for match in found:
        if not any(fact.start <= match.start() < fact.end for fact in exempt):
            yield Hit(match.start(), match.end(), instead="„sehr viele“ oder ein Vergleich")


def _exempt(sentence: Sentence) -> list[Fact]:
    return [fact for fact in facts(sentence.text) if fact.kind in _EXEMPT]


def old_years(sentence: Sentence) -> Iterator[Hit]:
    """N04: years before 1990."""
    for match in _YEAR.finditer(sentence.text):
        if int(match.group()) < _OLD:
            yield Hit(match.start(), match.end(), instead="„vor langer Zeit“ oder „vor mehr als … Jahren“")


def number_words(sentence: Sentence, profile: Profile) -> Iterator[Hit]:
    """N05: `drei` where the profile wants digits, `3` where it wants words."""
    if not profile.is_digits:
        yield from _digits(sentence)
        return
    for token in sentence.tokens:
        if token.lower in NUMBER_WORDS and token.is_small:
            yield Hit(token.start, token.end, instead=str(_DIGITS.get(token.lower, "Ziffern")))


def _digits(sentence: Sentence) -> Iterator[Hit]:
    words = {number: word for word, number in _DIGITS.items()}
    for match in _IN_WORDS.finditer(sentence.text):
        if not _NO_COUNT.match(sentence.text, match.end()):
            yield Hit(match.start(), match.end(), instead=words[int(match.group())])


def numeric_dates(sentence: Sentence) -> Iterator[Hit]:
    """N06: `01.03.2026`."""
    for match in _DATE.finditer(sentence.text):
        day, month = int(match[1]), int(match[2])
        if 1 <= month <= len(_MONTHS):
            yield Hit(match.start(), match.end(), instead=f"{day}. {_MONTHS[month - 1]} {match[3]}")


def clock_times(sentence: Sentence) -> Iterator[Hit]:
    """N08: `08:30`, `von 9 – 10 Uhr`, `9-10 Uhr`."""
    for match in _LEADING_ZERO.finditer(sentence.text):
        yield Hit(match.start(), match.end(), instead=match[1])
    for match in _FROM_TO.finditer(sentence.text) or ():
        yield Hit(match.start(), match.end(), instead=f"von {match[1]} bis {match[2]} Uhr")
    for match in _HOURS.finditer(sentence.text):
        if not sentence.text[: match.start()].rstrip().lower().endswith("von"):
            yield Hit(match.start(), match.end(), instead=f"von {match[1]} bis {match[2]} Uhr")


def phone_numbers(sentence: Sentence) -> Iterator[Hit]:
    """N09: phone numbers with six digits or more in a row."""
    if not _LONG_RUN.search(sentence.text):
        return
    for fact in facts(sentence.text):
        if fact.kind is FactKind.PHONE and (run := _LONG_RUN.search(fact.text)):
            yield Hit(fact.start, fact.end, instead=fact.text.replace(run.group(), _grouped(run.group())))


def _grouped(digits: str) -> str:
    """The digits in pairs from the right, an odd one joined to the first pair."""
    odd = len(digits) % 2
    first = digits[: 2 + odd]
    return " ".join([first, *(digits[at : at + 2] for at in range(2 + odd, len(digits), 2))])
