"""A segment that a stand-in engine is about to harm."""

import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.recognise import facts
from pipeline.placeholders import PLACEHOLDER, plain


@dataclass(frozen=True)
class Case:
    """A segment to harm, with its facts and a source of chance of its own."""

    text: str
    facts: tuple[Fact, ...]
    chance: random.Random

    def pick(self, kinds: set[FactKind], *, digits: int = 0) -> Fact | None:
        """One fact of these kinds with at least so many digits."""
        fitting = [f for f in self.facts if f.kind in kinds and sum(c.isdigit() for c in plain(f.text)) >= digits]
        return self.chance.choice(fitting) if fitting else None

    def put(self, fact: Fact, written: str) -> str:
        """The text with the fact written otherwise."""
        return self.text[: fact.start] + written + self.text[fact.end :]


def case(text: str, *, seed: int) -> Case:
    return Case(text, facts(text), random.Random(zlib.crc32(text.encode()) ^ seed))


def in_tag(text: str, position: int) -> bool:
    return any(match.start() <= position < match.end() for match in PLACEHOLDER.finditer(text))


Engine = Callable[[Case], str | None]
