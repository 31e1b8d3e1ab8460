"""What a document is taken apart into: segments with placeholders, and the skeleton that holds them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.document import FieldFormat

_EMPHASIS = re.compile(r"<(b|strong|i|em|u|s|mark|big|small|font|span)\b", re.IGNORECASE)


class SegmentKind(StrEnum):
    """Where the text of a segment comes from; only sentences count as prose."""

    TITLE = "title"
    HEADING = "heading"
    SENTENCE = "sentence"
    ITEM = "item"
    CELL = "cell"
    ATTRIBUTE = "attribute"


class Place(StrEnum):
    """Where in its field a segment stands, and so how a target text is written there."""

    CONTENT = "content"
    """Between tags."""
    DOUBLE_QUOTED = "double-quoted"
    SINGLE_QUOTED = "single-quoted"
    UNQUOTED = "unquoted"
    """The value of an attribute, by its quotes in the source."""
    SHORTCODE = "shortcode"
    """The quoted text of `[page 1007 "…"]`."""
    PLAIN = "plain"
    """In a field that is not HTML."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a tag that is a segment of its own: the value of an `alt`, the text of a shortcode."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class InlineTag:
    """Markup inside a segment that the text carries as a numbered placeholder.

    A paired tag stands in the text as `<1>…</1>`, a standalone one as `<2/>`. `opening` and `closing` are the source
    bytes as they were (`closing` is empty for a standalone tag). `content` is what a reader sees in place of a
    standalone tag (the words of a do-not-translate span, the text of a protected shortcode), else empty.
    """

    number: int
    opening: str
    closing: str = ""
    content: str = ""
    start: int = 0
    """Where `opening` begins in the segment's `raw`."""
    slots: tuple[Slot, ...] = ()
    """What of `opening` is translated as a segment of its own, by its place in `opening`."""

    @property
    def is_paired(self) -> bool:
        """Whether the tag encloses text of the segment."""
        return bool(self.closing)

    @property
    def is_emphasis(self) -> bool:
        """Whether it only changes how its words look, so that a reader misses nothing without it."""
        return self.is_paired and not self.slots and bool(_EMPHASIS.match(self.opening))


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit of translation: one sentence, heading, list item, cell or attribute.

    `text` is decoded (no entities), white space collapsed, placeholders in place. `raw` is the source fragment byte
    for byte, so that merging the source text itself gives back the source bytes.
    """

    key: str
    """`<field>:<digest of the text>[~n]`: stable while other segments come, go or move."""
    field: str
    kind: SegmentKind
    text: str
    raw: str
    tags: tuple[InlineTag, ...] = ()
    place: Place = Place.CONTENT

    @property
    def emphasis(self) -> frozenset[int]:
        """The numbers of the tags that only stress their words."""
        return frozenset(tag.number for tag in self.tags if tag.is_emphasis)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A field without its segments: literal source pieces around segment keys, in order."""

    field: str
    format: FieldFormat
    pieces: tuple[str, ...]
    """n + 1 literal pieces around the n slots."""
    slots: tuple[str, ...]
    """Segment keys, in the order they appear."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document taken apart; `merge` puts it together again."""

    skeletons: tuple[Skeleton, ...]
    segments: tuple[Segment, ...]

    def segment(self, key: str) -> Segment:
        """The segment with this key; KeyError if there is none."""
        for segment in self.segments:
            if segment.key == key:
                return segment
        raise KeyError(key)
