"""What a parcel costs, document by document: reserved before it is sent, settled when it came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from pipeline.engine import EngineRequest, Parcel
from pipeline.ledger import UNLIMITED, Bill, Expense
from pipeline.municipality import Municipality
from pipeline.routing import Route

Share = tuple[str, str]
"""Document, as `str(DocumentRef)`, and locale."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """The entries of the ledger for one parcel."""

    entries: Mapping[Share, int]
    shares: tuple[Share, ...]
    """Whose each request of the parcel is."""

    def settled(self, bills: Sequence[Bill]) -> Mapping[int, Bill]:
        """The bill of each entry, from those of the requests."""
        sums = dict.fromkeys(self.entries.values(), Bill())
        for share, bill in zip(self.shares, bills, strict=True):
            entry = self.entries[share]
            sums[entry] = Bill(sums[entry].characters + bill.characters, sums[entry].uncertain + bill.uncertain)
        return sums


def reserve(municipality: Municipality, route: Route, parcel: Parcel, *, run: int | None) -> Reserved | None:
    """Write the parcel into the ledger; None if the budget of the engine does not allow it."""
    shares = tuple(map(share_of, parcel.requests))
    expenses = expected(route, parcel)
    with municipality.transaction() as work:
        numbers = work.ledger.reserve(list(expenses.values()), route.budget, run=run)
    return None if numbers is None else Reserved(dict(zip(expenses, numbers, strict=True)), shares)


def left(municipality: Municipality, route: Route) -> float:
    """How many characters the budget of the engine still allows; infinite without one."""
    if route.budget == UNLIMITED:
        return inf
    with municipality.reading() as work:
        spent = work.ledger.spent(route.engine.name)
    return route.budget.left(spent, euros_per_million=route.euros_per_million)


def expected(route: Route, parcel: Parcel) -> Mapping[Share, Expense]:
    """What each document of the parcel is going to cost in its locale."""
    costs: dict[Share, list[int]] = {}
    for request, cost in zip(parcel.requests, parcel.costs, strict=True):
        costs.setdefault(share_of(request), []).append(cost)
    engine = route.engine
    return {
        share: Expense(
            engine.name,
            engine.version,
            locale=share[1],
            document=share[0],
            segments=len(several),
            characters=sum(several),
            at_most=parcel.at_most,
            euros_per_million=route.euros_per_million,
        )
        for share, several in costs.items()
    }


def share_of(request: EngineRequest) -> Share:
    """Whose expense a request is."""
    return str(request.document or ""), request.locale
