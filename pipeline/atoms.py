"""The atoms of a block: what is not taken apart further when a block is cut into sentences."""

from collections import Counter
from enum import Enum, auto
from itertools import accumulate
from typing import NamedTuple


class Part(Enum):
    """What an atom is."""

    TEXT = auto()
    """Characters that stand in the source as the reader sees them, one for one."""
    CODED = auto()
    """An entity, or white space that shows as one blank."""
    OPEN = auto()
    CLOSE = auto()
    ALONE = auto()
    BREAK = auto()


class Atom(NamedTuple):
    """A stretch `start`–`end` of the source.

    `plain` is what the sentence splitter sees of it, `name` the tag's. `content` is what a reader sees of a standalone
    stretch, where that is not `plain`.
    """

    part: Part
    start: int
    end: int
    plain: str = ""
    name: str = ""
    content: str = ""


def partners(atoms: list[Atom]) -> dict[int, int]:
    """The index of the closing tag for each opening one and the other way round; what crosses has no partner."""
    found: dict[int, int] = {}
    stack: list[int] = []
    unclosed: Counter[str] = Counter()
    for index, atom in enumerate(atoms):
        if atom.part is Part.OPEN:
            stack.append(index)
            unclosed[atom.name] += 1
        elif atom.part is Part.CLOSE and unclosed[atom.name]:
            while atoms[stack[-1]].name != atom.name:
                unclosed[atoms[stack.pop()].name] -= 1
            opening = stack.pop()
            unclosed[atom.name] -= 1
            found[opening], found[index] = index, opening
    return found


def without_empty_pairs(atoms: list[Atom]) -> list[Atom]:
    """The atoms, with each pair that encloses no text (only icons, blanks or a line break) as one standalone atom."""
    pairs = partners(atoms)
    seen = list(accumulate((bool(atom.plain) and not atom.plain.isspace() for atom in atoms), initial=0))
    blanks = list(accumulate((atom.plain.isspace() for atom in atoms), initial=0))
    breaks = list(accumulate((atom.part is Part.BREAK for atom in atoms), initial=0))
    result: list[Atom] = []
    index = 0
    while index < len(atoms):
        atom, partner = atoms[index], pairs.get(index, -1)
        if partner > index and seen[index] == seen[partner]:
            plain = "\n" if breaks[index] < breaks[partner] else " " if blanks[index] < blanks[partner] else ""
            atom = Atom(Part.BREAK if plain == "\n" else Part.ALONE, atom.start, atoms[partner].end, plain)
            index = partner
        result.append(atom)
        index += 1
    return result
