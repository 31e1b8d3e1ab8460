"""Attempts to sign in, counted by login and by address, so that guessing takes for ever."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, text, update

from store.digest import digest
from store.people_tables import SignInRow

_COUNTED = timedelta(hours=1)
_KEPT = timedelta(days=30)
_LONGEST_LOGIN = 200


@dataclass(frozen=True, slots=True)
class Failures:
    """How often it went wrong in the last hour, since it last went right."""

    count: int
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Tries:
    """What came before an attempt."""

    by_login: Failures
    """From everywhere; from this address alone if the login was used from it before, so that a stranger elsewhere does
    not lock its owner out."""
    by_address: Failures


class SqlSignIns:
    """Attempts in one transaction; addresses are forgotten after thirty days."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self.now = now

    def tries(self, login: str, address: str) -> Tries:
        """What was tried before; attempts on one login wait for each other until the transaction ends."""
        name = self._named(login)
        if self._connection.dialect.name == "postgresql":
            lock = text("SELECT pg_advisory_xact_lock(hashtext(:name))")
            self._connection.execute(lock, {"name": name})
        row = SignInRow
        known = select(row.id).where(row.login == name, row.address == address, row.succeeded).limit(1)
        is_known = self._connection.scalar(known) is not None
        by_login = and_(row.login == name, row.address == address) if is_known else row.login == name
        return Tries(self._failures(by_login), self._failures(row.address == address))

    def begin(self, login: str, address: str) -> int:
        """Note an attempt as failed until `succeed` says otherwise; gives its id."""
        self._connection.execute(delete(SignInRow).where(SignInRow.at < self.now - _KEPT))
        values = {"login": self._named(login), "address": address, "at": self.now, "succeeded": False}
        return self._connection.execute(insert(SignInRow).returning(SignInRow.id), values).scalar_one()

    def succeed(self, attempt: int) -> None:
        """Say that it went right."""
        self._connection.execute(update(SignInRow).where(SignInRow.id == attempt).values(succeeded=True))

    def _failures(self, whose: ColumnElement[bool]) -> Failures:
        row = SignInRow
        went_right = select(func.max(row.id)).where(whose, row.succeeded).scalar_subquery()
        query = select(func.count(), func.max(row.at)).where(
            whose,
            row.at > self.now - _COUNTED,
            ~row.succeeded,
            row.id > func.coalesce(went_right, 0),
        )
        return Failures(*self._connection.execute(query).one())

    @staticmethod
    def _named(login: str) -> str:
        return digest(login.strip().lower()[:_LONGEST_LOGIN])
