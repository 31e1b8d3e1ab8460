"""What the translation memory keeps, and how good a hit is.

A score begins at what the level is worth and loses named penalties, so that a reviewer sees why it is not 100.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from pipeline.draft import Origin, OriginKind
from pipeline.facts.mask import mask
from pipeline.facts.recognise import facts
from pipeline.patch import patch_facts
from pipeline.placeholders import PLACEHOLDER, plain

GOOD = 95
"""From this score on a match fills the draft; below, it is offered to the reviewer."""
OLD = timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class Unit:
    """One approved translation of one segment, in its context."""

    source: str
    target: str
    locale: str
    previous: str
    """Source text of the segment before it, empty at the start of a document."""
    following: str
    document: str
    author: str
    """Who approved it; empty for a unit of another municipality."""
    origin: Origin
    approved: datetime
    reviewed: bool = True
    """Whether a person read it; false after a bulk approval."""
    municipality: str = ""
    """Where it comes from, if not from the municipality itself."""
    id: int | None = field(default=None, compare=False)


class MatchLevel(StrEnum):
    """How much of a hit agrees with the segment."""

    IN_CONTEXT = "in-context"
    ONE_NEIGHBOUR = "one-neighbour"
    EXACT = "exact"
    GENERALISED = "generalised"
    """The words are the same; facts differed and were replaced by rule."""
    FUZZY = "fuzzy"


WORTH = {
    MatchLevel.IN_CONTEXT: 102,
    MatchLevel.ONE_NEIGHBOUR: 101,
    MatchLevel.EXACT: 100,
    MatchLevel.GENERALISED: 99,
}


class Penalty(StrEnum):
    """What makes a hit worth less; the value is what a reviewer reads."""

    UNREVIEWED = "maschinell, nicht geprüft"
    ELSEWHERE = "aus einer anderen Kommune"
    PLACEHOLDERS = "andere Platzhalter"
    FACTS = "andere Angaben"
    NEGATION = "andere Verneinung oder Einschränkung"
    AGE = "älter als drei Jahre"


POINTS = {
    Penalty.UNREVIEWED: 3,
    Penalty.ELSEWHERE: 4,
    Penalty.PLACEHOLDERS: 5,
    Penalty.FACTS: 10,
    Penalty.NEGATION: 25,
    Penalty.AGE: 1,
}
_TURNING = re.compile(r"\b(?:nicht|nichts|nie|niemals|kein\w*|nur|erst|bis|ohne|außer|weder)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """A hit of the memory for one segment; `target` is ready to be used."""

    unit: Unit
    level: MatchLevel
    target: str
    score: int
    penalties: Mapping[Penalty, int] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether it may fill the draft."""
        return self.score >= GOOD and self.level is not MatchLevel.FUZZY


def exact_match(
    candidates: Iterable[Unit], *, previous: str | None, following: str | None, now: datetime
) -> Match | None:
    """The best of the units whose source is exactly the segment's text; of equals the one approved last.

    A neighbour that is not known is None and agrees with nothing.
    """
    matches = [
        _match(unit, level, unit.target, worth=WORTH[level], penalties=_of_unit(unit, now))
        for unit in candidates
        for level in [_level(unit, previous, following)]
    ]
    return max(matches, key=lambda match: (match.score, match.unit.approved), default=None)


def generalised_match(candidates: Iterable[Unit], text: str, *, now: datetime) -> Match | None:
    """The best of the units whose words are the segment's and whose facts differ, with the facts replaced.

    Only where every fact is found in the target and the result shows no difference to the source; the words are equal,
    so that no negation can hide in the change.
    """
    matches = [
        _match(
            unit,
            MatchLevel.GENERALISED,
            target,
            worth=WORTH[MatchLevel.GENERALISED],
            penalties=_of_unit(unit, now),
        )
        for unit in candidates
        if (target := patch_facts(unit.source, unit.target, wanted=text, locale=unit.locale)) is not None
    ]
    return max(matches, key=lambda match: (match.score, match.unit.approved), default=None)


def fuzzy_match(unit: Unit, text: str, *, similarity: float, now: datetime) -> Match:
    """A unit whose source resembles the text (0–100), with what it loses for differences that turn the meaning."""
    penalties = (*_of_difference(unit.source, text), *_of_unit(unit, now))
    return _match(unit, MatchLevel.FUZZY, unit.target, worth=min(int(similarity), 99), penalties=penalties)


def _match(unit: Unit, level: MatchLevel, target: str, *, worth: int, penalties: Iterable[Penalty]) -> Match:
    lost = {penalty: POINTS[penalty] for penalty in penalties}
    return Match(unit, level, target, max(0, worth - sum(lost.values())), lost)


def _of_unit(unit: Unit, now: datetime) -> Iterator[Penalty]:
    """What a unit loses whatever it is compared with."""
    if not unit.reviewed and unit.origin.kind is not OriginKind.HUMAN:
        yield Penalty.UNREVIEWED
    if unit.municipality:
        yield Penalty.ELSEWHERE
    if now - unit.approved > OLD:
        yield Penalty.AGE


def _of_difference(source: str, text: str) -> Iterator[Penalty]:
    """What a fuzzy hit loses for differences that turn the meaning or must be seen."""
    if _turns(source) != _turns(text):
        yield Penalty.NEGATION
    if PLACEHOLDER.findall(source) != PLACEHOLDER.findall(text):
        yield Penalty.PLACEHOLDERS
    if _facts(source) != _facts(text):
        yield Penalty.FACTS


def _level(unit: Unit, previous: str | None, following: str | None) -> MatchLevel:
    agreeing = (unit.previous == previous) + (unit.following == following)
    return (MatchLevel.EXACT, MatchLevel.ONE_NEIGHBOUR, MatchLevel.IN_CONTEXT)[agreeing]


def _turns(text: str) -> list[str]:
    """The words that turn a sentence round, in order."""
    return [word.lower() for word in _TURNING.findall(plain(text))]


def _facts(text: str) -> list[tuple[str, str]]:
    return sorted((fact.kind, fact.value) for fact in facts(text))


def generalised(text: str) -> str:
    """The text under which units with the same words and other facts are found."""
    return mask(text)
