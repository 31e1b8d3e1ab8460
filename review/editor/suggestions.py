"""Numbered targets that a reviewer can take instead: from the memory, other engines, and what stood there before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.draft import DraftSegment
from pipeline.memory import Match
from pipeline.repair import faults
from pipeline.second_opinion import Opinion
from review.editor.parts import Parts, parts
from review.editor.words import level_words

MOST = 9
"""One for each digit."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A target with what speaks for it and against it."""

    text: str
    origin: str
    name: str = ""
    score: int | None = None
    penalties: tuple[tuple[str, int], ...] = ()
    """What it loses for differences, in words, with the points."""
    difference: Parts | None = None
    """From the source that it was made for to the current one, where they differ."""
    target: Parts = ()
    author: str = ""
    at: datetime | None = None
    is_sound: bool = True
    """Whether its placeholders are those of the source."""


def suggestions(segment: DraftSegment, matches: Iterable[Match], opinions: Iterable[Opinion]) -> list[Suggestion]:
    """The best first, no text twice and not the one that stands there; at most one for each digit."""
    seen = {segment.target, ""}
    found = []
    for each in (*_of_memory(segment, matches), *_of_engines(segment, opinions), *_of_past(segment)):
        if each.text not in seen:
            seen.add(each.text)
            found.append(each)
    return found[:MOST]


def _of_memory(segment: DraftSegment, matches: Iterable[Match]) -> Iterator[Suggestion]:
    for match in matches:
        unit = match.unit
        yield _made(
            segment,
            Suggestion(
                match.target,
                "aus dem Speicher",
                name=level_words(match.level),
                score=match.score,
                penalties=tuple((str(penalty), points) for penalty, points in match.penalties.items()),
                author=unit.author or unit.municipality,
                at=unit.approved,
            ),
            made_for=unit.source,
        )


def _of_engines(segment: DraftSegment, opinions: Iterable[Opinion]) -> Iterator[Suggestion]:
    for opinion in opinions:
        score = None if opinion.score is None else round(100 * opinion.score)
        yield _made(segment, Suggestion(opinion.target, "maschinell", name=opinion.engine, score=score))


def _of_past(segment: DraftSegment) -> Iterator[Suggestion]:
    if segment.previous_target:
        before = Suggestion(segment.previous_target, "bisherige Übersetzung")
        yield _made(segment, before, made_for=segment.previous_source)


def _made(segment: DraftSegment, suggestion: Suggestion, *, made_for: str | None = None) -> Suggestion:
    differs = made_for is not None and made_for != segment.source
    return replace(
        suggestion,
        difference=parts(segment.source, labels={}, old=made_for) if differs else None,
        target=parts(suggestion.text, labels={}),
        is_sound=not faults(segment.source, suggestion.text, droppable=segment.emphasis),
    )
