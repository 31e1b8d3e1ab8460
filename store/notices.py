"""Who was told what in one municipality; the round itself is the row without a recipient."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select

from store.run_tables import NoticeRow
from store.scope import Scope
from store.upsert import insert

_ROUND, _BEGUN, _DONE = "", "begun", "done"


class SqlNotices:
    """Keeps `pipeline.notice_ports.Notices` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def last_round(self) -> datetime | None:
        """When digests were sent last; None before the first time."""
        found = self._row(_ROUND)
        return found.sent if found is not None and found.digest == _DONE else None

    def begin(self, due: datetime, *, patience: timedelta) -> bool:
        """Take on the round that was due at this moment; False if it is done, or somebody else is at it."""
        now = self._scope.now()
        is_older = and_(NoticeRow.digest == _DONE, NoticeRow.sent < due)
        is_cut_off = and_(NoticeRow.digest == _BEGUN, NoticeRow.sent < now - patience)
        row = insert(self._scope.connection, NoticeRow).values(self._place(_ROUND) | {"digest": _BEGUN, "sent": now})
        taken = row.on_conflict_do_update(
            index_elements=["municipality_id", "recipient"],
            set_={"digest": _BEGUN, "sent": now},
            where=or_(is_older, is_cut_off),
        )
        return self._scope.connection.execute(taken.returning(NoticeRow.sent)).first() is not None

    def end(self) -> None:
        """The round is done; the next one begins when it is due."""
        self.note(_ROUND, _DONE)

    def last(self, recipient: str) -> str | None:
        """What this recipient was told last, as a digest."""
        found = self._row(recipient)
        return None if found is None else found.digest

    def note(self, recipient: str, digest: str) -> None:
        """This recipient has been told."""
        told = {"digest": digest, "sent": self._scope.now()}
        row = insert(self._scope.connection, NoticeRow).values(self._place(recipient) | told)
        self._scope.connection.execute(
            row.on_conflict_do_update(index_elements=["municipality_id", "recipient"], set_=told)
        )

    def _row(self, recipient: str) -> Any:
        where = [getattr(NoticeRow, name) == value for name, value in self._place(recipient).items()]
        return self._scope.connection.execute(select(NoticeRow.digest, NoticeRow.sent).where(*where)).one_or_none()

    def _place(self, recipient: str) -> dict[str, object]:
        return {"municipality_id": self._scope.municipality_id, "recipient": recipient}
