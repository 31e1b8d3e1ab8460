"""What people made of the segments that machines had filled.

The machine's text of a segment that a person edits is kept in `correction` at that moment: `previous_target` holds only
the text before the last edit, and the origin becomes the person's. Edits from before that table are not counted.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, insert, select

from pipeline.approval import BULK
from pipeline.draft import Origin, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.lifecycle import DraftState
from pipeline.reviewed import Reviewed, Verdict
from pipeline.segment_decisions import DecisionKind
from store.draft_rows import read_segment
from store.review_tables import STILL_HOLDS, SegmentDecisionRow
from store.scope import Scope
from store.tables import AuditEventRow, CorrectionRow, DraftRow, DraftSegmentRow, FindingRow

MACHINES = frozenset({OriginKind.ENGINE, OriginKind.MEMORY})
_DECIDED = (DraftState.APPROVED, DraftState.REJECTED)
Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """What was decided about whole drafts, and about single segments; the latter counts first."""

    of_drafts: Mapping[int, Verdict]
    of_segments: Mapping[Place, DecisionKind]

    def about(self, place: Place) -> Verdict | None:
        match self.of_segments.get(place):
            case DecisionKind.SKIPPED:
                return None
            case DecisionKind.ACCEPTED:
                return Verdict.APPROVED
            case _:
                return self.of_drafts.get(place[0])

    def drafts(self) -> frozenset[int]:
        """Those about which anything was decided."""
        return frozenset(self.of_drafts) | {draft_id for draft_id, _ in self.of_segments}


def keep_proposal(scope: Scope, draft_id: int, key: str, old: tuple[str, Origin]) -> None:
    """Keep target and origin of a machine's segment, and the findings about it, before a person replaces them."""
    seen = select(FindingRow.check, FindingRow.severity).where(
        FindingRow.draft_id == draft_id, FindingRow.segment == key
    )
    findings = [[row.check, str(row.severity)] for row in scope.connection.execute(seen)]
    place = (CorrectionRow.draft_id == draft_id, CorrectionRow.key == key)
    if scope.connection.scalar(select(CorrectionRow.key).where(*place)) is None:
        target, origin = old
        values = {"target": target, "origin_kind": origin.kind, "origin_name": origin.name}
        scope.connection.execute(
            insert(CorrectionRow), values | {"draft_id": draft_id, "key": key, "findings": findings}
        )


def read_reviewed(scope: Scope) -> list[Reviewed]:
    """One review per document, locale, source and machine text: an edit, else the last decision about it or its draft.

    A bulk approval decides nothing: nobody read the draft. Nor does a segment that was skipped.
    """
    verdicts, proposals = _Verdicts(_of_drafts(scope), _of_segments(scope)), _proposals(scope)
    findings = _findings(scope, verdicts.drafts())
    mine = DraftRow.municipality_id == scope.municipality_id
    query = select(DraftSegmentRow.__table__, DraftRow.locale, DraftRow.document_id).join(DraftRow).where(mine)
    found: dict[tuple[object, ...], Reviewed] = {}
    for row in scope.connection.execute(query.order_by(DraftRow.id, DraftSegmentRow.position)):
        place = (row.draft_id, row.key)
        review = _corrected(row, proposals.get(place)) or _decided(row, verdicts, findings.get(place, ()))
        if review is not None:
            same = (row.document_id, row.locale, row.source, review.segment.target)
            if same not in found or found[same].verdict is not Verdict.CORRECTED:
                found[same] = review
    return list(found.values())


def _corrected(row: Row[Any], proposal: Row[Any] | None) -> Reviewed | None:
    if proposal is None or proposal.target == row.target:
        return None
    origin = Origin(proposal.origin_kind, proposal.origin_name)
    segment = replace(read_segment(row), target=proposal.target, origin=origin)
    findings = tuple(Finding(check, Severity(grade), "", segment=row.key) for check, grade in proposal.findings)
    return Reviewed(row.locale, segment, row.target, Verdict.CORRECTED, findings)


def _decided(row: Row[Any], verdicts: _Verdicts, findings: Collection[Finding]) -> Reviewed | None:
    verdict = verdicts.about((row.draft_id, row.key))
    if row.origin_kind not in MACHINES or not row.target or verdict is None:
        return None
    return Reviewed(row.locale, read_segment(row), row.target, verdict, tuple(findings))


def _of_drafts(scope: Scope) -> dict[int, Verdict]:
    event = AuditEventRow
    query = select(event.draft_id, event.after, event.why).join(DraftRow).order_by(event.id)
    mine = (DraftRow.municipality_id == scope.municipality_id, event.after.in_(_DECIDED))
    by_somebody = (event.action == "moved", event.before != DraftState.PUBLISHING)
    rows = scope.connection.execute(query.where(*mine, *by_somebody))
    return {row.draft_id: Verdict(row.after) for row in rows if row.why != BULK}


def _of_segments(scope: Scope) -> dict[Place, DecisionKind]:
    row = SegmentDecisionRow
    query = select(row.draft_id, row.key, row.kind).join(DraftSegmentRow, STILL_HOLDS)
    mine = query.join(DraftRow, DraftRow.id == row.draft_id).where(DraftRow.municipality_id == scope.municipality_id)
    return {(draft_id, key): kind for draft_id, key, kind in scope.connection.execute(mine)}


def _proposals(scope: Scope) -> dict[Place, Row[Any]]:
    mine = DraftRow.municipality_id == scope.municipality_id
    rows = scope.connection.execute(select(CorrectionRow.__table__).join(DraftRow).where(mine))
    return {(row.draft_id, row.key): row for row in rows}


def _findings(scope: Scope, drafts: Collection[int]) -> dict[Place, list[Finding]]:
    mine = (DraftRow.municipality_id == scope.municipality_id, FindingRow.segment.is_not(None))
    found: dict[Place, list[Finding]] = {}
    for row in scope.connection.execute(select(FindingRow.__table__).join(DraftRow).where(*mine)):
        if row.draft_id in drafts:
            finding = Finding(row.check, row.severity, row.message, row.values, row.segment, row.suggestion)
            found.setdefault((row.draft_id, row.segment), []).append(finding)
    return found
