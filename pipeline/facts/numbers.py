"""Plain numbers: written in digits in any locale's format, or in words where that is cheap."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache

from pipeline.facts.fact import FactKind
from pipeline.facts.numerals import NUMERALS, POINT_LANGUAGES
from pipeline.facts.reading import Hit, fold

DIGITS = r"\d{1,3}(?: \d{3})+(?:,\d{1,2})?(?![\d])|\d+(?:[.,']\d+)*"
"""A number as written; blanks group thousands only."""

_NUMBER = re.compile(rf"(?<![\d])(?:{DIGITS})")
_GROUP = 3
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def find(plain: str, language: str) -> Iterator[Hit]:
    """Every number, `value` as a plain decimal: `1.000,50` → `1000.5`."""
    for match in _NUMBER.finditer(plain):
        for start, end, value in _parts(match, language):
            yield Hit(FactKind.NUMBER, start, end, value)
    yield from _words(plain, language)


def amount(written: str, language: str) -> str:
    """The value of a number in digits as the language writes it; empty when it is no single number."""
    digits = written.replace(" ", "").replace("'", "")
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return _canonical(digits)
    if len(set(marks)) > 1:
        last = marks[-1]
        return _canonical(_dropped(digits, "." if last == "," else ",").replace(last, "."))
    return _one_mark(digits, marks[0], marks.count(marks[0]) > 1, language)


def written(value: str, language: str, *, like: str) -> str:
    """The value in figures as the language writes them; grouped and with as many decimals as in the German `like`."""
    german = re.search(r"\d[\d.,]*", fold(like))
    _, comma, cents = (german.group() if german else "").rstrip(".,").partition(",")
    is_grouped = german is not None and "." in german.group().rstrip(".")
    figures = f"{Decimal(value):{',' if is_grouped else ''}.{len(cents) if comma else 0}f}"
    if language in POINT_LANGUAGES:
        return figures
    return figures.translate(str.maketrans(",.", ".,"))


def word_value(word: str, language: str) -> str | None:
    """The value of a number word, if the language has it."""
    return _table(language).get(word.casefold())


def words_for(value: str, language: str) -> tuple[str, ...]:
    """The number words of the language that mean this value."""
    return tuple(word for word, meant in _table(language).items() if meant == value)


def word_pattern(language: str) -> str:
    """A pattern for the number words of the language, longest first; empty where none are known."""
    return "|".join(re.escape(word) for word in sorted(_table(language), key=len, reverse=True))


def _one_mark(digits: str, mark: str, repeated: bool, language: str) -> str:
    grouped = all(len(group) == _GROUP for group in digits.split(mark)[1:])
    is_decimal = (mark == ".") == (language in POINT_LANGUAGES)
    if repeated:
        return _canonical(_dropped(digits, mark)) if grouped else ""
    if grouped and not is_decimal:
        return _canonical(_dropped(digits, mark))
    return _canonical(digits.replace(mark, "."))


def _parts(match: re.Match[str], language: str) -> Iterator[tuple[int, int, str]]:
    """The number, or its groups where dots only join several numbers (`5.12.3`)."""
    value = amount(match.group(), language)
    if value:
        yield match.start(), match.end(), value
        return
    for group in re.finditer(r"\d+", match.group()):
        yield match.start() + group.start(), match.start() + group.end(), _canonical(group.group())


def _words(plain: str, language: str) -> Iterator[Hit]:
    table = _table(language)
    if not table:
        return
    for match in _WORD.finditer(plain):
        value = table.get(match.group().casefold())
        if value and not _is_noun(match.group(), language):
            yield Hit(FactKind.NUMBER, match.start(), match.end(), value)


def _is_noun(word: str, language: str) -> bool:
    """German `Dritte` are other people, not the number three."""
    return language == "de" and word[0].isupper() and word.casefold().endswith(("te", "ten", "ter", "tes"))


@cache
def _table(language: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in NUMERALS.get(language, "").split():
        value, _, words = entry.partition(":")
        table.update({fold(word).casefold(): value for word in words.split("|")})
    return table


def _canonical(digits: str) -> str:
    if digits.startswith("00"):
        return digits
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return ""  # `1,2.3,4` is no number of any language
    return str(value.to_integral_value()) if value == value.to_integral_value() else str(value.normalize())


def _dropped(digits: str, mark: str) -> str:
    return digits.replace(mark, "")
