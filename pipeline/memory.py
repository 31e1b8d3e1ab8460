"""What the translation memory keeps and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pipeline.draft import Origin


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
    origin: Origin
    approved: datetime


class MatchLevel(StrEnum):
    """How well the context of a hit agrees; all are exact in the source text."""

    IN_CONTEXT = "in-context"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Match:
    """A hit of the memory for one segment."""

    unit: Unit
    level: MatchLevel
    score: int
    penalties: Mapping[str, int] = field(default_factory=dict)


def best_match(candidates: list[Unit], *, previous: str, following: str) -> Match | None:
    """The best of the units whose source is exactly the segment's text: context first, then the newest."""
    if not candidates:
        return None
    agreeing = [unit for unit in candidates if unit.previous == previous and unit.following == following]
    level = MatchLevel.IN_CONTEXT if agreeing else MatchLevel.EXACT
    newest = max(agreeing or candidates, key=lambda unit: unit.approved)
    return Match(newest, level, 101 if agreeing else 100)
