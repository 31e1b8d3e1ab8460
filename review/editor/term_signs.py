"""Agreed terms in a segment: where the source says them, and whether the target does."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from glossaries.hit import Hit
from pipeline.engine import TermHit
from pipeline.placeholders import PLACEHOLDER, plain
from quality.checks.terms import Ruled


class TermState(StrEnum):
    """What became of a term, as the check of the terms sees it."""

    OK = "ok"
    MISSING = "missing"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class TermSign:
    """A term of the source with the target that is agreed for it."""

    source: str
    target: str
    state: TermState
    definition: str = ""
    """German."""


@dataclass(frozen=True, slots=True)
class TermPlace:
    """Where a term stands in the source, placeholders counted."""

    start: int
    end: int
    sign: TermSign


def signs(hits: Iterable[TermHit], target: str) -> tuple[TermSign, ...]:
    """The terms with what became of each in the target."""
    words = plain(target)
    return tuple(TermSign(hit.source, hit.target, _state(hit, words), _definition(hit)) for hit in hits)


def places(source: str, found: Iterable[TermSign]) -> tuple[TermPlace, ...]:
    """Where the terms stand, in order; a term that a placeholder cuts in two is only listed, not underlined."""
    by_words = {sign.source: sign for sign in found}
    return tuple(_places(source, by_words)) if by_words else ()


def _places(source: str, by_words: dict[str, TermSign]) -> Iterator[TermPlace]:
    longest_first = sorted(by_words, key=len, reverse=True)
    pattern = re.compile("|".join([PLACEHOLDER.pattern, *map(re.escape, longest_first)]))
    for match in pattern.finditer(source):
        if match[0] in by_words:
            yield TermPlace(match.start(), match.end(), by_words[match[0]])


def _definition(hit: TermHit) -> str:
    return hit.definition if isinstance(hit, Hit) else ""


def _state(hit: TermHit, target: str) -> TermState:
    if not isinstance(hit, Ruled):
        return TermState.OK if hit.target in target else TermState.MISSING
    if hit.forbidden_in(target):
        return TermState.FORBIDDEN
    return TermState.OK if hit.presence(target) >= 1 else TermState.MISSING
