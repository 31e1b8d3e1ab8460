"""The history of accounts, memberships and tokens; the database itself refuses to change it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from pipeline.account_events import AccountAction, AccountEvent
from store.people_tables import AccountEventRow


class SqlAccountEvents:
    """Events in the transaction of what they tell about."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def record(self, action: AccountAction, about: str, *, actor: str, municipality_id: int | None = None) -> None:
        """Add one event."""
        values = {
            "municipality_id": municipality_id,
            "at": self._now,
            "actor": actor,
            "action": action.value,
            "about": about,
        }
        self._connection.execute(insert(AccountEventRow), values)

    def newest(self, *, limit: int = 100, municipality_id: int | None = None) -> Sequence[AccountEvent]:
        """The last events, newest first, of the installation or of one municipality."""
        row = AccountEventRow
        query = select(row.at, row.actor, row.action, row.about).order_by(row.id.desc()).limit(limit)
        if municipality_id is not None:
            query = query.where(row.municipality_id == municipality_id)
        found = self._connection.execute(query)
        return [AccountEvent(at, actor, AccountAction(action), about) for at, actor, action, about in found]
