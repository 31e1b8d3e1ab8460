"""A segment text with its placeholders beside it: the plain text, and where in it each placeholder stands.

Here a boundary can be moved or a blank taken out without caring about the others; `render` then writes the notation.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from pipeline.placeholders import Mark, alone, closing, opening, tokens

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """Where placeholders stand in the plain text, however often; nothing is said about whether they fit."""

    text: str
    opens: dict[int, list[int]]
    closes: dict[int, list[int]]
    alones: dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Standoff:
    """A text whose placeholders are sound: each pair a span, each standalone one a position."""

    text: str
    pairs: dict[int, Span]
    alones: dict[int, int]
    parents: dict[int, int] = field(default_factory=dict)
    """The pair around a placeholder, for those that stand in one."""

    def without(self, start: int, end: int) -> "Standoff":
        """The same with the stretch of text `start`–`end` taken out."""

        def moved(position: int) -> int:
            return position - max(0, min(position, end) - start)

        pairs = {number: (moved(left), moved(right)) for number, (left, right) in self.pairs.items()}
        alones = {number: moved(position) for number, position in self.alones.items()}
        return replace(self, text=self.text[:start] + self.text[end:], pairs=pairs, alones=alones)

    def with_pair(self, number: int, span: Span) -> "Standoff":
        """The same with the pair at another place."""
        return replace(self, pairs={**self.pairs, number: span})

    def with_alone(self, number: int, position: int) -> "Standoff":
        """The same with the standalone placeholder at another place."""
        return replace(self, alones={**self.alones, number: position})

    def is_inside(self, inner: int, outer: int) -> bool:
        """Whether the placeholder `inner` stands in the pair `outer`, however deep."""
        parent = self.parents.get(inner)
        while parent is not None and parent != outer:
            parent = self.parents.get(parent)
        return parent is not None

    def inner(self, number: int) -> str:
        """The plain text that the pair encloses."""
        return self.text[slice(*self.pairs[number])]


def marks(text: str) -> Marks:
    """What placeholders the text has, in whatever order."""
    found: dict[Mark, dict[int, list[int]]] = {mark: defaultdict(list) for mark in Mark}
    plain: list[str] = []
    position = 0
    for token in tokens(text):
        if token.mark is Mark.TEXT:
            plain.append(token.text)
            position += len(token.text)
        else:
            found[token.mark][token.number].append(position)
    return Marks("".join(plain), found[Mark.OPEN], found[Mark.CLOSE], found[Mark.ALONE])


def read(text: str) -> Standoff:
    """A text whose placeholders are known to be sound."""
    found = marks(text)
    pairs = {number: (starts[0], found.closes[number][0]) for number, starts in found.opens.items()}
    alones = {number: positions[0] for number, positions in found.alones.items()}
    return Standoff(found.text, pairs, alones, _parents(text))


def render(standoff: Standoff) -> str:
    """The text with its placeholders in place; boundaries at the same place are nested as `parents` says."""
    held = _held(standoff)
    depths = {number: _depth(number, standoff.parents) for number in (*standoff.pairs, *standoff.alones)}
    events: list[tuple[int, int, int, int, str]] = []
    inside = {number for several in held.values() for number in several}
    for number, (start, end) in standoff.pairs.items():
        if number in inside:
            continue
        depth = depths[number]
        if start == end:
            events.append((start, 1, depth, number, _empty(number, held, standoff)))
            continue
        events += [(start, 2, depth, number, opening(number)), (end, 0, -depth, number, closing(number))]
    for number, position in standoff.alones.items():
        if number in inside:
            continue
        start, end = standoff.pairs.get(standoff.parents.get(number, 0), (-1, -1))
        order, depth = (2, depths[number]) if position == start else (0, -depths[number]) if position == end else (1, 0)
        events.append((position, order, depth, number, alone(number)))
    parts: list[str] = []
    reached = 0
    for position, *_, notation in sorted(events):
        parts += (standoff.text[reached:position], notation)
        reached = position
    return "".join((*parts, standoff.text[reached:]))


def _held(standoff: Standoff) -> dict[int, list[int]]:
    """By empty pair what stands in it all the same: standalone placeholders and empty pairs at its place."""
    held = defaultdict(list)
    places = {**{number: (place, place) for number, place in standoff.alones.items()}, **standoff.pairs}
    for number, parent in standoff.parents.items():
        start, end = standoff.pairs.get(parent, (0, -1))
        if start == end and places.get(number) == (start, end):
            held[parent].append(number)
    return held


def _empty(number: int, held: dict[int, list[int]], standoff: Standoff) -> str:
    if number in standoff.alones:
        return alone(number)
    return opening(number) + "".join(_empty(inner, held, standoff) for inner in held.get(number, [])) + closing(number)


def _parents(text: str) -> dict[int, int]:
    parents = {}
    stack: list[int] = []
    for token in tokens(text):
        if token.mark is Mark.CLOSE:
            stack.pop()
            continue
        if token.mark is not Mark.TEXT and stack:
            parents[token.number] = stack[-1]
        if token.mark is Mark.OPEN:
            stack.append(token.number)
    return parents


def _depth(number: int, parents: dict[int, int]) -> int:
    depth = 0
    while number in parents:
        number = parents[number]
        depth += 1
    return depth
