"""The secrets that senders of webhooks sign with, of one municipality."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import or_, select, update

from pipeline.account_events import AccountAction
from store.account_events import SqlAccountEvents
from store.run_tables import WebhookSecretRow
from store.scope import Scope
from store.upsert import insert

OVERLAP = timedelta(days=1)
"""So long the old secret still counts after a new one was made, to change it at the sender."""


class SqlWebhookSecrets:
    """Keeps `pipeline.run_ports.WebhookSecrets` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._is_mine = WebhookSecretRow.municipality_id == scope.municipality_id

    def valid(self, source: str) -> Sequence[str]:
        """The secrets that count now."""
        row = WebhookSecretRow
        is_valid = or_(row.retires.is_(None), row.retires > self._scope.now())
        return self._connection.scalars(select(row.secret).where(self._is_mine, row.source == source, is_valid)).all()

    def rotate(self, source: str, secret: str, *, actor: str) -> None:
        """Let a new secret count from now on, and the old ones for a day more; the history says who did it."""
        row, now = WebhookSecretRow, self._scope.now()
        old = update(row).where(self._is_mine, row.source == source, row.retires.is_(None))
        self._connection.execute(old.values(retires=now + OVERLAP))
        values = {"source": source, "secret": secret, "created": now, "retires": None}
        new = insert(self._connection, row).values(municipality_id=self._scope.municipality_id, **values)
        self._connection.execute(new)
        events = SqlAccountEvents(self._connection, now)
        events.record(AccountAction.WEBHOOK_ROTATED, source, actor=actor, municipality_id=self._scope.municipality_id)

    def sources(self) -> Sequence[str]:
        """The sources that may send."""
        row = WebhookSecretRow
        return self._connection.scalars(select(row.source).where(self._is_mine).distinct().order_by(row.source)).all()
