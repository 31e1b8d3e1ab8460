"""The blocks of an HTML body: stretches of text and inline markup that no block tag interrupts."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.atoms import Atom, Part
from pipeline.attributes import SHOWS_NO_TEXT, Spot, is_protected, spots
from pipeline.characters import html_atoms, shortcode_text
from pipeline.markup import Lexeme, Shape, collapsed, decoded, lexemes
from pipeline.segment import Place, SegmentKind
from pipeline.shortcodes import quoted_text

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), SegmentKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd", "option"), SegmentKind.ITEM),
    **dict.fromkeys(("td", "th"), SegmentKind.CELL),
}
_BLOCK_NAMES = """
    address article aside blockquote body button caption center col colgroup details dialog dir div dl fieldset
    figcaption figure footer form frameset head header hgroup hr html legend link main menu meta nav ol optgroup p pre
    search section select summary table tbody tfoot thead tr ul
"""
_BLOCKS = _KINDS.keys() | frozenset(_BLOCK_NAMES.split())
_PARTS = {Shape.OPEN: Part.OPEN, Shape.CLOSE: Part.CLOSE}


class Block(NamedTuple):
    """A run of text and inline markup."""

    kind: SegmentKind
    atoms: list[Atom]


class Body:
    """An HTML body, read once: its blocks, then the spots that were met on the way."""

    def __init__(self, source: str) -> None:
        self.spots: list[Spot] = []
        """Translatable texts inside tags and shortcodes, complete when `blocks` is exhausted."""
        self._source = source
        self._lexemes = list(lexemes(source))
        self._ends = _ends(self._lexemes)
        self._atoms: list[Atom] = []
        self._kinds: list[tuple[int, SegmentKind]] = []

    def blocks(self) -> Iterator[Block]:
        """The blocks in order, without those that have neither text nor inline markup."""
        index = 0
        while index < len(self._lexemes):
            lexeme = self._lexemes[index]
            protected = is_protected(self._source, lexeme)
            following = self._ends[index] if protected else index + 1
            if lexeme.name in _BLOCKS:
                yield from self._finished(index)
                self._enter(index)
            elif protected:
                self._protect(index, following)
            elif lexeme.shape is Shape.TEXT:
                self._text(lexeme)
            else:
                self._atoms.append(_tag_atom(lexeme))
            if not protected:
                self.spots.extend(spots(self._source, lexeme))
            index = following
        yield from self._finished(index)

    def _finished(self, index: int) -> Iterator[Block]:
        while self._kinds and self._kinds[-1][0] < index:
            self._kinds.pop()
        if self._atoms:
            yield Block(self._kinds[-1][1] if self._kinds else SegmentKind.SENTENCE, self._atoms)
            self._atoms = []

    def _enter(self, index: int) -> None:
        lexeme = self._lexemes[index]
        if lexeme.shape is Shape.OPEN and lexeme.name in _KINDS:
            self._kinds.append((self._ends[index], _KINDS[lexeme.name]))

    def _protect(self, index: int, following: int) -> None:
        inner = self._lexemes[index:following]
        texts = [self._source[part.start : part.end] for part in inner if part.shape is Shape.TEXT]
        shown = "" if inner[0].name in SHOWS_NO_TEXT else collapsed(decoded("".join(texts)))
        self._atoms.append(Atom(Part.ALONE, inner[0].start, inner[-1].end, shown))

    def _text(self, lexeme: Lexeme) -> None:
        for atom in html_atoms(self._source, lexeme.start, lexeme.end):
            self._atoms.append(atom)
            if atom.content:
                self._quoted_text(atom)

    def _quoted_text(self, atom: Atom) -> None:
        shortcode = self._source[atom.start : atom.end]
        if span := quoted_text(shortcode):
            start, end = (atom.start + offset for offset in span)
            self.spots.append(Spot(start, end, shortcode_text(shortcode), Place.SHORTCODE))


def _tag_atom(lexeme: Lexeme) -> Atom:
    if lexeme.name == "br":
        return Atom(Part.BREAK, lexeme.start, lexeme.end, "\n")
    return Atom(_PARTS.get(lexeme.shape, Part.ALONE), lexeme.start, lexeme.end, name=lexeme.name)


def _ends(parts: list[Lexeme]) -> list[int]:
    """For each opening tag the index after its element: after its closing tag, or before that of its parent."""
    ends = list(range(1, len(parts) + 1))
    stack: list[int] = []
    unclosed: Counter[str] = Counter()
    for index, part in enumerate(parts):
        if part.shape is Shape.OPEN:
            stack.append(index)
            unclosed[part.name] += 1
        elif part.shape is Shape.CLOSE and unclosed[part.name]:
            while parts[stack[-1]].name != part.name:
                inner = stack.pop()
                unclosed[parts[inner].name] -= 1
                ends[inner] = index
            ends[stack.pop()] = index + 1
            unclosed[part.name] -= 1
    for index in stack:
        ends[index] = len(parts)
    return ends
