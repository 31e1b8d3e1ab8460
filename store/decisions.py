"""What people decided about the segments of one municipality's drafts."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, delete, select

from pipeline.draft import DraftSegment, OriginKind
from pipeline.segment_decisions import DecisionKind, SegmentDecision
from pipeline.store_ports import AuditEvent
from store.edits import standing
from store.history import change, ensure_editable
from store.review_tables import STILL_HOLDS, SegmentDecisionRow
from store.scope import Scope
from store.tables import DraftRow, DraftSegmentRow
from store.upsert import insert

_SAYING = {
    DecisionKind.ACCEPTED: "gelesen und richtig",
    DecisionKind.SKIPPED: "übersprungen",
    DecisionKind.EDITED: "berichtigt",
    DecisionKind.RELEASED: "freigegeben",
}
_NESTED = ("kind", "actor", "at", "replaced")


class SqlDecisions:
    """Keeps `pipeline.review_ports.Decisions` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection

    def of(self, draft_id: int) -> Mapping[str, SegmentDecision]:
        """By segment key, those that still hold: for the source and target that stand there."""
        query = (
            select(SegmentDecisionRow.__table__)
            .join(DraftSegmentRow, STILL_HOLDS)
            .join(DraftRow, DraftRow.id == SegmentDecisionRow.draft_id)
            .where(SegmentDecisionRow.draft_id == draft_id, DraftRow.municipality_id == self._scope.municipality_id)
            .order_by(DraftSegmentRow.position)
        )
        return {row.key: read_decision(row) for row in self._connection.execute(query)}

    def take(
        self, draft_id: int, key: str, kind: DecisionKind, *, actor: str, version: int | None = None
    ) -> SegmentDecision:
        """Decide about the segment as it stands; Overtaken if it has another version, KeyError if there is none."""
        with self._scope.step(f"Entwurf {draft_id}"):
            state = ensure_editable(self._scope, draft_id)
            segment = standing(self._scope, draft_id, key, version)
            at = self._scope.now()
            taken = SegmentDecision(key, kind, actor, at, segment.source, segment.target)
            put(self._scope, draft_id, taken, replaced=self._nested(draft_id, segment))
            event = AuditEvent(at, actor, draft_id, str(kind), state, state, f"{key}: {_SAYING[kind]}")
            change(self._scope, event)
        return taken

    def withdraw(self, draft_id: int, key: str, *, actor: str) -> bool:
        """Take the last decision back, so that the one before holds again; False if there was nothing to take back.

        A text that somebody typed is no decision that can be taken back: another text has to be typed.
        """
        with self._scope.step(f"Entwurf {draft_id}"):
            state = ensure_editable(self._scope, draft_id)
            row = self._row(draft_id, standing(self._scope, draft_id, key, None))
            if row is None or row.kind not in {DecisionKind.ACCEPTED, DecisionKind.SKIPPED}:
                return False
            self._restore(draft_id, row)
            why = f"{key}: Entscheidung zurückgenommen"
            change(self._scope, AuditEvent(self._scope.now(), actor, draft_id, "withdrawn", state, state, why))
        return True

    def _restore(self, draft_id: int, row: Row[Any]) -> None:
        before = row.replaced
        if before is None:
            forget(self._scope, draft_id, row.key)
            return
        at = row.at.fromisoformat(before["at"])
        kind = DecisionKind(before["kind"])
        decision = SegmentDecision(row.key, kind, before["actor"], at, row.source, row.target)
        put(self._scope, draft_id, decision, replaced=before["replaced"])

    def _nested(self, draft_id: int, segment: DraftSegment) -> dict[str, Any] | None:
        row = self._row(draft_id, segment)
        return None if row is None else {name: getattr(row, name) for name in _NESTED} | {"at": row.at.isoformat()}

    def _row(self, draft_id: int, segment: DraftSegment) -> Row[Any] | None:
        """The decision about the segment, if it still holds."""
        query = select(SegmentDecisionRow.__table__).where(
            SegmentDecisionRow.draft_id == draft_id, SegmentDecisionRow.key == segment.key
        )
        row = self._connection.execute(query).one_or_none()
        return row if row is not None and read_decision(row).holds_for(segment) else None


def decide_edited(scope: Scope, draft_id: int, segment: DraftSegment, actor: str) -> None:
    """Who types a text has decided about its segment; the event of the edit tells it."""
    if segment.origin.kind is OriginKind.HUMAN and segment.target:
        source = standing(scope, draft_id, segment.key, None).source
        edited = SegmentDecision(segment.key, DecisionKind.EDITED, actor, scope.now(), source, segment.target)
        put(scope, draft_id, edited)
    else:
        forget(scope, draft_id, segment.key)


def put(scope: Scope, draft_id: int, decision: SegmentDecision, *, replaced: Mapping[str, Any] | None = None) -> None:
    """Keep a decision in the place of the one before."""
    values = decision_values(draft_id, decision) | {"replaced": replaced}
    row = insert(scope.connection, SegmentDecisionRow).values(values)
    scope.connection.execute(row.on_conflict_do_update(index_elements=["draft_id", "key"], set_=values))


def forget(scope: Scope, draft_id: int, key: str) -> None:
    """Keep no decision about this segment."""
    place = (SegmentDecisionRow.draft_id == draft_id, SegmentDecisionRow.key == key)
    scope.connection.execute(delete(SegmentDecisionRow).where(*place))


def decision_values(draft_id: int, decision: SegmentDecision) -> dict[str, Any]:
    """The columns of a decision."""
    return {
        "draft_id": draft_id,
        "key": decision.key,
        "kind": decision.kind,
        "actor": decision.actor,
        "at": decision.at,
        "source": decision.source,
        "target": decision.target,
    }


def read_decision(row: Row[Any]) -> SegmentDecision:
    """The decision that a row keeps."""
    return SegmentDecision(row.key, row.kind, row.actor, row.at, row.source, row.target)
