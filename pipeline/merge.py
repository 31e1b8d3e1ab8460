"""Puts a document together again: the skeleton with target texts in the place of the source's."""

import html
import re
from collections.abc import Mapping

from pipeline.document import Field
from pipeline.errors import ContentNotHandled
from pipeline.placeholders import Mark, tokens
from pipeline.repair import structural_faults
from pipeline.segment import Extraction, InlineTag, Place, Segment, Skeleton, Slot
from pipeline.shortcodes import SHORTCODE, as_quoted_text

_SHORTCODE = re.compile(SHORTCODE)


def merge(extraction: Extraction, targets: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields with `targets` (segment key → text with placeholders) in place.

    A segment without a target, or whose target is the source text, keeps its source bytes. Raises ContentNotHandled
    when a target would lose, double, cross or invent markup; only emphasis may be missing.
    """
    writer = _Writer(extraction, targets)
    return tuple(Field(part.field, part.format, writer.field(part)) for part in extraction.skeletons)


class _Writer:
    def __init__(self, extraction: Extraction, targets: Mapping[str, str]) -> None:
        self._segments = {segment.key: segment for segment in extraction.segments}
        self._targets = targets

    def field(self, skeleton: Skeleton) -> str:
        parts = [skeleton.pieces[0]]
        for key, piece in zip(skeleton.slots, skeleton.pieces[1:], strict=True):
            parts += (self._segment(self._segments[key]), piece)
        return "".join(parts)

    def _segment(self, segment: Segment) -> str:
        target = self._targets.get(segment.key, segment.text)
        if target == segment.text:
            slots = [_moved(slot, tag.start) for tag in segment.tags for slot in tag.slots]
            return self._filled(segment.raw, slots)
        if faults := structural_faults(segment.text, target, droppable=segment.emphasis):
            raise ContentNotHandled(f"Segment {segment.key}: {'; '.join(faults)}. Bitte die Übersetzung korrigieren.")
        return _written(segment, target) if not segment.tags else self._with_tags(segment, target)

    def _with_tags(self, segment: Segment, target: str) -> str:
        tags = {tag.number: tag for tag in segment.tags}
        parts = []
        for token in tokens(target):
            if token.mark is Mark.TEXT:
                parts.append(_escaped(token.text, segment.place))
            elif token.mark is Mark.CLOSE:
                parts.append(tags[token.number].closing)
            else:
                parts.append(self._opening(tags[token.number]))
        return "".join(parts)

    def _opening(self, tag: InlineTag) -> str:
        return self._filled(tag.opening, list(tag.slots))

    def _filled(self, raw: str, slots: list[Slot]) -> str:
        parts: list[str] = []
        position = 0
        for slot in slots:
            parts += (raw[position : slot.start], self._segment(self._segments[slot.key]))
            position = slot.end
        return "".join((*parts, raw[position:]))


def _moved(slot: Slot, offset: int) -> Slot:
    return Slot(slot.key, slot.start + offset, slot.end + offset)


def _written(segment: Segment, target: str) -> str:
    text = _escaped(target, segment.place)
    return f'"{text}"' if segment.place is Place.UNQUOTED else text


def _escaped(text: str, place: Place) -> str:
    if place is Place.PLAIN:
        return text
    if place is Place.SHORTCODE:
        text = as_quoted_text(text)
    if place is Place.CONTENT:  # a target must not make the CMS insert something
        text = _SHORTCODE.sub(r"\\\g<0>", text)
    text = html.escape(text, quote=False)
    if place in (Place.DOUBLE_QUOTED, Place.UNQUOTED):
        return text.replace('"', "&quot;")
    return text.replace("'", "&#39;") if place is Place.SINGLE_QUOTED else text
