"""Says what is wrong with the placeholders of a target text, and repairs by rule what can be repaired.

A placeholder that only changed its place is right. One that was lost, doubled or reversed is placed where the source
has it; one that fell inside a word moves to its edge; blanks that an engine put at a tag are taken out.

The pairs named `droppable` may be missing as a whole (`pipeline.dropped`); half of one is a fault like any other.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.damage import read_notation
from pipeline.dropped import dropped, without
from pipeline.flaws import Flaw, FlawKind
from pipeline.placeholders import Mark, Token, closing, opening, tokens
from pipeline.placing import Placing
from pipeline.settling import Settling
from pipeline.standoff import marks, read, render

_MOST = 200
"""With more placeholders than this in one segment nothing is moved: comparing each with each would take too long."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A target text whose placeholders are sound; `notes` (German) say what was changed."""

    text: str
    notes: tuple[str, ...] = ()


def structural_faults(source: str, target: str, *, droppable: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """What would break the markup: placeholders lost, doubled, unknown or crossed; German, empty if none."""
    source = without(source, dropped(source, target, droppable=droppable))
    return tuple(dict.fromkeys(flaw.as_fault() for flaw in _structural(source, target)))


def faults(source: str, target: str, *, droppable: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Everything that is wrong with the placeholders of the target; German, empty if nothing is."""
    source = without(source, dropped(source, target, droppable=droppable))
    return tuple(dict.fromkeys(flaw.as_fault() for flaw in _flaws(source, target)))


def repair(source: str, target: str, *, droppable: frozenset[int] = frozenset()) -> Repaired | None:
    """The target with sound placeholders, or None if no rule helps; what was dropped is not put back."""
    source = without(source, dropped(source, target, droppable=droppable))
    wrong = _flaws(source, target)
    if not wrong:
        return Repaired(target)
    if not _can_be_settled(source):
        return None
    text, flaws = read_notation(source, target)
    placing = Placing(read(source), marks(text), flaws)
    placed = placing.place()
    if placed is None:
        return None
    settling = Settling(placing.source, placed, flaws)
    text = _with_blanks(render(settling.settle()), flaws)
    notes = tuple(dict.fromkeys(flaw.as_note() for flaw in flaws or wrong))
    return None if faults(source, text) else Repaired(text, notes)


def _flaws(source: str, target: str) -> list[Flaw]:
    structural = list(_structural(source, target))
    if structural or not _can_be_settled(source):
        return structural
    settling = Settling(read(source), read(target))
    settling.settle()
    return settling.flaws


def _structural(source: str, target: str) -> Iterator[Flaw]:
    if "<" not in source and "<" not in target:
        return
    wanted, found = Counter(_marks(source)), Counter(_marks(target))
    known = {token.number for token in wanted}
    for token in (wanted - found) + (found - wanted):
        if token.number not in known:
            yield Flaw(FlawKind.UNKNOWN, token.number)
        else:
            yield Flaw(FlawKind.LOST if found[token] < wanted[token] else FlawKind.DOUBLED, token.number)
    if wanted == found and not _misnested(source):
        yield from (Flaw(FlawKind.CROSSED, number) for number in _misnested(target))


def _marks(text: str) -> Iterator[Token]:
    return (token for token in tokens(text) if token.mark is not Mark.TEXT)


def _misnested(text: str) -> list[int]:
    """The first pair that closes out of turn, if any."""
    stack: list[int] = []
    for token in _marks(text):
        if token.mark is Mark.OPEN:
            stack.append(token.number)
        elif token.mark is Mark.CLOSE and (not stack or stack.pop() != token.number):
            return [token.number]
    return stack[:1]


def _can_be_settled(source: str) -> bool:
    found = marks(source)
    return "<" in source and len(found.opens) + len(found.alones) <= _MOST and not _misnested(source)


def _with_blanks(text: str, flaws: list[Flaw]) -> str:
    """The text with blanks around pairs that lost them, and without those at its edges and where a tag was dropped."""
    for flaw in flaws:
        if flaw.kind is FlawKind.GLUED:
            start, end = opening(flaw.number), closing(flaw.number)
            text = text.replace(start, f" {start}").replace(end, f"{end} ")
        elif flaw.kind in (FlawKind.UNKNOWN, FlawKind.DOUBLED, FlawKind.LOST, FlawKind.EMPTY):
            text = text.replace("  ", " ")
    return text.strip()
