"""The answers of the API to requests that carried a key, of one municipality."""

from datetime import timedelta

from sqlalchemy import delete, select, update

from pipeline.review_ports import Answer, KeptAnswer
from store.review_tables import IdempotencyRow
from store.scope import Scope
from store.upsert import insert

LASTS = timedelta(days=1)


class SqlAnswers:
    """Keeps `pipeline.review_ports.Answers` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._is_mine = IdempotencyRow.municipality_id == scope.municipality_id

    def claim(self, key: str, request: str) -> KeptAnswer | None:
        """What was answered before under this key; None if nothing was.

        The row is there from now on: a second request with the same key waits for this transaction to end.
        """
        row = IdempotencyRow
        self._connection.execute(delete(row).where(self._is_mine, row.at <= self._scope.now() - LASTS))
        values = {
            "municipality_id": self._scope.municipality_id,
            "key": key,
            "request_hash": request,
            "status": 0,
            "body": "",
            "at": self._scope.now(),
        }
        claimed = insert(self._connection, row).values(values).on_conflict_do_nothing().returning(row.key)
        if self._connection.scalar(claimed) is not None:
            return None
        found = self._connection.execute(select(row.__table__).where(self._is_mine, row.key == key)).one()
        return KeptAnswer(found.request_hash, Answer(found.status, found.body, found.etag))

    def keep(self, key: str, answer: Answer) -> None:
        """Remember the answer under the key that was claimed."""
        values = {"status": answer.status, "body": answer.body, "etag": answer.etag}
        its = update(IdempotencyRow).where(self._is_mine, IdempotencyRow.key == key)
        self._connection.execute(its.values(values))
