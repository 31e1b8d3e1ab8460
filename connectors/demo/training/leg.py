"""The directions the demo translates, each with its package; further languages go by way of English."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from connectors.demo.training.lexicon import LOCALES, PIVOT_LOCALE, SOURCE

MODELS = Path(__file__).parent.parent / "models"


@dataclass(frozen=True, slots=True)
class Leg:
    """One direction a package translates."""

    source: str
    target: str

    @property
    def name(self) -> str:
        """The name the public Argos index would give the package."""
        return f"translate-{self.source}_{self.target}-1_0"

    @property
    def package(self) -> Path:
        """Where the package lies."""
        return MODELS / f"{self.name}.argosmodel"


PIVOT = Leg(SOURCE, PIVOT_LOCALE)
FROM_PIVOT = tuple(Leg(PIVOT_LOCALE, target) for target in LOCALES if target not in (SOURCE, PIVOT_LOCALE))
