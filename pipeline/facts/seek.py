"""Finds the place in a target where a lost fact of the source once stood."""

import re
from difflib import SequenceMatcher

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.reading import CLAIMED, read
from pipeline.facts.rest import Rest, is_article

VERBATIM = frozenset(
    {FactKind.PHONE, FactKind.EMAIL, FactKind.URL, FactKind.IBAN, FactKind.BIC, FactKind.LEGAL, FactKind.ADDRESS}
    | {FactKind.FILE_NUMBER}
)
"""Kinds that stand in every language as the source writes them."""

_WORDS = re.compile(rf"[^\s{CLAIMED}]+")
_MOST_WORDS = 6
_LEAST_LIKENESS = 0.75
_FAINT_LIKENESS = 0.6
_LEAST_LETTERS, _LEAST_SPLIT = 6, 2
_EDGES = ".,;:!?()[]\"'„“”"


def split_span(expected: Fact, rest: Rest) -> tuple[int, int] | None:
    """Where the fact stands with blanks or grouping marks inside it; None if it does not."""
    letters = [c for c in read(expected.text).plain if not c.isspace()]
    if len(letters) < _LEAST_SPLIT:
        return None
    gap = r"[\s.,]*" if expected.kind in VERBATIM else r"\s*"
    match = re.search(rf"(?<![^\W_]){gap.join(map(re.escape, letters))}(?![^\W_])", rest.plain, re.IGNORECASE)
    if match is None or match.group().casefold() == "".join(letters).casefold():
        return None
    return rest.span(match.start(), match.end())


def near_span(expected: Fact, rest: Rest) -> tuple[int, int] | None:
    """The run of words most like the fact, if one is much like it: an address with a letter lost or an `@` spelled."""
    wanted = _compact(read(expected.text).plain)
    if len(wanted) < _LEAST_LETTERS or not (expected.kind in VERBATIM or _is_numeric_date(expected)):
        return None
    words = list(_WORDS.finditer(rest.plain))
    best, span = _LEAST_LIKENESS, None
    for first in range(len(words)):
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            start, end = words[first].start(), words[last].end()
            if CLAIMED in rest.plain[start:end]:
                break
            likeness = _ratio(wanted, _compact(rest.plain[start:end]))
            if likeness > best:
                best, span = likeness, (start, end)
    return rest.span(*_trimmed(rest.plain, *span)) if span else None


def counterpart(expected: Fact, rest: Rest) -> Fact | None:
    """The unexplained fact of the target that most likely stands for this one."""
    free = [other for other in rest.facts if not is_article(other)]
    same_kind = [other for other in free if other.kind is expected.kind]
    candidates = same_kind or [other for other in free if _ratio(expected.value, other.value) > _FAINT_LIKENESS]
    return max(candidates, key=lambda other: _ratio(expected.value, other.value), default=None)


def _is_numeric_date(fact: Fact) -> bool:
    return fact.kind is FactKind.DATE and not any(c.isalpha() for c in fact.text)


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """The run without the punctuation of the sentence around it."""
    while end - start > 1 and plain[end - 1] in _EDGES:
        end -= 1
    while end - start > 1 and plain[start] in _EDGES:
        start += 1
    return start, end


def _compact(text: str) -> str:
    return "".join(text.split()).casefold()


def _ratio(wanted: str, there: str) -> float:
    matcher = SequenceMatcher(None, wanted, there, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > _FAINT_LIKENESS else 0.0
