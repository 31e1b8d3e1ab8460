"""Figures over the whole installation, for monitoring; no text of any page is among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from pipeline.delivery import DeliveryState
from store.run_tables import DeliveryRow, FailureRow, LeaseRow
from store.tables import DraftRow, ExpenseRow, MunicipalityRow, RunRow

Count = Mapping[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a monitoring system asks for."""

    drafts: Count
    """By municipality and state."""
    billed: Count
    """Characters by municipality and engine."""
    deliveries_waiting: int
    failing: Count
    """Targets that failed, by municipality."""
    running: int
    finished: Mapping[str, datetime]
    """When the last run of a municipality ended."""


def figures(connection: Connection, now: datetime) -> Figures:
    """All of them, in a query each."""
    name = MunicipalityRow.name
    drafts = select(name, DraftRow.state, func.count()).join(DraftRow, DraftRow.municipality_id == MunicipalityRow.id)
    billed = select(name, ExpenseRow.engine, func.sum(ExpenseRow.billed)).join(ExpenseRow)
    failing = select(name, func.count()).join(FailureRow)
    finished = select(name, func.max(RunRow.finished)).join(RunRow).where(RunRow.finished.is_not(None))
    waiting = select(func.count()).where(DeliveryRow.state == DeliveryState.WAITING)
    running = select(func.count()).where(LeaseRow.expires > now)
    rows = connection.execute
    return Figures(
        drafts={(each, str(state)): count for each, state, count in rows(drafts.group_by(name, DraftRow.state))},
        billed={(each, engine): int(sum_) for each, engine, sum_ in rows(billed.group_by(name, ExpenseRow.engine))},
        deliveries_waiting=connection.scalar(waiting) or 0,
        failing={(each,): count for each, count in rows(failing.group_by(name))},
        running=connection.scalar(running) or 0,
        finished={each: at for each, at in rows(finished.group_by(name)) if at},
    )
