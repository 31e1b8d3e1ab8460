"""Drafts as rows and rows as drafts."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from pipeline.draft import ChangeClass, Draft, DraftSegment, Origin
from pipeline.finding import Finding, Severity
from pipeline.store_ports import DraftSummary
from store.people_tables import PersonRow
from store.scope import Scope
from store.tables import DocumentRow, DraftRow, DraftSegmentRow, FindingRow

WEIGHT = list(ChangeClass).index
"""How much a change of this class weighs: the enum counts up from unchanged to new."""


def draft_values(draft: Draft) -> dict[str, Any]:
    """The columns of a draft that come from the draft itself."""
    return {
        "locale": draft.locale,
        "source_hash": draft.source_hash,
        "title": draft.title,
        "state": draft.state,
        "reason": draft.reason,
        "risk": draft.risk,
        "removed": list(draft.removed),
        "change": max((segment.change for segment in draft.segments), key=WEIGHT, default=ChangeClass.UNCHANGED),
        "due": draft.due,
        "characters": draft.characters,
    }


def segment_values(segment: DraftSegment) -> dict[str, Any]:
    """The columns of a segment, without its place."""
    return {
        "key": segment.key,
        "kind": segment.kind,
        "source": segment.source,
        "target": segment.target,
        "origin_kind": segment.origin.kind,
        "origin_name": segment.origin.name,
        "change": segment.change,
        "previous_source": segment.previous_source,
        "previous_target": segment.previous_target,
        "emphasis": sorted(segment.emphasis),
        "notes": list(segment.notes),
        "score": segment.score,
    }


def finding_values(finding: Finding) -> dict[str, Any]:
    """The columns of a finding, without its place."""
    return {
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "values": dict(finding.values),
        "segment": finding.segment,
        "suggestion": finding.suggestion,
    }


def read_draft(scope: Scope, draft_id: int) -> Draft:
    """The whole draft; KeyError if the municipality has none with this id."""
    query = (
        select(DraftRow.__table__, DocumentRow.content_type, DocumentRow.key, PersonRow.login)
        .join(DocumentRow)
        .outerjoin(PersonRow, PersonRow.id == DraftRow.assignee_id)
        .where(DraftRow.id == draft_id, DraftRow.municipality_id == scope.municipality_id)
    )
    row = scope.connection.execute(query).one_or_none()
    if row is None:
        raise KeyError(draft_id)
    segments = [read_segment(found) for found in _rows(scope, DraftSegmentRow, draft_id)]
    return made_draft(scope, row, segments, [read_finding(found) for found in _rows(scope, FindingRow, draft_id)])


def made_draft(scope: Scope, row: Row[Any], segments: Iterable[DraftSegment], findings: Iterable[Finding]) -> Draft:
    """The draft that a row keeps, with the content type and key of its document, and what belongs to it."""
    return Draft(
        ref=scope.ref(row.content_type, row.key),
        locale=row.locale,
        source_hash=row.source_hash,
        segments=tuple(segments),
        findings=tuple(findings),
        state=row.state,
        reason=row.reason,
        risk=row.risk,
        removed=tuple(row.removed),
        title=row.title,
        characters=row.characters,
        id=row.id,
        created=row.created,
        assignee=row.login or "",
        assignee_id=row.assignee_id,
        due=row.due,
        version=row.version,
    )


def read_summaries(scope: Scope, *, where: Sequence[ColumnElement[bool]], limit: int) -> list[DraftSummary]:
    """The lines of the queue that meet the conditions: riskiest first, then oldest."""
    segments = select(func.count()).where(DraftSegmentRow.draft_id == DraftRow.id).scalar_subquery()
    findings = select(func.count()).where(FindingRow.draft_id == DraftRow.id)
    critical = findings.where(FindingRow.severity == Severity.CRITICAL).scalar_subquery()
    query = (
        select(DraftRow.__table__, DocumentRow.content_type, DocumentRow.key)
        .add_columns(
            segments.label("segments"), findings.scalar_subquery().label("findings"), critical.label("critical")
        )
        .join(DocumentRow)
        .where(DraftRow.municipality_id == scope.municipality_id, *where)
        .order_by(DraftRow.risk.desc(), DraftRow.created, DraftRow.id)
        .limit(limit)
    )
    return [_summary(scope, row) for row in scope.connection.execute(query)]


def _summary(scope: Scope, row: Row[Any]) -> DraftSummary:
    return DraftSummary(
        id=row.id,
        ref=scope.ref(row.content_type, row.key),
        title=row.title,
        locale=row.locale,
        state=row.state,
        risk=row.risk,
        segments=row.segments,
        findings=row.findings,
        critical=row.critical,
        reason=row.reason,
        created=row.created,
    )


def _rows(scope: Scope, table: type[DraftSegmentRow | FindingRow], draft_id: int) -> Sequence[Row[Any]]:
    query = select(table.__table__).where(table.draft_id == draft_id).order_by(table.position)
    return scope.connection.execute(query).all()


def read_segment(row: Row[Any]) -> DraftSegment:
    """The segment that a row keeps."""
    return DraftSegment(
        key=row.key,
        kind=row.kind,
        source=row.source,
        target=row.target,
        origin=Origin(row.origin_kind, row.origin_name),
        change=row.change,
        previous_source=row.previous_source,
        previous_target=row.previous_target,
        emphasis=frozenset(row.emphasis),
        notes=tuple(row.notes),
        score=row.score,
        version=row.version,
    )


def read_finding(row: Row[Any]) -> Finding:
    """The finding that a row keeps."""
    return Finding(row.check, row.severity, row.message, row.values, row.segment, row.suggestion)
