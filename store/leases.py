"""Who runs a municipality: one row, taken and kept by compare-and-set."""

from datetime import timedelta

from sqlalchemy import delete, or_, select, update

from pipeline.run_ports import Lease
from store.run_tables import LeaseRow
from store.scope import Scope
from store.upsert import insert


class SqlLeases:
    """Keeps `pipeline.run_ports.Leases` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._is_mine = LeaseRow.municipality_id == scope.municipality_id

    def take(self, holder: str, *, lasts: timedelta) -> bool:
        """Become the one who runs; False while somebody else does."""
        now = self._scope.now()
        values = {"holder": holder, "run_id": None, "since": now, "expires": now + lasts}
        row = insert(self._connection, LeaseRow).values(municipality_id=self._scope.municipality_id, **values)
        if self._connection.execute(row.on_conflict_do_nothing()).rowcount == 1:
            return True
        is_free = or_(LeaseRow.expires <= now, LeaseRow.holder == holder)
        return self._connection.execute(update(LeaseRow).where(self._is_mine, is_free).values(values)).rowcount == 1

    def keep(self, holder: str, *, lasts: timedelta, run: int | None = None) -> bool:
        """Say that the holder is alive; False if somebody else has taken over meanwhile."""
        values: dict[str, object] = {"expires": self._scope.now() + lasts} | ({} if run is None else {"run_id": run})
        mine = update(LeaseRow).where(self._is_mine, LeaseRow.holder == holder)
        return self._connection.execute(mine.values(values)).rowcount == 1

    def give_back(self, holder: str) -> None:
        """Let the next one run."""
        self._connection.execute(delete(LeaseRow).where(self._is_mine, LeaseRow.holder == holder))

    def current(self) -> Lease | None:
        """Who runs now."""
        row = LeaseRow
        query = select(row.holder, row.run_id, row.since, row.expires)
        found = self._connection.execute(query.where(self._is_mine, row.expires > self._scope.now())).one_or_none()
        return Lease(*found) if found else None
