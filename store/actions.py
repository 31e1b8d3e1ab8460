"""Actions on many drafts of one municipality, with what the drafts were before."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Row, insert, select, update

from pipeline.lifecycle import DraftState
from pipeline.review_ports import Before, ManyAction
from store.review_tables import BulkActionRow
from store.scope import Scope


class SqlActions:
    """Keeps `pipeline.review_ports.Actions` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._is_mine = BulkActionRow.municipality_id == scope.municipality_id

    def begin(self, action: str, *, actor: str) -> int:
        """Remember that one begins; returns its id."""
        values = {
            "municipality_id": self._scope.municipality_id,
            "actor": actor,
            "at": self._scope.now(),
            "action": action,
            "before": [],
        }
        return self._connection.execute(insert(BulkActionRow).returning(BulkActionRow.id), values).scalar_one()

    def add(self, action_id: int, before: Sequence[Before]) -> None:
        """Remember what these drafts were before it; KeyError if this municipality has no such action."""
        known = self._row(action_id).before
        self._update(action_id, before=known + [_written(each) for each in before])

    def get(self, action_id: int) -> ManyAction:
        """The action; KeyError if this municipality has none with this id."""
        row = self._row(action_id)
        before = tuple(_read(each) for each in row.before)
        return ManyAction(row.id, row.action, row.actor, row.at, before, row.undone)

    def mark_undone(self, action_id: int) -> None:
        """Remember that it was undone; KeyError if this municipality has none with this id."""
        self._row(action_id)
        self._update(action_id, undone=self._scope.now())

    def _row(self, action_id: int) -> Row[Any]:
        query = select(BulkActionRow.__table__).where(BulkActionRow.id == action_id, self._is_mine)
        row = self._connection.execute(query.with_for_update()).one_or_none()
        if row is None:
            raise KeyError(action_id)
        return row

    def _update(self, action_id: int, **values: object) -> None:
        mine = (BulkActionRow.id == action_id, self._is_mine)
        self._connection.execute(update(BulkActionRow).where(*mine).values(values))


def _written(before: Before) -> dict[str, object]:
    return asdict(before) | {"due": before.due.isoformat() if before.due else None}


def _read(kept: dict[str, Any]) -> Before:
    due = date.fromisoformat(kept["due"]) if kept["due"] else None
    return Before(**(kept | {"state": DraftState(kept["state"]), "due": due}))
