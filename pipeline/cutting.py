"""Cuts a block into sentences, each with its inline markup as numbered placeholders.

A pair of tags around one or more whole sentences stays outside of them. Where a boundary would tear a pair, the
sentences are left together.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from pipeline import placeholders, sentences
from pipeline.atoms import Atom, Part, partners, without_empty_pairs
from pipeline.placeholders import PLACEHOLDER

_BLANKS = re.compile(r"[\n ]*\n[\n ]*| {2,}")


class TagSpan(NamedTuple):
    """A placeholder: its opening (or whole) stretch of the source, its closing one if paired, what a reader sees."""

    start: int
    end: int
    closing: tuple[int, int] | None
    content: str


class Piece(NamedTuple):
    """A sentence of a block: where it stands in the source, its text with placeholders, and what these stand for."""

    start: int
    end: int
    text: str
    tags: tuple[TagSpan, ...]


def pieces(atoms: list[Atom], *, whole: bool = False) -> Iterator[Piece]:
    """The sentences of a block that have letters; with `whole` the block counts as one sentence."""
    if not any(map(str.isalpha, "".join(atom.plain for atom in atoms))):
        return
    block = _Block(without_empty_pairs(atoms))
    spans = sentences.spans(block.plain)
    if whole:
        spans = [(spans[0][0], spans[-1][1])] if spans else []
    for reach in block.reaches(block.joined(spans)):
        if piece := block.piece(reach):
            yield piece


class _Reach(NamedTuple):
    """A sentence by its first and last atom, tags included, and by its start and end in the plain text."""

    first: int
    last: int
    start: int
    end: int


class _Block:
    def __init__(self, atoms: list[Atom]) -> None:
        self.atoms = atoms
        self.plain = "".join(atom.plain for atom in atoms)
        self.positions = list(accumulate((len(atom.plain) for atom in atoms), initial=0))
        self.partners = partners(atoms)
        self.pairs = [(self.positions[a], self.positions[b], a, b) for a, b in self.partners.items() if a < b]

    def joined(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The sentences, put together where a boundary would tear a pair of tags or a standalone stretch."""
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        torn = [0] * (len(spans) + 1)
        for left, right in self._unities():
            first, last = bisect_right(ends, left), bisect_left(starts, right) - 1
            if first < last and (starts[first] < left or right < ends[last]):
                torn[first] += 1
                torn[last] -= 1
        result: list[tuple[int, int]] = []
        is_torn = False
        for (start, end), depth in zip(spans, accumulate(torn), strict=False):
            result.append((result.pop()[0] if is_torn else start, end))
            is_torn = depth > 0
        return result

    def _unities(self) -> Iterator[tuple[int, int]]:
        for left, right, _, _ in self.pairs:
            yield left, right
        for index, atom in enumerate(self.atoms):
            if atom.part is Part.ALONE and len(atom.plain) > 1:
                yield self.positions[index], self.positions[index + 1]

    def reaches(self, spans: list[tuple[int, int]]) -> Iterator[_Reach]:
        """Each sentence, widened by the pairs of tags that enclose only a part of it."""
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        firsts = [bisect_right(self.positions, start) - 1 for start in starts]
        lasts = [bisect_right(self.positions, end - 1) - 1 for end in ends]
        for left, right, opening, closing in self.pairs:
            number = bisect_right(ends, left)
            if number == bisect_left(starts, right) - 1 and (starts[number] < left or right < ends[number]):
                firsts[number] = min(firsts[number], opening)
                lasts[number] = max(lasts[number], closing)
        return map(_Reach, firsts, lasts, starts, ends)

    def piece(self, reach: _Reach) -> Piece | None:
        """The sentence, or None if it has no letters."""
        text: list[str] = []
        tags: list[TagSpan] = []
        numbers: dict[int, int] = {}
        for index in range(reach.first, reach.last + 1):
            if self.atoms[index].part in (Part.TEXT, Part.CODED):
                text.append(self._shown(index, reach))
            elif self.partners.get(index, index) in numbers:
                text.append(placeholders.closing(numbers[self.partners[index]]))
            else:
                tags.append(self._tag(index, reach))
                numbers[index] = len(tags)
                text.append(self._placeholder(index, tags))
        return self._finished(reach, "".join(text), tags)

    def _finished(self, reach: _Reach, text: str, tags: list[TagSpan]) -> Piece | None:
        marks = PLACEHOLDER.findall(text)
        is_ambiguous = len(marks) != sum(2 if tag.closing else 1 for tag in tags)
        if is_ambiguous or not any(map(str.isalpha, text)):
            return None
        return Piece(*self._source_span(reach), _BLANKS.sub(" ", text), tuple(tags))

    def _shown(self, index: int, reach: _Reach) -> str:
        position = self.positions[index]
        return self.atoms[index].plain[max(0, reach.start - position) : reach.end - position]

    def _tag(self, index: int, reach: _Reach) -> TagSpan:
        atom, partner = self.atoms[index], self.partners.get(index, -1)
        if index < partner <= reach.last:
            closing = self.atoms[partner]
            return TagSpan(atom.start, atom.end, (closing.start, closing.end), "")
        return TagSpan(atom.start, atom.end, None, atom.content or atom.plain)

    def _placeholder(self, index: int, tags: list[TagSpan]) -> str:
        if tags[-1].closing:
            return placeholders.opening(len(tags))
        alone = placeholders.alone(len(tags))
        return f" {alone} " if self.atoms[index].plain.isspace() else alone

    def _source_span(self, reach: _Reach) -> tuple[int, int]:
        first, last = self.atoms[reach.first], self.atoms[reach.last]
        start, end = first.start, last.end
        if first.part is Part.TEXT:
            start += max(0, reach.start - self.positions[reach.first])
        if last.part is Part.TEXT:
            end = last.start + min(len(last.plain), reach.end - self.positions[reach.last])
        return start, end
