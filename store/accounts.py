"""The accounts at paid engines, which all municipalities of an installation share; no texts are kept here."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from pipeline.reconciliation import Booked, Reading
from store.tables import ExpenseRow, UsageRow


class SqlAccounts:
    """What the providers have counted, and what our ledgers say together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def last(self, engine: str) -> Reading | None:
        """The reading taken last, or None before the first."""
        row = UsageRow
        query = select(row.taken, row.account_characters, row.limit, row.key_characters)
        query = query.add_columns(row.period_start, row.period_end).where(row.engine == engine)
        found = self._connection.execute(query.order_by(row.id.desc()).limit(1)).one_or_none()
        return None if found is None else Reading(**found._asdict())

    def note(self, engine: str, reading: Reading) -> None:
        """Keep a reading."""
        self._connection.execute(insert(UsageRow), {"engine": engine} | asdict(reading))

    def booked(self, engine: str, since: datetime, until: datetime) -> Booked:
        """The characters that all municipalities together have booked in the time."""
        certain, unsure = (func.coalesce(func.sum(each), 0) for each in (ExpenseRow.billed, ExpenseRow.uncertain))
        query = select(certain, unsure)
        mine = query.where(ExpenseRow.engine == engine, ExpenseRow.sent >= since, ExpenseRow.sent < until)
        sums = self._connection.execute(mine).one()
        return Booked(*map(int, sums))
