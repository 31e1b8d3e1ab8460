"""Where German sentences end, in the prose of administrations.

A dot is a boundary unless what stands before it (abbreviation, ordinal, initial) or behind it (a small letter) says
otherwise. A line feed is one unless the line was only wrapped.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pipeline.abbreviations import (
    MONTHS,
    NEVER_LAST,
    NUMBERED,
    SOMETIMES_ENDINGS,
    SOMETIMES_LAST,
    STARTERS,
    STREET_ENDINGS,
)
from pipeline.placeholders import PLACEHOLDER

_CANDIDATE = re.compile(
    r"""\n | (?<![.!?…])(?P<mark>[.!?…]++)(?P<closing>["'“”‘’»«)\]]*+)(?P<space>\s++)["'„“‚‘»«(\[–—-]*+\s?+""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\W_]+(?:[-.,:/’'][^\W_]+)*$")
_NEXT_WORD = re.compile(r"[^\W_]+")
_CLOSINGS = re.compile(r"(?:</[1-9]\d{0,4}>)+")
_LOOK_BACK = 60
_COUNTING = re.compile(r"\d{1,2}(?:\.\d{1,2})?|[IVXL]+")
"""What may be an ordinal: `2. Stock`, `am 14.5. Termine`, `Heinrich IV.`"""
_LINE_GOES_ON = re.compile(r"[^\S\n]*+[a-zäöüß]++,? \S++ \S")
_WRAPPED_AFTER = 40
"""A line that is shorter than this was ended, not wrapped."""


def spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, without the white space between them; placeholders do not count as text."""
    placeholders = list(PLACEHOLDER.finditer(text))
    if not placeholders:
        return _trimmed(text, _boundaries(text))
    positions, shifts = [0], [0]
    for match in placeholders:
        positions.append(match.start() - shifts[-1])
        shifts.append(shifts[-1] + len(match.group()))
    cuts = _boundaries(PLACEHOLDER.sub("", text))
    return _trimmed(text, (_after_closings(text, cut + shifts[bisect_right(positions, cut - 1) - 1]) for cut in cuts))


def _after_closings(text: str, position: int) -> int:
    closings = _CLOSINGS.match(text, position)
    return closings.end() if closings else position


def _trimmed(text: str, boundaries: Iterable[int]) -> list[tuple[int, int]]:
    sentences = []
    start = 0
    for end in (*boundaries, len(text)):
        piece = text[start:end]
        lead, trail = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if trail > lead:
            sentences.append((start + lead, start + trail))
        start = end
    return sentences


def _boundaries(text: str) -> Iterator[int]:
    """The positions where a sentence, with its last mark and quote, has just ended."""
    line = 0
    for match in _CANDIDATE.finditer(text):
        if match["mark"] is None:
            if not _is_wrapped(text, line, match.start()):
                yield match.start()
            line = match.end()
        elif "\n" in match["space"] or _ends_sentence(text, match):
            yield match.end("closing")


def _is_wrapped(text: str, line: int, feed: int) -> bool:
    """Whether the sentence goes on in the next line: a long line without a mark, then a small letter."""
    ended = text[line:feed].rstrip()
    goes_on = len(ended) >= _WRAPPED_AFTER and (ended[-1].isalpha() or ended[-1] in ",“")
    return goes_on and _LINE_GOES_ON.match(text, feed + 1) is not None


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(text, match.end())
    word = following.group() if following else ""
    if word[:1].islower():
        return False
    if match["mark"] != "." or match["closing"]:
        return True
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    last = _LAST_WORD.search(before)
    return last is None or _is_full_stop(before[: last.start()], last.group(), word)


def _is_full_stop(before: str, last: str, following: str) -> bool:
    """Whether the dot between the words `last` and `following` ends a sentence."""
    starts = following.lower() in STARTERS
    if _COUNTING.fullmatch(last):
        return _ends_after_number(before.rstrip(), following, starts=starts)
    known = last.rpartition(".")[2].rpartition("-")[2]
    if len(known) == 1 and known.isalpha():
        return known.isupper() and starts and not before.rstrip().endswith(".") and known == last
    if known in NEVER_LAST or (known.isupper() and known.capitalize() in NEVER_LAST):
        return False
    if known in SOMETIMES_LAST or known.lower().endswith(SOMETIMES_ENDINGS):
        return starts
    return True


def _ends_after_number(before: str, following: str, *, starts: bool) -> bool:
    if following.lower() in MONTHS or not before or before[-1] in ".!?:\n":
        return False
    word = _LAST_WORD.search(before.removesuffix("."))
    counted = word.group().lower() if word else ""
    return starts or counted in NUMBERED or counted.endswith(STREET_ENDINGS)
