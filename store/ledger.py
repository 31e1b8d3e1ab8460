"""The ledger: what every request to an engine cost one municipality."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, case, func, insert, select, update

from pipeline.ledger import UNLIMITED, Bill, Budget, CostLine, Expense, Outcome, Spent
from store.scope import Scope
from store.tables import DraftRow, ExpenseRow, MunicipalityRow

_COUNTED = ExpenseRow.billed + ExpenseRow.uncertain
_CHARACTERS = func.coalesce(func.sum(_COUNTED), 0)
_MICRO_EUROS = func.coalesce(func.sum(_COUNTED * ExpenseRow.euros_per_million), 0)
"""Euros for a million characters are millionths of a euro for each."""
_IS_CLEAR = and_(ExpenseRow.outcome == Outcome.ANSWERED, ExpenseRow.uncertain == 0)
_EXPECTED = func.sum(case((_IS_CLEAR, ExpenseRow.characters), else_=0))
_CLEAR = func.sum(case((_IS_CLEAR, ExpenseRow.billed), else_=0))


class SqlLedger:
    """Keeps `pipeline.store_ports.Ledger` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._mine = ExpenseRow.municipality_id == scope.municipality_id

    def reserve(self, expenses: Sequence[Expense], budget: Budget, *, run: int | None) -> Sequence[int] | None:
        """Write down what is about to be sent; None if the budget is too small for all of it."""
        self._take_turns()
        if expenses and budget != UNLIMITED and not budget.allows(expenses, self.spent(expenses[0].engine)):
            return None
        return [
            self._connection.execute(insert(ExpenseRow).returning(ExpenseRow.id), self._row(each, run)).scalar_one()
            for each in expenses
        ]

    def settle(self, entries: Mapping[int, Bill], outcome: Outcome) -> None:
        """Write down how the requests ended; KeyError if this municipality has no such entry."""
        for entry, bill in entries.items():
            settled = update(ExpenseRow).where(ExpenseRow.id == entry, self._mine)
            counts = {"billed": bill.characters, "uncertain": bill.uncertain}
            values = counts | {"outcome": outcome, "settled": self._scope.now()}
            if self._connection.execute(settled.values(values)).rowcount != 1:
                raise KeyError(entry)

    def spent(self, engine: str) -> Spent:
        """What an engine cost this month, with what is reserved and what is uncertain."""
        query = select(_CHARACTERS, _MICRO_EUROS).where(self._mine, ExpenseRow.engine == engine)
        month = self._scope.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        characters, micro_euros = self._connection.execute(query.where(ExpenseRow.sent >= month)).one()
        return Spent(int(characters), round(micro_euros))

    def costs(self, since: datetime, until: datetime) -> Sequence[CostLine]:
        """By engine and locale, what was spent in the time; requests that were refused count as requests only."""
        query = (
            select(ExpenseRow.engine, ExpenseRow.locale, func.count(), func.sum(ExpenseRow.segments))
            .add_columns(_CHARACTERS, _MICRO_EUROS, func.sum(ExpenseRow.uncertain), _EXPECTED, _CLEAR)
            .where(self._mine, ExpenseRow.sent >= since, ExpenseRow.sent < until)
            .group_by(ExpenseRow.engine, ExpenseRow.locale)
            .order_by(ExpenseRow.engine, ExpenseRow.locale)
        )
        return [_line(*row) for row in self._connection.execute(query)]

    def retranslation(self, since: datetime, until: datetime) -> Mapping[str, int]:
        """By locale, the characters of the whole documents that got a draft in the time."""
        versions = (
            select(DraftRow.locale, func.max(DraftRow.characters).label("characters"))
            .where(DraftRow.municipality_id == self._scope.municipality_id)
            .where(DraftRow.created >= since, DraftRow.created < until)
            .group_by(DraftRow.document_id, DraftRow.locale, DraftRow.source_hash)
            .subquery()
        )
        query = select(versions.c.locale, func.sum(versions.c.characters)).group_by(versions.c.locale)
        return {locale: int(characters) for locale, characters in self._connection.execute(query)}

    def _take_turns(self) -> None:
        """Two reservations at once would both see the same balance; on SQLite the transaction is alone anyway."""
        mine = select(MunicipalityRow.id).where(MunicipalityRow.id == self._scope.municipality_id)
        self._connection.execute(mine.with_for_update())

    def _row(self, expense: Expense, run: int | None) -> dict[str, object]:
        return {
            "municipality_id": self._scope.municipality_id,
            "run_id": run,
            "engine": expense.engine,
            "version": expense.version,
            "locale": expense.locale,
            "document": expense.document,
            "segments": expense.segments,
            "characters": expense.characters,
            "billed": 0,
            "uncertain": expense.characters * expense.at_most,
            "euros_per_million": expense.euros_per_million,
            "outcome": Outcome.SENT,
            "sent": self._scope.now(),
        }


def _line(engine: str, locale: str, requests: int, *sums: float) -> CostLine:
    return CostLine(engine, locale, requests, *map(round, sums))
