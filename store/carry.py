"""What a new draft takes over from the older ones of its document and locale: decisions, assignee, due date.

A decision holds for exactly the texts it was taken on, so it comes along where a segment says the same as before, with
the person and the moment of then. Where a person released an older draft, its segments count as released.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from sqlalchemy import insert, select, update

from pipeline.approval import BULK, approval_of
from pipeline.draft import ChangeClass, Draft
from pipeline.segment_decisions import DecisionKind, SegmentDecision
from pipeline.store_ports import AuditEvent
from store.decisions import decision_values, read_decision
from store.history import select_events
from store.review_tables import SegmentDecisionRow
from store.scope import Scope
from store.tables import AuditEventRow, DraftRow, DraftSegmentRow

_SAME = frozenset({ChangeClass.UNCHANGED, ChangeClass.MOVED})
_WORTH = (DecisionKind.SKIPPED, DecisionKind.EDITED, DecisionKind.RELEASED, DecisionKind.ACCEPTED)
"""Of two decisions about the same texts the later of these counts: a release by a second pair of eyes beats an edit."""


def carry_decisions(scope: Scope, draft_id: int, draft: Draft, document_id: int) -> None:
    """Let what was decided about the same texts hold in a draft that was just stored."""
    wanted = [segment for segment in draft.segments if segment.change in _SAME and segment.target]
    mine = (DraftRow.document_id == document_id, DraftRow.locale == draft.locale, DraftRow.id < draft_id)
    older = list(scope.connection.scalars(select(DraftRow.id).where(*mine))) if wanted else []
    if not older:
        return
    last = _last_said(scope, older)
    known = sorted(
        (
            one
            for draft_id, one in (*_released(scope, older), *_decided(scope, older))
            if last.get((one.source, one.target)) == draft_id
        ),
        key=lambda one: (_WORTH.index(one.kind), one.at),
    )
    by_text = {(one.source, one.target): one for one in known}
    by_place = {(one.key, one.source, one.target): one for one in known}
    rows = [
        decision_values(draft_id, replace(one, key=segment.key))
        for segment in wanted
        if (one := by_place.get((segment.key, segment.source, segment.target)))
        or (one := by_text.get((segment.source, segment.target)))
    ]
    if rows:
        scope.connection.execute(insert(SegmentDecisionRow), rows)


def carry_plan(scope: Scope, draft_id: int, superseded: Sequence[int]) -> None:
    """Who was to review the superseded draft until when is to review the new one."""
    if superseded:
        plan = select(DraftRow.assignee_id, DraftRow.due).where(DraftRow.id == max(superseded))
        assignee_id, due = scope.connection.execute(plan).one()
        values = {"assignee_id": assignee_id, "due": due}
        scope.connection.execute(update(DraftRow).where(DraftRow.id == draft_id).values(values))


def _last_said(scope: Scope, draft_ids: Collection[int]) -> dict[tuple[str, str], int]:
    """The newest of the drafts that had these two texts: what was withdrawn there does not come back from before."""
    row = DraftSegmentRow
    query = select(row.source, row.target, row.draft_id).where(row.draft_id.in_(draft_ids)).order_by(row.draft_id)
    return {(source, target): draft_id for source, target, draft_id in scope.connection.execute(query)}


def _decided(scope: Scope, draft_ids: Collection[int]) -> Iterator[tuple[int, SegmentDecision]]:
    row = SegmentDecisionRow
    for found in scope.connection.execute(select(row.__table__).where(row.draft_id.in_(draft_ids))):
        yield found.draft_id, read_decision(found)


def _released(scope: Scope, draft_ids: Collection[int]) -> Iterator[tuple[int, SegmentDecision]]:
    """Every segment of the drafts that a person released, not in bulk."""
    approvals = _approvals(scope, draft_ids)
    row = DraftSegmentRow
    query = select(row.draft_id, row.key, row.source, row.target).where(row.draft_id.in_(approvals))
    for draft_id, key, source, target in scope.connection.execute(query):
        event = approvals[draft_id]
        yield draft_id, SegmentDecision(key, DecisionKind.RELEASED, event.actor, event.at, source, target)


def _approvals(scope: Scope, draft_ids: Collection[int]) -> dict[int, AuditEvent]:
    wanted = (AuditEventRow.draft_id.in_(draft_ids), AuditEventRow.action == "moved")
    events = select_events(scope, *wanted)
    by_draft = groupby(sorted(events, key=attrgetter("draft")), key=attrgetter("draft"))
    found = {draft_id: approval_of(list(its)) for draft_id, its in by_draft}
    return {draft_id: event for draft_id, event in found.items() if event and event.why != BULK}
