"""Which municipalities have something to do at once: one query over all of them, for the worker's loop."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, or_, select

from pipeline.delivery import DeliveryState
from pipeline.lifecycle import DraftState
from store.run_tables import DeliveryRow, LeaseRow
from store.tables import DraftRow, MunicipalityRow


def with_deliveries(connection: Connection, now: datetime, *, quiet: timedelta) -> Sequence[str]:
    """Municipalities whose webhooks wait: none came for `quiet`, or the first one has waited half as long again."""
    newest, oldest = func.max(DeliveryRow.received), func.min(DeliveryRow.received)
    query = (
        select(MunicipalityRow.name)
        .join(DeliveryRow)
        .where(DeliveryRow.state == DeliveryState.WAITING)
        .group_by(MunicipalityRow.name)
        .having(or_(newest <= now - quiet, oldest <= now - 1.5 * quiet))
    )
    return connection.scalars(query).all()


def with_approved(connection: Connection) -> Sequence[str]:
    """Municipalities with drafts that a person approved, or whose publication was cut off."""
    ready = DraftRow.state.in_((DraftState.APPROVED, DraftState.PUBLISHING))
    query = select(MunicipalityRow.name).where(select(DraftRow.id).where(_its_draft, ready).exists())
    return connection.scalars(query).all()


def running(connection: Connection, now: datetime) -> Sequence[str]:
    """Municipalities in which a run goes on."""
    query = select(MunicipalityRow.name).join(LeaseRow).where(LeaseRow.expires > now)
    return connection.scalars(query).all()


_its_draft = DraftRow.municipality_id == MunicipalityRow.id
