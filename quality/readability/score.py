"""How hard a German text is, on its prose only.

Headings, list items and contact lines are no sentences; a formula that takes them for some calls a list of five words
easy and a list of fifty one impossible sentence.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pipeline.extract import extract_html
from pipeline.placeholders import plain
from pipeline.segment import Segment, SegmentKind
from pipeline.sentences import spans
from quality.readability import formulas
from quality.readability.counts import count, words
from quality.readability.model import Rating, shipped
from quality.readability.open_index import open_index
from quality.readability.prose import Part, part_of
from quality.readability.reasons import FIRST, HardSentence, Reason, fix_first, reasons_of_all


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
class Shares:
    """Where the words of a text stand, each 0–1; all 0 in an empty text."""

    prose: float = 0.0
    """In sentences: only these are scored."""
    headings: float = 0.0
    lists: float = 0.0
    """List items and cells of tables."""
    contact: float = 0.0
    """Addresses, telephone numbers, web and e-mail addresses on lines of their own."""
    other: float = 0.0
    """Lines that end like no sentence."""


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
    smog: float | None
    open_index: float | None
    """0 (hard) to 20 (easy), see `quality.readability.open_index`; not calibrated."""
    hardness: float | None
    """What readers would say, 1 (very easy) to 7 (very hard): the mean over sentences, weighted by words."""
    reasons: tuple[Reason, ...]
    """What makes the text hard, strongest first."""
    fix_first: tuple[HardSentence, ...]
    """Up to five sentences."""
    sentences: int
    words: int
    shares: Shares
    longest_sentences: tuple[str, ...]
    """The five longest sentences, longest first."""

    @property
    def prose_share(self) -> float:
        """The share of the words that stand in prose, 0–1."""
        return self.shares.prose

    @property
    def level(self) -> Level | None:
        """The verdict in a word; None without prose."""
        if self.amstad is None:
            return None
        return next((level for limit, level in _UP_TO if self.amstad < limit), Level.VERY_EASY)


def score_text(text: str) -> Readability:
    """The readability of plain text; a line that does not end like a sentence is a heading or a list item."""
    return _score(tuple((text[start:end], SegmentKind.SENTENCE) for start, end in spans(text)))


def score_html(html: str) -> Readability:
    """The readability of the body of a page."""
    return score_segments(extract_html(html).segments)


def score_segments(segments: Iterable[Segment]) -> Readability:
    """The readability of a document that is taken apart already."""
    read = (segment for segment in segments if segment.kind is not SegmentKind.ATTRIBUTE)
    return _score(tuple((plain(segment.text), segment.kind) for segment in read))


@lru_cache(maxsize=32)  # a page is judged once for each of its locales
def _score(passages: tuple[tuple[str, SegmentKind], ...]) -> Readability:
    told = [(text, part_of(text, kind)) for text, kind in passages]
    prose = [text for text, part in told if part is Part.PROSE]
    counts = count(prose)
    ratings = [rating for text in prose if (rating := shipped().rate(text))]
    vienna = formulas.wiener_sachtextformeln(counts) if prose else (None,) * 4
    return Readability(
        amstad=formulas.amstad(counts) if prose else None,
        wstf1=vienna[0],
        wstf2=vienna[1],
        wstf3=vienna[2],
        wstf4=vienna[3],
        lix=formulas.lix(counts) if prose else None,
        rix=formulas.rix(counts) if prose else None,
        smog=formulas.smog(counts) if prose else None,
        open_index=open_index(prose, counts) if prose else None,
        hardness=_mean_hardness(ratings),
        reasons=reasons_of_all(ratings),
        fix_first=fix_first(ratings),
        sentences=counts.sentences,
        words=counts.words,
        shares=_shares(told),
        longest_sentences=tuple(sorted(prose, key=lambda text: -len(words(text)))[:FIRST]),
    )


def _mean_hardness(ratings: Sequence[Rating]) -> float | None:
    total = sum(len(rating.words) for rating in ratings)
    return sum(rating.hardness * len(rating.words) for rating in ratings) / total if total else None


def _shares(told: Sequence[tuple[str, Part]]) -> Shares:
    counted: Counter[Part] = Counter()
    for text, part in told:
        counted[part] += len(words(text))
    total = counted.total()
    return Shares(**{part.value: counted[part] / total for part in Part}) if total else Shares()
