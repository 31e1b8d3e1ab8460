"""Takes a document apart: segments to translate, and the skeleton that holds them."""

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from pipeline.attributes import Spot
from pipeline.blocks import Body
from pipeline.characters import plain_atoms
from pipeline.cutting import Piece, TagSpan, pieces
from pipeline.document import Document, Field, FieldFormat
from pipeline.markup import collapsed
from pipeline.segment import Extraction, InlineTag, Place, Segment, SegmentKind, Skeleton, Slot


class _Cut(NamedTuple):
    """A segment to be, by its place in the field."""

    start: int
    end: int
    text: str
    kind: SegmentKind
    place: Place
    tags: tuple[TagSpan, ...] = ()
    key: str = ""


def extract(document: Document) -> Extraction:
    """The segments and skeletons of all fields, in order; fields to be copied have no segments."""
    parts = [_extract_field(field, copied=field.name in document.copied_fields) for field in document.fields]
    return Extraction(
        skeletons=tuple(skeleton for part in parts for skeleton in part.skeletons),
        segments=tuple(segment for part in parts for segment in part.segments),
    )


def extract_html(html: str, *, field: str = "body") -> Extraction:
    """The segments and skeleton of a bare HTML body."""
    return _extract_field(Field(field, FieldFormat.HTML, html), copied=False)


def _extract_field(field: Field, *, copied: bool) -> Extraction:
    cuts = [] if copied else _with_keys(field.name, _cuts(field))
    return Extraction((_skeleton(field, cuts),), tuple(_segments(field, cuts)))


def _cuts(field: Field) -> list[_Cut]:
    """All segments to be, in the order of the field; one inside a tag of another comes after it."""
    if field.format is FieldFormat.TEXT:
        return list(_text_cuts(field))
    body = Body(field.value)
    cuts = [_cut(piece, block.kind, Place.CONTENT) for block in body.blocks() for piece in pieces(block.atoms)]
    cuts.extend(cut for spot in body.spots if (cut := _attribute_cut(spot)))
    return sorted(cuts, key=attrgetter("start"))


def _attribute_cut(spot: Spot) -> _Cut | None:
    text = collapsed(spot.text)
    return _Cut(spot.start, spot.end, text, SegmentKind.ATTRIBUTE, spot.place) if any(map(str.isalpha, text)) else None


def _text_cuts(field: Field) -> Iterator[_Cut]:
    is_title = field.name == "title"
    kind = SegmentKind.TITLE if is_title else SegmentKind.SENTENCE
    for piece in pieces(list(plain_atoms(field.value)), whole=is_title):
        yield _cut(piece, kind, Place.PLAIN)


def _cut(piece: Piece, kind: SegmentKind, place: Place) -> _Cut:
    return _Cut(piece.start, piece.end, piece.text, kind, place, piece.tags)


def _with_keys(field: str, cuts: list[_Cut]) -> list[_Cut]:
    seen: Counter[str] = Counter()
    keyed = []
    for cut in cuts:
        digest = hashlib.sha256(cut.text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        seen[digest] += 1
        repeat = f"~{seen[digest]}" if seen[digest] > 1 else ""
        keyed.append(cut._replace(key=f"{field}:{digest}{repeat}"))
    return keyed


def _skeleton(field: Field, cuts: list[_Cut]) -> Skeleton:
    outer = []
    reached = 0
    for cut in cuts:
        if cut.start >= reached:
            outer.append(cut)
            reached = cut.end
    starts = [0, *(cut.end for cut in outer)]
    ends = [*(cut.start for cut in outer), len(field.value)]
    literals = tuple(field.value[start:end] for start, end in zip(starts, ends, strict=True))
    return Skeleton(field.name, field.format, literals, tuple(cut.key for cut in outer))


def _segments(field: Field, cuts: list[_Cut]) -> Iterator[Segment]:
    inside_tags = [cut for cut in cuts if cut.kind is SegmentKind.ATTRIBUTE]
    starts = [cut.start for cut in inside_tags]
    for cut in cuts:
        tags = []
        for number, span in enumerate(cut.tags, start=1):
            inner = inside_tags[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            tags.append(_tag(field.value, number, span, inner, offset=cut.start))
        raw = field.value[cut.start : cut.end]
        yield Segment(cut.key, field.name, cut.kind, cut.text, raw, tuple(tags), cut.place)


def _tag(source: str, number: int, span: TagSpan, inner: list[_Cut], *, offset: int) -> InlineTag:
    return InlineTag(
        number,
        opening=source[span.start : span.end],
        closing=source[slice(*span.closing)] if span.closing else "",
        content=span.content,
        start=span.start - offset,
        slots=tuple(Slot(cut.key, cut.start - span.start, cut.end - span.start) for cut in inner),
    )
