"""Clock times and opening hours."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.facts.fact import FactKind
from pipeline.facts.halves import BEFORE, HALVES, OCLOCK
from pipeline.facts.reading import Hit, fold

_ALONE = r"(?<![\d.,:/-])"
_T = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?(?!\d)"
_EXACT = r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?!\d)"
_JOINT = r"\s*(?:-|–|—|bis(?: um)?|und|oder|u\.|\+|/|&|sowie)\s*(?:von |ab |um |bis )?"
_CHAIN = rf"(?:\s*(?:Uhr|h)?{_JOINT}{_T}|,\s*{_EXACT}){{0,9}}"
_UHR = re.compile(rf"{_ALONE}{_T}{_CHAIN}\s*(?:Uhr|h(?=\s*(?:[-–,.;)]|$)))(?: [0-5]\d(?!\d| ?[-–.:]))?")
_COLON = re.compile(r"(?<![\d.,:/])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])")
_DOTTED = r"(?:[01]?\d|2[0-4])\.(?:00|15|30|45)"
_DOTTED_RANGE = re.compile(rf"(?<![\d.,:/]){_DOTTED}\s*(?:-|–|—|bis)\s*{_DOTTED}(?![\d.])")
_TIME = re.compile(r"(\d{1,2})(?:(?:[:.]| ?Uhr )([0-5]\d)(?!\d))?")
_LETTER_H = re.compile(r"(?<![\d.,:/])([01]?\d|2[0-4]) ?[hH] ?([0-5]\d)?(?![\w])")
_NOON, _DAY = 12 * 60, 24 * 60
_LAST_ON_THE_CLOCK = 12
_HOUR_FIRST = frozenset({"fr", "es", "it", "pt", "ro", "sq", "nl", "cs", "sk"})
_HALF_FIRST = frozenset({"zh", "hu", "tr", "fa", "ckb", "ps", "ur"})
_TO = (
    r"-|–|—|~|to|till|until|and|or|&|/|à|a|y|al|e|o|tot|en|și|la|până la|od|do|i|bis|до|и|й|і|та|ve|ile|és|και|έως|ως"
    r"|με|deri|dhe|ne|الى|حتى|و|تا|سے|تک|څخه|تر|بۆ|heta|û|ilaa|iyo|từ|đến|至|到"
)
_AT = r"from |between |at |de |las |desde |alle |ore |h |ora |la |الساعة |\w{0,3}ساعة |ساعت |saat "


class _Mark(NamedTuple):
    """One hour as written: where, minutes since midnight, and the half of the day said with it."""

    start: int
    end: int
    minutes: int
    half: str
    is_twelve: bool


def find(plain: str, language: str) -> Iterator[Hit]:
    """Times; `value` is `08:30`, the end of the day is `24:00`."""
    if not any(c.isdigit() for c in plain):
        return
    if language == "de" or "Uhr" in plain:
        yield from _german(plain)
    if language in HALVES:
        yield from _halved(plain, language)
    for pattern in (_COLON, _DOTTED_RANGE):
        for match in pattern.finditer(plain):
            yield from _times(plain, match.start(), match.end())
    yield from _marked(plain, language)


def _german(plain: str) -> Iterator[Hit]:
    for match in _UHR.finditer(plain):
        yield from _times(plain, match.start(), match.end())


def _times(plain: str, start: int, end: int) -> Iterator[Hit]:
    for match in _TIME.finditer(plain, start, end):
        yield Hit(FactKind.TIME, match.start(), match.end(), _clock(int(match[1]) * 60 + int(match[2] or 0)))


def _marked(plain: str, language: str) -> Iterator[Hit]:
    """Hours that a word of the language marks: `8 h 30`, `saat 8`, `8 год.`, `الساعة 8`."""
    if language in _HOUR_FIRST:
        for match in _LETTER_H.finditer(plain):
            yield Hit(FactKind.TIME, match.start(), match.end(), _clock(int(match[1]) * 60 + int(match[2] or 0)))
    pattern = _oclock(language)
    if pattern:
        for match in pattern.finditer(plain):
            yield from _times(plain, *match.span(match.lastgroup or 0))


def _halved(plain: str, language: str) -> Iterator[Hit]:
    """Times with a half of the day; in a range the half said last holds for the hours before it too."""
    for run in _run(language).finditer(plain):
        marks = [_mark(match) for match in _hour(language).finditer(plain, run.start(), run.end())]
        if not any(mark.half for mark in marks):
            continue
        for mark, minutes in zip(marks, _resolved(marks), strict=True):
            yield Hit(FactKind.TIME, mark.start, mark.end, _clock(minutes))


def _mark(match: re.Match[str]) -> _Mark:
    groups = match.groupdict()
    half = next((name for name in ("am", "pm", "noon") if groups[name] or groups.get(f"{name}_before")), "")
    hour, minutes = int(groups["hour"]), int(groups["minute"] or 0)
    return _Mark(match.start(), match.end(), hour * 60 + minutes, half, hour <= _LAST_ON_THE_CLOCK)


def _resolved(marks: list[_Mark]) -> Iterator[int]:
    """Minutes since midnight, read from the last hour to the first."""
    resolved: list[int] = []
    half, later = "", _DAY
    for mark in reversed(marks):
        half = mark.half or half
        minutes = _in_half(mark, half)
        if not mark.half and minutes > later:
            minutes -= _NOON
        resolved.append(minutes)
        later = minutes
    yield from reversed(resolved)


def _in_half(mark: _Mark, half: str) -> int:
    if not half or not mark.is_twelve:
        return mark.minutes
    hour_in_half = mark.minutes % _NOON
    if half == "noon":
        return hour_in_half + _NOON if mark.minutes < 4 * 60 or mark.minutes >= _NOON else mark.minutes
    return hour_in_half + (_NOON if half == "pm" else 0)


@cache
def _hour(language: str) -> re.Pattern[str]:
    am, pm, noon = HALVES[language]
    before = rf"(?:(?:(?P<am_before>{am})|(?P<pm_before>{pm})|(?P<noon_before>{noon})) ?)?"
    after = rf"(?:\s?(?:(?P<pm>{pm})|(?P<noon>{noon})|(?P<am>{am}))(?!\w))?"
    oclock = f"(?: ?(?:{OCLOCK[language]}))?" if language in OCLOCK else ""
    hour = r"(?<![\d.,:€$£])(?P<hour>[01]?\d|2[0-4])(?:[:.点時时](?P<minute>[0-5]\d))?(?!\d)"
    return re.compile(fold(f"{before if language in _HALF_FIRST else ''}{hour}{oclock}{after}"), re.IGNORECASE)


@cache
def _run(language: str) -> re.Pattern[str]:
    hour = re.sub(r"\?P<\w+>", "?:", _hour(language).pattern)
    return re.compile(rf"{hour}(?:\s*(?:{fold(_TO)})\s*(?:{fold(_AT)})?{hour}){{0,9}}", re.IGNORECASE)


@cache
def _oclock(language: str) -> re.Pattern[str] | None:
    after, before = OCLOCK.get(language), BEFORE.get(language)
    chain = rf"{_ALONE}{_T}(?:\s*(?:{_TO})\s*(?:{_AT})?{_T}){{0,9}}"
    parts = []
    if after:
        parts.append(rf"(?P<after>{chain})(?=(?:\s|-\w+\s)?(?:{after})(?!\w))")
    if before:
        parts.append(rf"(?<!\w)(?:{before})\s*:?\s*(?P<before>{chain})")
    return re.compile(fold("|".join(parts)), re.IGNORECASE) if parts else None


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
