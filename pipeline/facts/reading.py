"""A text as a reader sees it: no placeholders, ASCII digits, plain blanks, and the way back to the offsets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.facts.fact import Fact, FactKind
from pipeline.placeholders import PLACEHOLDER, Mark, closing, opening, tokens

CLAIMED = "\x1a"
"""Stands where an earlier finder took a fact: neither blank nor letter, so that no pattern reaches across it."""

INVISIBLE = "\u00ad\u061c\u0640\u064b-\u0652\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Characters no reader sees or that only point letters: soft hyphen, bidi controls, joiners, Arabic vowel signs."""

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك"}
_SIGNS = {"\u2010": "-", "\u2011": "-", "\u2212": "-", "٫": ".", "٬": ",", "٪": "%", "،": ",", "’": "'"}
_DIGITS = {chr(zero + n): str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10) for n in range(10)}
_FOLD = str.maketrans({**dict.fromkeys(_BLANKS, " "), **_LETTERS, **_SIGNS, **_DIGITS, "\r": "\n"})
_SKIP = re.compile(f"{PLACEHOLDER.pattern}|[{INVISIBLE}]+")
_WHOLE_TOKEN = re.compile(
    r"<([1-9]\d{0,4})>(?=\s*(?:[^\s<>@]+@[^\s<>@]+\.\w+|(?:https?://|www\.)[^\s<>]+|[+0][\d ()/.–-]{5,})\s*</\1>)"
)


class Hit(NamedTuple):
    """What a finder saw, in offsets of the plain text."""

    kind: FactKind
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The plain text, and for each of its characters where it stands in the given text."""

    text: str
    plain: str
    offsets: Sequence[int]

    def fact(self, hit: Hit) -> Fact:
        """The hit as a fact of the given text; tags that open or close inside it belong to it."""
        start, end = _balanced(self.text, self.offsets[hit.start], self.offsets[hit.end - 1] + 1)
        return Fact(hit.kind, self.text[start:end], start, end, hit.value)


def fold(text: str) -> str:
    """The text with blanks, digits and letter variants made equal, length unchanged."""
    return text if text.isascii() else text.translate(_FOLD)


def read(text: str) -> Reading:
    """The text without placeholders; a standalone one reads as a line break, a paired one as nothing."""
    if "<" not in text and not _SKIP.search(text):
        return Reading(text, fold(text), range(len(text)))
    edges = _token_edges(text)
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in _SKIP.finditer(text):
        pieces.append(fold(text[position : match.start()]))
        offsets.extend(range(position, match.start()))
        if match.group().endswith("/>") or match.start() in edges:
            pieces.append("\n")
            offsets.append(match.start())
        position = match.end()
    pieces.append(fold(text[position:]))
    offsets.extend(range(position, len(text)))
    return Reading(text, "".join(pieces), offsets)


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span, widened by the other half of a tag that touches it from outside (`0821 <1>123</1>`)."""
    if "<" not in text[start:end]:
        return start, end
    unclosed: list[int] = []
    unopened: list[int] = []
    for token in tokens(text[start:end]):
        if token.mark is Mark.OPEN:
            unclosed.append(token.number)
        elif token.mark is Mark.CLOSE and not (unclosed and unclosed.pop() == token.number):
            unopened.append(token.number)
    while unclosed and text.startswith(closing(unclosed[-1]), end):
        end += len(closing(unclosed.pop()))
    for number in unopened:
        if not text.endswith(opening(number), 0, start):
            break
        start -= len(opening(number))
    return start, end


def _token_edges(text: str) -> set[int]:
    """Where tags enclose exactly one token: words glued to the outside do not belong to it (`Mail<1>a@b.de</1>`)."""
    edges: set[int] = set()
    for match in _WHOLE_TOKEN.finditer(text):
        close = text.index(f"</{match.group(1)}>", match.end())
        if text[match.start() - 1 : match.start()].isalnum():
            edges.add(match.start())
        if text[close:].partition(">")[2][:1].isalnum():
            edges.add(close)
    return edges
