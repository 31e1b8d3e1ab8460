"""How often people had to correct an engine here: learned from reviews, handed in as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

USUAL = 0.15
"""The share of an engine's segments that needs a correction, as long as nobody has corrected any; an assumption."""
_WEIGHT_OF_USUAL = 20
"""So many reviewed segments weigh as much as the assumption: five corrections in a row are no proof yet."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of an engine's segments in one locale."""

    reviewed: int
    corrected: int


@dataclass(frozen=True, slots=True)
class Experience:
    """Engine name (as in `Origin.name`) and locale → what reviewers did with its segments."""

    tallies: Mapping[tuple[str, str], Tally] = field(default_factory=dict)

    def rate(self, engine: str, locale: str) -> float:
        """The share of its segments that needs a correction, 0–1, drawn towards the usual while little is known.

        Mean of a beta distribution with the usual rate as its prior: (corrected + 20 · usual) / (reviewed + 20).
        """
        known = self.tallies.get((engine, locale), Tally(0, 0))
        return (known.corrected + _WEIGHT_OF_USUAL * USUAL) / (known.reviewed + _WEIGHT_OF_USUAL)

    def knows(self, engine: str, locale: str) -> bool:
        """Whether the reviewers have seen enough of it to count more than the assumption."""
        return self.tallies.get((engine, locale), Tally(0, 0)).reviewed >= _WEIGHT_OF_USUAL


NO_EXPERIENCE = Experience()
