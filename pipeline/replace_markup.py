"""Give a target the placeholders of a source whose words stayed and whose markup changed."""

import re

from pipeline.placeholders import closing, opening, plain
from pipeline.repair import structural_faults
from pipeline.standoff import Span, Standoff, read, render


def replace_markup(old_source: str, old_target: str, *, wanted: str, emphasis: frozenset[int] = frozenset()) -> str:
    """The target with the placeholders of the source `wanted`, whose words are those of `old_source`.

    A tag that encloses the same words as before keeps its place in the target; a new one is put around the same words
    where they stand there verbatim, otherwise around the whole target, at whose end standalone ones go; emphasis
    that the target did without stays out. The reviewer sees such a segment as markup-only.
    """
    new, old = read(wanted), read(old_source)
    is_sound = not structural_faults(old_source, old_target, droppable=frozenset(old.pairs))
    target = read(old_target) if is_sound else Standoff(plain(old_target), {}, {})
    missed = {span for number, span in old.pairs.items() if number not in target.pairs} if is_sound else set()
    without = frozenset(number for number in emphasis & new.pairs.keys() if new.pairs[number] in missed)
    places = {span: target.pairs[number] for number, span in old.pairs.items() if number in target.pairs}
    kept = {number: places[span] for number, span in new.pairs.items() if span in places}
    verbatim = {number: span for number in new.pairs if (span := _only_place(new.inner(number), target.text))}
    alones = _alones(new, old, target)
    for known in (verbatim | kept, kept):
        text = _rendered(new, Standoff(target.text, known, alones, new.parents), without)
        if not structural_faults(wanted, text, droppable=without):
            return text
    return _rendered(new, Standoff(target.text, {}, alones), without)


def _alones(new: Standoff, old: Standoff, target: Standoff) -> dict[int, int]:
    places = {at: target.alones[number] for number, at in old.alones.items() if number in target.alones}
    end = len(target.text)
    return {number: places.get(at, end if new.text[:at].strip() else 0) for number, at in new.alones.items()}


def _only_place(words: str, text: str) -> Span | None:
    found = [match.span() for match in re.finditer(re.escape(words), text)] if words.strip() else []
    return found[0] if len(found) == 1 else None


def _rendered(new: Standoff, placed: Standoff, droppable: frozenset[int]) -> str:
    """The text with what is placed, and the other pairs that must be there around all of it, the inner ones first."""
    text = render(placed)
    for number in reversed([number for number in new.pairs if number not in placed.pairs and number not in droppable]):
        text = f"{opening(number)}{text}{closing(number)}"
    return text
