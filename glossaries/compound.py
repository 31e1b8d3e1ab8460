"""Which terms a German word is composed of: `Aufenthaltstitelverlängerung` holds `Aufenthaltstitel`.

A word is cut into the fewest parts that are terms or plain words of our own list. A long term may also stand beside
something unknown, a short one may not: there is no `Amt` in `Beamter` and no `Rat` in `Vorrat`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossaries.index import Entry, Index
from glossaries.vocabulary import heads, modifiers, opaque

_SHORTEST_PART = 3
_LONG = 7
"""From this length on a term is no accident of letters."""

_VOWEL = re.compile("[aeiouy]")
_DERIVED = re.compile(
    "(?:los|lich|schaft|isch|igkeit|ung).*|ation(?:en)?|nt(?:en|in|innen)?|er(?:n|in|innen)?|in(?:nen)?|ig|haft|bar|sam|"
    "chen|lein|lern?|tum|heit(?:en)?|keit|ei(?:en)?|ismus|ist(?:en)?|al|ell|ent|eur|ieren|iert|ende?n?|nd|weise|massen|halber"
)
"""Endings that make another word of a term, not a compound with it."""
_BEFORE = (
    "ab an auf aus be bei da dar durch ein ent er fort ge her hin hinter in los mit miss nach nieder ueber um un unter "
    "ver vor weg wider zer zu zurueck zusammen"
)
_PREFIXES = frozenset(_BEFORE.split())
"""Beginnings that make another word of a term: `Vermieter`, `Abmeldung`."""


class Piece(NamedTuple):
    """A stretch of a word; what is neither a term nor a plain word is unknown."""

    start: int
    end: int
    entry: Entry | None = None
    is_known: bool = True


_Cost = tuple[int, int, int]
_Cut = tuple[_Cost, tuple[Piece, ...]]


def terms_in(word: str, index: Index) -> tuple[Piece, ...]:
    """The pieces of a folded word that are terms; none when it is no compound of theirs."""
    terms = {} if word in opaque() else _terms_by_start(word, index)
    cut = _Cutter(word, terms).cut(0) if terms else None
    return tuple(piece for piece in cut[1] if piece.entry) if cut else ()


def _terms_by_start(word: str, index: Index) -> dict[int, list[Piece]]:
    """Every stretch of the word that could be a term, where it begins."""
    size, starts = len(word), index.starts
    found: dict[int, list[Piece]] = {}
    for start in range(size - _SHORTEST_PART + 1):
        if word[start : start + 4] not in starts and word[start : start + 3] not in starts:
            continue
        for end in range(start + _SHORTEST_PART, size + (start > 0)):
            entry = (index.nouns if end == size else index.joints).get(word[start:end])
            if entry and not entry.is_acronym:
                found.setdefault(start, []).append(Piece(start, end, entry))
    return found


class _Cutter:
    """Finds the best cut of one word, each position once."""

    def __init__(self, word: str, terms: dict[int, list[Piece]]) -> None:
        self.word = word
        self.terms = terms
        self._seen: dict[tuple[int, bool], _Cut | None] = {}

    def cut(self, start: int, after_long: bool = False) -> _Cut | None:
        """The best cut of the word from here on: the fewest unknown parts, then the fewest and longest parts."""
        if start == len(self.word):
            return (0, 0, 0), ()
        if (start, after_long) not in self._seen:
            cuts = [self._with(piece) for piece in self._pieces(start, after_long)]
            self._seen[start, after_long] = min((cut for cut in cuts if cut), key=lambda cut: cut[0], default=None)
        return self._seen[start, after_long]

    def _with(self, piece: Piece) -> _Cut | None:
        rest = self.cut(piece.end, _is_long(piece))
        if rest is None or (not piece.is_known and rest[1] and not _is_safe(rest[1][0])):
            return None
        unknown, parts, length = rest[0]
        size = piece.end - piece.start
        cost = (unknown + (not piece.is_known), parts + 1, length - size * size * piece.is_known)
        return cost, (piece, *rest[1])

    def _pieces(self, start: int, after_long: bool) -> Iterator[Piece]:
        terms = self.terms.get(start, [])
        yield from terms
        size, taken, inside, last = len(self.word), {piece.end for piece in terms}, modifiers(), heads()
        for end in range(start + _SHORTEST_PART, size + 1):
            part = self.word[start:end]
            if end in taken:
                continue
            if part in (last if end == size else inside):
                yield Piece(start, end)
            elif (start == 0 and self._may_begin(part)) or (after_long and end == size and _may_end(part)):
                yield Piece(start, end, is_known=False)

    def _may_begin(self, part: str) -> bool:
        """Whether something unknown may stand here; what follows must be long."""
        is_seen = len(part) in self.terms or self.word[len(part) :] in heads()
        return is_seen and part not in _PREFIXES and bool(_VOWEL.search(part))


def _may_end(part: str) -> bool:
    """Whether something unknown may follow a long term."""
    return bool(_VOWEL.search(part)) and not _DERIVED.fullmatch(part)


def _is_long(piece: Piece) -> bool:
    return piece.entry is not None and _is_safe(piece)


def _is_safe(piece: Piece) -> bool:
    """Whether it is no accident that the letters are there."""
    return piece.is_known and piece.end - piece.start >= _LONG
