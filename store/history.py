"""Moves of drafts and the events they leave: the only place that changes a state."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Row, insert, select, update

from pipeline.errors import IllegalMove
from pipeline.lifecycle import EDITABLE_STATES, OPEN_STATES, DraftState, ensure_legal
from pipeline.store_ports import AuditEvent
from store.scope import Scope
from store.tables import AuditEventRow, DraftRow

S = DraftState
_EXPLAINED = frozenset({S.REJECTED, S.SUPERSEDED, S.CONFLICT, S.HELD, S.FAILED})


def record(scope: Scope, event: AuditEvent) -> None:
    """Add one event to the history."""
    values = {
        "draft_id": event.draft,
        "at": event.at,
        "actor": event.actor,
        "action": event.action,
        "before": event.before,
        "after": event.after,
        "why": event.why,
    }
    scope.connection.execute(insert(AuditEventRow), values)


def move(scope: Scope, event: AuditEvent) -> None:
    """Carry out and record a change of state, if it is legal and the draft is still where the event begins."""
    before, after = DraftState(event.before), DraftState(event.after)
    ensure_legal(before, after)
    mine = (DraftRow.id == event.draft, DraftRow.municipality_id == scope.municipality_id)
    changed = scope.connection.execute(
        update(DraftRow)
        .where(*mine, DraftRow.state == before)
        .values(state=after, reason=event.why if after in _EXPLAINED else "", version=DraftRow.version + 1)
    )
    if changed.rowcount != 1:
        raise IllegalMove(scope.connection.execute(select(DraftRow.state).where(*mine)).scalar_one(), after)
    record(scope, event)


def state_of(scope: Scope, draft_id: int, *, lock: bool = False) -> DraftState:
    """The state of a draft; KeyError if this municipality has none with this id."""
    query = select(DraftRow.state).where(DraftRow.id == draft_id, DraftRow.municipality_id == scope.municipality_id)
    found = scope.connection.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise KeyError(draft_id)
    return found


def ensure_editable(scope: Scope, draft_id: int) -> DraftState:
    """Lock the draft and return its state; IllegalMove where nobody may change its segments any more."""
    state = state_of(scope, draft_id, lock=True)
    if state not in EDITABLE_STATES:
        raise IllegalMove(state)
    return state


def change(scope: Scope, event: AuditEvent, **values: object) -> None:
    """Record a change of a draft that stays in its state, and count it."""
    scope.connection.execute(
        update(DraftRow).where(DraftRow.id == event.draft).values(version=DraftRow.version + 1, **values)
    )
    record(scope, event)


def supersede(scope: Scope, draft_id: int, state: DraftState, *, actor: str, why: str) -> None:
    """Move an open draft out of the way, unless it is being written to the CMS at this moment."""
    if state is DraftState.PUBLISHING:
        raise IllegalMove(state, DraftState.SUPERSEDED)
    move(scope, AuditEvent(scope.now(), actor, draft_id, "moved", state, DraftState.SUPERSEDED, why))


def open_drafts(scope: Scope, document_ids: Collection[int]) -> Sequence[Row[int, str, DraftState]]:
    """Id, locale and state of the open drafts of some documents, locked until the transaction ends."""
    query = (
        select(DraftRow.id, DraftRow.locale, DraftRow.state)
        .where(
            DraftRow.municipality_id == scope.municipality_id,
            DraftRow.document_id.in_(document_ids),
            DraftRow.state.in_(OPEN_STATES),
        )
        .order_by(DraftRow.id)
        .with_for_update()
    )
    return scope.connection.execute(query).all()


def read_events(scope: Scope, draft_id: int) -> list[AuditEvent]:
    """The events of one draft of this municipality, oldest first."""
    return select_events(scope, AuditEventRow.draft_id == draft_id)


def select_events(scope: Scope, *wanted: ColumnElement[bool]) -> list[AuditEvent]:
    """The events of this municipality's drafts that meet the conditions, oldest first."""
    row = AuditEventRow
    query = (
        select(row.at, row.actor, row.draft_id, row.action, row.before, row.after, row.why)
        .join(DraftRow)
        .where(*wanted, DraftRow.municipality_id == scope.municipality_id)
        .order_by(row.id)
    )
    return [AuditEvent(*found) for found in scope.connection.execute(query)]
