"""The open readability index: 0 (hard) to 20 (easy), built like the Hohenheim index, of which it is not a copy.

The University of Hohenheim names what its index is made of: four formulas (Amstad, the first Wiener Sachtextformel,
SMOG, LIX) and six measures (politmonitor, "Methode"). It does not publish between which values each is scaled, nor
how they are weighted. So the values here are ours: each part goes evenly from 0 at its hard to 1 at its easy value,
formulas and measures make ten points each. The order of texts can be compared with that of the Hohenheim index, the
number cannot, until a municipality calibrates it (`quality.readability.calibration`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quality.readability import formulas
from quality.readability.counts import Counts, words

_CLAUSE_ENDS = re.compile(r"[,;:–—()]| - ")
_LONG_CLAUSE = 12
"""Words; a clause with more counts as long."""
_LONG_SENTENCE = 20
_POINTS = 10


@dataclass(frozen=True, slots=True)
class IndexParts:
    """The six measures beside the formulas; shares are 0–1."""

    sentence_words: float
    clause_words: float
    word_letters: float
    long_words: float
    long_clauses: float
    long_sentences: float


_FORMULA_SCALES = ((20, 80), (14, 5), (12, 4), (70, 35))
"""Hard and easy value of Amstad, WSTF 1, SMOG, LIX."""
_PART_SCALES = ((25, 9), (14, 6), (7.5, 5), (0.45, 0.15), (0.5, 0), (0.6, 0))
"""Hard and easy value in the order of `IndexParts`."""


def parts(prose: Sequence[str], counts: Counts) -> IndexParts:
    """The measures of prose that is cut into sentences and has at least one word."""
    told = [found for sentence in prose if (found := words(sentence))]
    cut = (len(words(part)) for sentence in prose for part in _CLAUSE_ENDS.split(sentence))
    clauses = [number for number in cut if number]
    return IndexParts(
        sentence_words=counts.words / counts.sentences,
        clause_words=sum(clauses) / len(clauses),
        word_letters=sum(len(word) for found in told for word in found) / counts.words,
        long_words=counts.long_words / counts.words,
        long_clauses=sum(number > _LONG_CLAUSE for number in clauses) / len(clauses),
        long_sentences=sum(len(found) > _LONG_SENTENCE for found in told) / counts.sentences,
    )


def open_index(prose: Sequence[str], counts: Counts) -> float:
    """The index of prose that is cut into sentences and has at least one word, 0–20."""
    found = parts(prose, counts)
    told = (formulas.amstad(counts), formulas.wiener_sachtextformeln(counts)[0], formulas.smog(counts))
    measured = (
        found.sentence_words,
        found.clause_words,
        found.word_letters,
        found.long_words,
        found.long_clauses,
        found.long_sentences,
    )
    return _POINTS * (_mean((*told, formulas.lix(counts)), _FORMULA_SCALES) + _mean(measured, _PART_SCALES))


def _mean(values: Sequence[float], scales: Sequence[tuple[float, float]]) -> float:
    scaled = ((value - hard) / (easy - hard) for value, (hard, easy) in zip(values, scales, strict=True))
    return sum(min(1.0, max(0.0, each)) for each in scaled) / len(scales)
