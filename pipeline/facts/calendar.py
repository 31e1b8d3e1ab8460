"""Dates, written in digits or with a month name, in German and in the target locales."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.facts.fact import FactKind
from pipeline.facts.months import MONTHS
from pipeline.facts.reading import Hit, fold

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_FIRST = frozenset({"en", "hu", "zh", "ja", "ko", "fa", "so"})
_ISO = re.compile(r"(?<![\d.,/-])(\d{4})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d-]|[.,/]\d)")
_EAST_ASIAN = re.compile(r"(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]")
_ALONE = r"(?<![\d.,:/-])"
_DAYS = r"(?:(?P<first>\d{1,2})\. ?(?:(?P<month1>\d{1,2})\.)? ?(?:-|–|—|bis(?: zum)?|und|/|oder) ?)?"
_DIGITS = re.compile(
    rf"{_ALONE}{_DAYS}(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})"
    r"(?:\.(?: ?(?P<year>(?:19|20)\d\d)|(?P<short>\d\d))(?!\d|[.:,]\d)|\.(?!\d))"
)
_SLASHED = re.compile(r"(?<![\d.,:/-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/-]|[.,:]\d)")
_ORDINAL = r"(?:st|nd|rd|th|er|re|º|ª|ª|°|\.|'?(?:-?(?:го|ге|та|ти|те|ше|ое|е|й|ві)))?"
_JOINT = (
    r"(?:-|–|—|/|bis(?: zum)?|und|oder|to|and|until|or|au|et|ou|al|y|e|a|și|si|до|по|и|й|та|і|ve|ile|do|i|u|-től"
    r"|الى|و|تا)"
)
_LINK = r"(?:of|de|den|da|do|من|на|ي)?"


def find(plain: str, language: str) -> Iterator[Hit]:
    """Dates; `value` is ISO 8601: `2026-05-14`, `--05-14` without a year, `2026-05` without a day."""
    if not any(c.isdigit() for c in plain):
        return
    for match in _ISO.finditer(plain):
        yield from _hits((match.span(),), _date(match[1], match[3], match[4]))
    for match in _DIGITS.finditer(plain):
        yield from _dotted(match)
    for match in _SLASHED.finditer(plain):
        yield from _hits((match.span(),), _slashed(match))
    for match in _EAST_ASIAN.finditer(plain):
        yield from _hits((match.span(),), _date(match[1], match[2], match[3]))
    for pattern in _worded(language):
        for match in pattern.finditer(plain):
            yield from _named(match, language)


def month_number(word: str, language: str) -> int:
    """Which month the word names; 0 if none."""
    for number, pattern in enumerate(_months(language), start=1):
        if pattern.fullmatch(word):
            return number
    return 0


def parts(value: str) -> tuple[str, str, str]:
    """Year, month and day of a value; what it lacks is empty."""
    year, month, day = ("", *value[2:].split("-")) if value.startswith("--") else (*value.split("-"), "")[:3]
    return year, month, day


def knows_months(language: str) -> bool:
    """Whether the month names of the language are known."""
    return language in MONTHS


def _dotted(match: re.Match[str]) -> Iterator[Hit]:
    year, month = match["year"] or match["short"], match["month"]
    value = _date(year, month, match["day"])
    if not value:
        return
    if match["first"]:
        end = match.end("month1") + 1 if match["month1"] else match.end("first") + 1
        yield from _hits(((match.start("first"), end),), _date(year, match["month1"] or month, match["first"]))
    yield from _hits(((match.start("day"), match.end()),), value)


def _named(match: re.Match[str], language: str) -> Iterator[Hit]:
    groups = match.groupdict()
    month, year = month_number(groups["month"], language), groups.get("year")
    if groups.get("day") is None:
        yield from _hits((match.span(),), f"{year}-{month:02}" if year and month else "")
        return
    value = _date(year, str(month), groups["day"])
    if not value:
        return
    first, last = groups.get("first"), groups.get("last")
    if first:
        yield from _hits((match.span("first"),), _date(year, str(month), first))
    start = match.start("day") if first else match.start()
    yield from _hits(((start, match.end("last_before") if last else match.end()),), value)
    if last:
        yield from _hits((match.span("last"),), _date(year, str(month), last))


@cache
def _worded(language: str) -> tuple[re.Pattern[str], ...]:
    if language not in MONTHS:
        return ()
    month = MONTHS[language].replace(" ", "|")
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    day_first = (
        rf"{_ALONE}(?:(?P<first>\d{{1,2}}){_ORDINAL} ?{_JOINT} ?)?(?P<day>\d{{1,2}}){_ORDINAL}[ -]?(?:{_LINK} )?"
        rf"(?P<month>{month})(?!\w)(?:,?\.? ?(?:de |del |of |năm |, )?{year})?"
    )
    month_first = (
        rf"(?<!\w)(?:{year}\.? ?)?(?P<month>{month})(?!\w)\.? (?:the )?(?P<day>\d{{1,2}})(?P<last_before>)"
        rf"(?:st|nd|rd|th|\.)?(?!\d|[:.,]\d|-\w)(?: ?(?:-|–|to|and) ?(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:.]\d))?"
    )
    month_first_late = month_first.replace(rf"(?:{year}\.? ?)?", "") + rf"(?:,? ?{year})"
    month_year = rf"(?<!\w)(?P<month>{month})(?!\w)[.,]? ?(?:de |of |del )?{year}"
    patterns = (
        [day_first, month_first_late, month_first, month_year] if language in _MONTH_FIRST else [day_first, month_year]
    )
    return tuple(re.compile(fold(pattern), re.IGNORECASE) for pattern in patterns)


@cache
def _months(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(fold(part), re.IGNORECASE) for part in MONTHS[language].split(" "))


def _slashed(match: re.Match[str]) -> str:
    """Day first, as everywhere in Europe; with slashes month first, where nothing else can be meant."""
    first, mark, second, year = match.groups()
    return _date(year, second, first) or (_date(year, first, second) if mark == "/" else "")


def _date(year: str | None, month: str, day: str) -> str:
    month_no, day_no = int(month), int(day)
    if not 1 <= month_no <= len(_LENGTHS) or not 1 <= day_no <= _LENGTHS[month_no - 1]:
        return ""
    full = year or "-"
    return f"{full if len(full) != len('26') else '20' + full}-{month_no:02}-{day_no:02}"


def _hits(spans: tuple[tuple[int, int], ...], value: str) -> Iterator[Hit]:
    if value:
        for start, end in spans:
            yield Hit(FactKind.DATE, start, end, value)
