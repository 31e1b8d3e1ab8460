"""Whether an equal value is also written so that a reader takes it for the same thing."""

import re

from pipeline.facts.fact import Fact, FactKind
from pipeline.placeholders import plain

_GROUPING = re.compile(r"[.,]")
_YEAR = re.compile(r"(?:19|20)(?!00)\d\d")
_POINT_ZERO = re.compile(r"\d[.,]0$")
_CUT_OFF = re.compile(r"(?<!\d)0\s+$")


def keeps_writing(fact: Fact, other: Fact, target: str) -> bool:
    """Whether `other`, found in the target with the value of `fact`, is written as the source means it.

    A year is never grouped (`2 023`), version 1.0 is not version 1, a phone number gets no dots that the source does
    not have, and what belongs to the fact does not lie before it, cut off by a blank (`0 1.05.`, `http:/ /www.…`).
    """
    if fact.text.startswith("0") and not other.text.startswith("0") and _CUT_OFF.search(plain(target[: other.start])):
        return False
    match fact.kind:
        case FactKind.URL:
            return "://" not in fact.text or "://" in other.text or _may_lack_scheme(other, target)
        case FactKind.PHONE:
            return not _GROUPING.search(other.text) or bool(_GROUPING.search(fact.text))
        case FactKind.NUMBER if _YEAR.fullmatch(fact.text):
            return len(plain(other.text)) == len(fact.text)
        case _:
            return not _POINT_ZERO.search(fact.text) or bool(_POINT_ZERO.search(other.text))


def _may_lack_scheme(other: Fact, target: str) -> bool:
    return other.text.startswith("www.") and not plain(target[: other.start]).rstrip().endswith("/")
