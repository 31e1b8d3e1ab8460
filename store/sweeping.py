"""Deletes what nobody needs any more: sessions that ran out, attempts to sign in, who was here, settled deliveries."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete

from pipeline.delivery import DeliveryState
from store.people_tables import SessionRow, SignInRow
from store.review_tables import IdempotencyRow, PresenceRow
from store.run_tables import DeliveryRow, LeaseRow

KEEP_DELIVERIES = timedelta(days=90)
KEEP_SIGN_INS = timedelta(days=30)
_DAY = timedelta(days=1)


def sweep(connection: Connection, now: datetime) -> int:
    """Delete it, of all municipalities; returns how many rows there were."""
    old = (
        delete(SessionRow).where(SessionRow.expires < now),
        delete(SignInRow).where(SignInRow.at < now - KEEP_SIGN_INS),
        delete(PresenceRow).where(PresenceRow.seen < now - _DAY),
        delete(IdempotencyRow).where(IdempotencyRow.at < now - _DAY),
        delete(LeaseRow).where(LeaseRow.expires < now - _DAY),
        delete(DeliveryRow).where(
            DeliveryRow.state != DeliveryState.WAITING, DeliveryRow.received < now - KEEP_DELIVERIES
        ),
    )
    return sum(connection.execute(statement).rowcount for statement in old)
