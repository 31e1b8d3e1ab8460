"""How hard the German pages of a municipality are, page by page and spread over the scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.document import Document
from pipeline.extract import extract
from quality.readability.score import Familiar, Level, none_familiar, score_segments

EDGES = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 7.0)
"""Stretches of the scale 1–7; half of the pages of a county lie below 2, five in a hundred above 2.5."""


@dataclass(frozen=True, slots=True)
class PageScore:
    """One page; without prose it has no hardness, index and level."""

    ref: str
    title: str
    hardness: float | None
    """1 (very easy) to 7 (very hard)."""
    open_index: float | None
    level: Level | None
    sentences: int
    words: int


@dataclass(frozen=True, slots=True)
class HardnessBand:
    """How many pages lie between two values, the lower one included."""

    low: float
    high: float
    pages: int


def page_scores(documents: Iterable[Document], familiar: Familiar = none_familiar) -> tuple[PageScore, ...]:
    """One line for each page, the hardest first, those without prose last."""
    told = [_score(document, familiar) for document in documents]
    return tuple(sorted(told, key=lambda page: (-(page.hardness or 0), page.ref)))


def hardness_bands(pages: Sequence[PageScore]) -> tuple[HardnessBand, ...]:
    """The pages with prose, spread over the scale."""
    told = [page.hardness for page in pages if page.hardness is not None]
    return tuple(
        HardnessBand(low, high, sum(low <= each < high or each == high == EDGES[-1] for each in told))
        for low, high in pairwise(EDGES)
    )


def _score(document: Document, familiar: Familiar) -> PageScore:
    score = score_segments(extract(document).segments, familiar)
    return PageScore(
        str(document.ref),
        document.title,
        score.hardness,
        score.open_index,
        score.level,
        score.sentences,
        score.words,
    )
