"""How hard a German text is, on its prose only.

Headings, list items and contact lines are no sentences; a formula that takes them for some calls a list of five words
easy and a list of fifty one impossible sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.extract import extract_html
from pipeline.placeholders import plain
from pipeline.segment import Segment, SegmentKind
from pipeline.sentences import spans
from quality.readability import formulas
from quality.readability.counts import count, words

_FEWEST_WORDS = 2
_SENTENCE_ENDS = (".", "!", "?", "…", ".“", "!“", "?“", ".)", "!)", "?)")
_LONGEST_SHOWN = 5


class Level(StrEnum):
    """How hard the prose is, by Amstad's scale.

    Flesch's seven steps in Amstad's version (Zürich 1978), with their names: below 30 `sehr schwer`, to 50 `schwer`,
    to 60 `mittelschwer`, to 70 `mittel`, to 80 `mittelleicht`, to 90 `leicht`, above `sehr leicht`.
    """

    VERY_HARD = "sehr schwer"
    HARD = "schwer"
    FAIRLY_HARD = "mittelschwer"
    MEDIUM = "mittel"
    FAIRLY_EASY = "mittelleicht"
    EASY = "leicht"
    VERY_EASY = "sehr leicht"


_UP_TO = (
    (30, Level.VERY_HARD),
    (50, Level.HARD),
    (60, Level.FAIRLY_HARD),
    (70, Level.MEDIUM),
    (80, Level.FAIRLY_EASY),
    (90, Level.EASY),
)


@dataclass(frozen=True, slots=True)
class Readability:
    """The scores of a text's prose; None where there is no prose."""

    amstad: float | None
    wstf1: float | None
    wstf2: float | None
    wstf3: float | None
    wstf4: float | None
    lix: float | None
    rix: float | None
    sentences: int
    words: int
    prose_share: float
    """The share of the words that stand in prose, 0–1."""
    longest_sentences: tuple[str, ...]
    """The five longest sentences, longest first: the ones to shorten."""

    @property
    def level(self) -> Level | None:
        """The verdict in a word; None without prose."""
        if self.amstad is None:
            return None
        return next((level for limit, level in _UP_TO if self.amstad < limit), Level.VERY_EASY)


def score_text(text: str) -> Readability:
    """The readability of plain text; a line that does not end like a sentence is a heading or a list item."""
    return _score([(text[start:end], True) for start, end in spans(text)])


def score_html(html: str) -> Readability:
    """The readability of the body of a page."""
    return score_segments(extract_html(html).segments)


def score_segments(segments: Iterable[Segment]) -> Readability:
    """The readability of a document that is taken apart already."""
    read = (segment for segment in segments if segment.kind is not SegmentKind.ATTRIBUTE)
    return _score([(plain(segment.text), segment.kind is SegmentKind.SENTENCE) for segment in read])


def _score(passages: list[tuple[str, bool]]) -> Readability:
    """Score the passages that may be prose (True) and read like it."""
    prose = [text for text, may_be_prose in passages if may_be_prose and _is_prose(text)]
    counts = count(prose)
    everything = sum(len(words(text)) for text, _ in passages)
    vienna = formulas.wiener_sachtextformeln(counts) if prose else (None,) * 4
    return Readability(
        amstad=formulas.amstad(counts) if prose else None,
        wstf1=vienna[0],
        wstf2=vienna[1],
        wstf3=vienna[2],
        wstf4=vienna[3],
        lix=formulas.lix(counts) if prose else None,
        rix=formulas.rix(counts) if prose else None,
        sentences=counts.sentences,
        words=counts.words,
        prose_share=counts.words / everything if everything else 0.0,
        longest_sentences=tuple(sorted(prose, key=lambda text: -len(words(text)))[:_LONGEST_SHOWN]),
    )


def _is_prose(text: str) -> bool:
    return text.rstrip().endswith(_SENTENCE_ENDS) and len(words(text)) >= _FEWEST_WORDS
