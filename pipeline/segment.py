"""What a document is taken apart into: segments with placeholders, and the skeleton that holds them."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.document import FieldFormat


class SegmentKind(StrEnum):
    """Where the text of a segment comes from; only sentences count as prose."""

    TITLE = "title"
    HEADING = "heading"
    SENTENCE = "sentence"
    ITEM = "item"
    CELL = "cell"
    ATTRIBUTE = "attribute"


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

    @property
    def is_paired(self) -> bool:
        """Whether the tag encloses text of the segment."""
        return bool(self.closing)


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
