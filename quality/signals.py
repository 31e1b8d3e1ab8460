"""What can be seen of one segment that makes a correction likelier: numbers that the model of the risk weighs.

Every signal is 0 where nothing is wrong and grows with doubt, so that no weight has to be negative.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from pipeline.draft import DraftSegment
from pipeline.engine import TermHit
from pipeline.finding import Finding, Severity
from pipeline.placeholders import plain
from quality.experience import NO_EXPERIENCE, Experience
from quality.vocabulary import NO_VOCABULARY, Mismatch, Vocabulary
from quality.wording import visible, words

_FIGURES = re.compile(r"\d+(?:[.,:/]\d+)*|\S+@\S+|https?://\S+|www\.\S+")
_ENDS = re.compile(r"[.!?…։።؟。！？]+(?=\s|$)")
_MOST_FIGURES = 5
_MOST_FINDINGS = 3
_TELLING = 4
"""Shorter words stand in other languages too."""
_READING_UP_TO = 200
"""Characters from which on a German segment counts as hard to read, where no score is handed in."""


@runtime_checkable
class Kept(Protocol):
    """A term hit that can say how much of it a target holds."""

    def presence(self, target: str) -> float:
        """0 to 1."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known beside the draft itself; everything may be left out."""

    locale: str = ""
    experience: Experience = NO_EXPERIENCE
    terms: Mapping[str, tuple[TermHit, ...]] = field(default_factory=dict)
    """Segment key → the agreed terms of its source."""
    hardness: Mapping[str, float] = field(default_factory=dict)
    """Segment key → how hard the German is to read, 0 (easy) to 1; without it the length stands in."""
    vocabulary: Vocabulary = NO_VOCABULARY
    """What approved translations teach about the words of this locale."""


UNKNOWN = Circumstances()


def signals(
    segment: DraftSegment, findings: Iterable[Finding], *, given: Circumstances = UNKNOWN, lengths: Mapping[str, float]
) -> dict[str, float]:
    """Name → strength for one segment; `lengths` is the usual log length ratio by language.

    `check:NAME` and `critical`, `warning`, `info` are 0 to 3, the others 0 to about 1 (`length` to 3).
    """
    found: dict[str, float] = dict.fromkeys(map(str, Severity), 0.0)
    for finding in findings:
        found[finding.severity] = min(_MOST_FINDINGS, found[finding.severity] + 1)
        found[f"check:{finding.check}"] = 1.0
    return (
        found
        | {
            "figures": figures(segment.source) / _MOST_FIGURES,
            "length": _length(segment, given.locale, lengths),
            "sentences": float(bool(_sentences(segment.source)) != bool(_sentences(segment.target)))
            + min(2, abs(_sentences(segment.source) - _sentences(segment.target))) / 2,
            "copied": _copied(segment),
            "reading": given.hardness.get(segment.key, _hardness(segment.source)),
            "unsure": 1 - segment.score if segment.score is not None else 0.0,
            "notes": min(3, len(segment.notes)) / 3,
            "terms": _missing_terms(segment, given.terms.get(segment.key, ())),
        }
        | _of_words(given.vocabulary.mismatch(segment.source, segment.target))
    )


def figures(source: str) -> int:
    """How many numbers and addresses a segment holds; five are many."""
    return min(_MOST_FIGURES, len(_FIGURES.findall(plain(source))))


def _length(segment: DraftSegment, locale: str, usual: Mapping[str, float]) -> float:
    """|ln(target/source) − usual| in units that narrow with √length, 0 to 3, as the length of a sum of words does."""
    source, target = (len(visible(text).strip()) for text in (segment.source, segment.target))
    if not source or not target:
        return 0.0
    away = math.log(target / source) - usual.get(locale.partition("-")[0], 0.0)
    return min(3.0, abs(away) * math.sqrt(min(source, 150)) / 3)


def _sentences(text: str) -> int:
    return len(_ENDS.findall(visible(text)))


def _copied(segment: DraftSegment) -> float:
    """The share of the German words that stand in the target too, unless they have capitals or are short."""
    german = {word for word in words(segment.source) if word.islower() and len(word) >= _TELLING}
    return len(german & set(words(segment.target))) / len(german) if german else 0.0


def _of_words(told: Mismatch) -> dict[str, float]:
    """Two words without their counterpart are surer than one; from the third on the mean says more."""
    return {
        "missing": sum(much for _, much in told.missing[:2]) / 4,
        "unmatched": told.unmatched,
        "german": told.german_share,
        "unknown": told.unknown,
    }


def _hardness(source: str) -> float:
    """The log length alone goes with readers' ratings of German sentences at r = .78 (TextComplexityDE)."""
    return min(1.0, math.log(1 + len(plain(source))) / math.log(1 + _READING_UP_TO))


def _missing_terms(segment: DraftSegment, hits: tuple[TermHit, ...]) -> float:
    known = [hit.presence(visible(segment.target)) for hit in hits if isinstance(hit, Kept)]
    return 1 - sum(known) / len(known) if known else 0.0
