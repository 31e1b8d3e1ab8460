"""Weekdays by name, and by German abbreviation where the words around leave no doubt."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.facts.days import DAYS
from pipeline.facts.fact import FactKind
from pipeline.facts.reading import CLAIMED, Hit, fold

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHORT = {"Mo": "mon", "Di": "tue", "Mi": "wed", "Do": "thu", "Fr": "fri", "Sa": "sat", "So": "sun"}
_ONE = r"(?<![\w.@/-])(?:Mo|Di|Mi|Do|Fr|Sa|So)(?![\w@])"
_JOINT = r"\.?\s*(?:-|–|—|/|,|\+|&|u\.|und|bis|sowie|oder)\s*"
_BEFORE_TIME = rf"(?=\.?[:,]?\s*(?:von |ab |bis )?(?:{CLAIMED}|\d{{1,2}}[.: –-]))"
_RUN = re.compile(rf"{_ONE}(?:{_JOINT}(?:Mo|Di|Mi|Do|Fr|Sa|So)(?![\w@]))+|{_ONE}{_BEFORE_TIME}")
_ONE_NAME = re.compile(r"Mo|Di|Mi|Do|Fr|Sa|So")
_GLUED = frozenset({"zh", "vi", "ka"})


def find(plain: str, language: str) -> Iterator[Hit]:
    """Weekdays; `value` is `mon` … `sun`."""
    if language == "de":
        yield from _abbreviated(plain)
    names = _names(language)
    if names:
        for match in names.finditer(plain):
            yield Hit(FactKind.WEEKDAY, match.start(), match.end(), str(match.lastgroup))


def knows_weekdays(language: str) -> bool:
    """Whether the weekday names of the language are known."""
    return language in DAYS


def _abbreviated(plain: str) -> Iterator[Hit]:
    for run in _RUN.finditer(plain):
        for match in _ONE_NAME.finditer(plain, run.start(), run.end()):
            yield Hit(FactKind.WEEKDAY, match.start(), match.end(), _SHORT[match.group()])


@cache
def _names(language: str) -> re.Pattern[str] | None:
    if language not in DAYS:
        return None
    days = "|".join(f"(?P<{name}>{part})" for name, part in zip(_NAMES, DAYS[language].split(" "), strict=True))
    edges = ("", "") if language in _GLUED else (r"(?<!\w)", r"(?!\w)")
    return re.compile(fold(f"{edges[0]}(?:{days}){edges[1]}"), re.IGNORECASE)
