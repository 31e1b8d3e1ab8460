"""Damages translations the ways DeepL has been seen to, so that what comes after can be tested.

Each way is one function over the HTML of an answer; where it finds nothing to damage, the text stays as it is. The
same seed damages the same text in the same way.

It does not imitate how often DeepL does any of this (nobody has counted), wrong words, lost or added sentences, tags
that wander to another word in the middle, and damage that depends on the language.
"""

import random
import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser

_NBSP = "\u00a0"
_VOID = frozenset({"img", "br"})
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag or a stretch of text, as it stands in the HTML."""

    text: str
    tag: str = ""
    is_end: bool = False
    is_kept: bool = False
    """A start tag whose words must not be translated."""


Pieces = Sequence[Piece]


def damaged(html: str, ways: Sequence["Damage"], *, seed: int) -> str:
    """The HTML with one of the ways applied, or as it is if that way finds nothing to do."""
    chance = random.Random(zlib.crc32(html.encode()) ^ seed)
    way = chance.choice(ways)
    return "".join(piece.text for piece in _WAYS[way](pieces(html), chance))


def pieces(html: str) -> list[Piece]:
    """The HTML as tags and texts."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.pieces


def _blank_at_tag(given: Pieces, chance: random.Random) -> Iterable[Piece]:
    """`<a>Augsburg</a>` becomes `A <a>ugsburg</a>`."""
    at = [n for n, piece in enumerate(given[:-1]) if _opens(piece) and _LONG_WORD.match(given[n + 1].text)]
    if not at:
        return given
    n = chance.choice(at)
    word = given[n + 1].text
    return [*given[:n], Piece(f"{word[0]} "), given[n], Piece(word[1:]), *given[n + 2 :]]


def _moved_fact(given: Pieces, _chance: random.Random) -> Iterable[Piece]:
    """What must not be translated jumps to the beginning of the sentence."""
    start = next((n for n, piece in enumerate(given) if piece.is_kept), None)
    if not start:
        return given
    end = _end(given, start)
    return [*given[start : end + 1], Piece(" "), *given[:start], *given[end + 1 :]]


def _nbsp_at_tag(given: Pieces, chance: random.Random) -> Iterable[Piece]:
    """A no-break space appears beside a tag."""
    at = [n for n, piece in enumerate(given) if piece.tag]
    if not at:
        return given
    n = chance.choice(at)
    beside = [given[n], Piece(_NBSP)] if given[n].is_end else [Piece(_NBSP), given[n]]
    return [*given[:n], *beside, *given[n + 1 :]]


def _comma_after_break(given: Pieces, _chance: random.Random) -> Iterable[Piece]:
    """A comma appears behind a line break or an image."""
    for piece in given:
        yield piece
        if piece.tag in _VOID:
            yield Piece(", ")


def _doubled_tag(given: Pieces, chance: random.Random) -> Iterable[Piece]:
    """A tag comes twice, around nothing the second time."""
    at = [n for n, piece in enumerate(given) if _opens(piece) or piece.tag in _VOID]
    if not at:
        return given
    n = chance.choice(at)
    again = [given[n]] if given[n].tag in _VOID else [given[n], Piece(f"</{given[n].tag}>", given[n].tag, is_end=True)]
    return [*given, *again]


def _dropped_tag(given: Pieces, chance: random.Random) -> Iterable[Piece]:
    """A tag is gone, its words stay."""
    at = [n for n, piece in enumerate(given) if piece.tag and not piece.is_end]
    if not at:
        return given
    start = chance.choice(at)
    gone = {start, _end(given, start)}
    return [piece for n, piece in enumerate(given) if n not in gone]


class Damage(StrEnum):
    """The ways in which DeepL has been seen to damage a text."""

    BLANK_AT_TAG = "blank at tag"
    MOVED_FACT = "moved fact"
    NBSP_AT_TAG = "no-break space at tag"
    COMMA_AFTER_BREAK = "comma after break"
    DOUBLED_TAG = "doubled tag"
    DROPPED_TAG = "dropped tag"


_WAYS: Mapping[Damage, Callable[[Pieces, random.Random], Iterable[Piece]]] = {
    Damage.BLANK_AT_TAG: _blank_at_tag,
    Damage.MOVED_FACT: _moved_fact,
    Damage.NBSP_AT_TAG: _nbsp_at_tag,
    Damage.COMMA_AFTER_BREAK: _comma_after_break,
    Damage.DOUBLED_TAG: _doubled_tag,
    Damage.DROPPED_TAG: _dropped_tag,
}


def _end(given: Pieces, start: int) -> int:
    """Where the tag that starts here ends; a tag without an end ends where it starts."""
    depth = 0
    for n in range(start, len(given)):
        depth += _opens(given[n]) - given[n].is_end
        if depth == 0:
            return n
    return start


def _opens(piece: Piece) -> bool:
    return bool(piece.tag) and not piece.is_end and piece.tag not in _VOID


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_kept = dict(attrs).get("translate") == "no"
        self.pieces.append(Piece(self.get_starttag_text() or "", tag, is_kept=is_kept))

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(Piece(f"</{tag}>", tag, is_end=True))

    def handle_data(self, data: str) -> None:
        self.pieces.append(Piece(data))

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(Piece(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.pieces.append(Piece(f"&#{name};"))
