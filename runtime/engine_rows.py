"""Which engine covers which locale of a municipality."""

from dataclasses import dataclass

from pipeline.engine import Coverage
from pipeline.municipality import Municipality


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One engine for one locale; without an engine a person translates."""

    locale: str
    engine: str
    coverage: Coverage | None


def coverage_rows(its: Municipality) -> tuple[CoverageRow, ...]:
    """In the order in which they are asked; engines may have to ask their service for it."""
    rows: list[CoverageRow] = []
    for locale in its.locales:
        found = [
            CoverageRow(locale, route.engine.name, can)
            for route in its.routing.open()
            if route.covers(locale) and (can := route.engine.coverage(locale))
        ]
        rows += found or [CoverageRow(locale, "", None)]
    return tuple(rows)
