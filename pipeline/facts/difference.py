"""The noun: one fact of the source that the target lost or changed, or one that it made up."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.facts.fact import Fact, FactKind


class Rule(StrEnum):
    """What is wrong with the fact."""

    MISSING = "missing"
    ALTERED = "altered"
    SPLIT = "split"
    """Blanks or tags stand inside a token: `A ugsburg@example.org`."""
    ORDER = "order"
    """All values are there, but in another order."""
    EXTRA = "extra"
    """The source has no such fact; `expected` is what the target made up."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the source has, what the target has instead, and the target with that one fault repaired, if it is sure."""

    kind: FactKind
    expected: Fact
    found: str | None
    rule: Rule
    suggestion: str | None = None
