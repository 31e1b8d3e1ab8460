"""What the detectors look at: a page as it is read, sentence by sentence, with what markup tells."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.segment import SegmentKind
from quality.leichte_sprache.german.tokens import Token, tokens

_MARKS = (".", "!", "?", "…", ":")
_CLOSINGS = "\"“”»«)’'] "


@dataclass(frozen=True)
class Sentence:
    """A sentence, heading, item or cell; `start` is its place in the readable text of its segment."""

    key: str
    start: int
    text: str
    kind: SegmentKind
    paragraph: int
    """Number of the paragraph, item or cell that it stands in."""
    line: int
    """Number of its line; sentences with the same number stand in one line."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and marks."""
        return tokens(self.text)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """What counts as a word: words and numbers."""
        return tuple(token for token in self.tokens if token.kind != "mark")

    @property
    def has_end(self) -> bool:
        """Whether a mark ends it."""
        return self.text.rstrip(_CLOSINGS).endswith(_MARKS)

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence of running text."""
        return self.kind is SegmentKind.SENTENCE and self.has_end and len(self.words) > 1

    @property
    def is_heading(self) -> bool:
        """Whether it is a title or heading."""
        return self.kind in (SegmentKind.HEADING, SegmentKind.TITLE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link with the text that is clicked."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Image:
    """An image; `alt` is None where the attribute is missing."""

    source: str
    alt: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its widest row, its rows, its cells without text."""

    columns: int
    rows: int
    empty: int


@dataclass(frozen=True, slots=True)
class Style:
    """A style that is hard to read: what it is, on which text."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What only markup tells; empty for plain text."""

    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    tables: tuple[Table, ...] = ()
    styles: tuple[Style, ...] = ()
    has_soft_hyphens: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A text as it is read."""

    sentences: tuple[Sentence, ...]
    layout: Layout = Layout()
    is_html: bool = False
