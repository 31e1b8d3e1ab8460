"""The inbox of the webhooks, of one municipality."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from pipeline.delivery import Delivery, DeliveryState
from pipeline.document import ContentType, DocumentRef
from store.run_tables import DeliveryRow
from store.scope import Scope
from store.upsert import insert

_WAITING = DeliveryRow.state == DeliveryState.WAITING


class SqlDeliveries:
    """Keeps `pipeline.run_ports.Deliveries` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._is_mine = DeliveryRow.municipality_id == scope.municipality_id

    def receive(self, source: str, message: str, refs: Collection[DocumentRef], *, note: str = "") -> int | None:
        """Keep a message; None if it was delivered before."""
        now = self._scope.now()
        values = {
            "municipality_id": self._scope.municipality_id,
            "source": source,
            "message": message,
            "documents": [[ref.content_type, ref.key] for ref in refs],
            "state": DeliveryState.WAITING if refs else DeliveryState.IGNORED,
            "note": note,
            "received": now,
            "settled": None if refs else now,
        }
        row = insert(self._connection, DeliveryRow).values(values).on_conflict_do_nothing()
        return self._connection.scalar(row.returning(DeliveryRow.id))

    def waiting(self, *, older_than: timedelta) -> Sequence[Delivery]:
        """What waits, if its newest message is that old (a burst has ended); oldest first."""
        newest = self._connection.scalar(select(func.max(DeliveryRow.received)).where(self._is_mine, _WAITING))
        if newest is None or newest > self._scope.now() - older_than:
            return []
        return self._read(select(DeliveryRow.__table__).where(self._is_mine, _WAITING).order_by(DeliveryRow.id))

    def settle(self, numbers: Collection[int], state: DeliveryState, *, note: str = "", run: int | None = None) -> None:
        """What became of them."""
        values = {"state": state, "note": note, "run_id": run, "settled": self._scope.now()}
        self._connection.execute(update(DeliveryRow).where(self._is_mine, DeliveryRow.id.in_(numbers)).values(values))

    def replay(self, number: int) -> None:
        """Let it wait again; KeyError if this municipality has no such delivery."""
        again = {"state": DeliveryState.WAITING, "note": "", "settled": None, "run_id": None}
        row = update(DeliveryRow).where(self._is_mine, DeliveryRow.id == number)
        if self._connection.execute(row.values(again)).rowcount != 1:
            raise KeyError(number)

    def latest(self, *, limit: int) -> Sequence[Delivery]:
        """The newest ones, newest first."""
        query = select(DeliveryRow.__table__).where(self._is_mine).order_by(DeliveryRow.id.desc())
        return self._read(query.limit(limit))

    def expire(self, before: datetime) -> int:
        """Delete what is settled and older; how many there were."""
        old = delete(DeliveryRow).where(self._is_mine, DeliveryRow.settled < before)
        return self._connection.execute(old).rowcount

    def _read(self, query: Any) -> list[Delivery]:
        return [self._delivery(row) for row in self._connection.execute(query)]

    def _delivery(self, row: Row[Any]) -> Delivery:
        refs = tuple(self._scope.ref(ContentType(kind), key) for kind, key in row.documents)
        return Delivery(
            row.id, row.source, row.message, refs, row.state, row.note, row.received, row.settled, row.run_id
        )
