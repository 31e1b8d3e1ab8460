"""Which engine covers which locale of a municipality, and what each of its budgets has left."""

from dataclasses import dataclass

from pipeline.engine import Coverage
from pipeline.ledger import Budget, Spent
from pipeline.municipality import Municipality


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One engine for one locale; without an engine a person translates."""

    locale: str
    engine: str
    coverage: Coverage | None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One engine this month."""

    engine: str
    spent: Spent
    budget: Budget

    @property
    def share(self) -> float | None:
        """How much of the tighter limit is used, 0–1 and above; None without a limit."""
        shares = []
        if self.budget.characters:
            shares.append(self.spent.characters / self.budget.characters)
        if self.budget.euros:
            shares.append(self.spent.micro_euros / 1_000_000 / self.budget.euros)
        return max(shares, default=None)


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


def budget_rows(its: Municipality) -> tuple[BudgetRow, ...]:
    """Every engine that the municipality may use."""
    budgets = {route.engine.name: route.budget for route in its.routing.open()}
    with its.transaction() as work:
        return tuple(BudgetRow(name, work.ledger.spent(name), budget) for name, budget in budgets.items())
