"""A draft as the API tells it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from pydantic import BaseModel

from pipeline.document import ContentType
from pipeline.draft import ChangeClass, Draft, DraftSegment, OriginKind, stored_id
from pipeline.finding import Finding, Severity
from pipeline.lifecycle import DraftState
from pipeline.needs_person import needs_person, progress
from pipeline.queue import QueueLine
from pipeline.segment import SegmentKind
from pipeline.segment_decisions import DecisionKind, Decisions, SegmentDecision


class DecisionBody(BaseModel):
    """What somebody decided about a segment as it stands."""

    kind: DecisionKind
    actor: str
    at: datetime


class SegmentBody(BaseModel):
    """One segment; placeholders stand as `<1>…</1>` or `<2/>`."""

    key: str
    kind: SegmentKind
    source: str
    target: str
    origin: OriginKind
    origin_name: str
    change: ChangeClass
    previous_source: str | None
    previous_target: str | None
    version: int
    needs_person: bool
    decision: DecisionBody | None


class FindingBody(BaseModel):
    """What a check found; `segment` is None when it concerns the whole page."""

    check: str
    severity: Severity
    text: str
    segment: str | None
    suggestion: str | None


class DraftHead(BaseModel):
    """A draft without its texts."""

    id: int
    version: int
    content_type: ContentType
    key: str
    title: str
    locale: str
    state: DraftState
    reason: str
    risk: float
    created: datetime | None
    due: date | None


class DraftLine(DraftHead):
    """A draft in a list."""

    change: ChangeClass
    segments: int
    changed: int
    checks: dict[str, Severity]
    """What found something, and how bad it is."""


class DraftBody(DraftHead):
    """A draft with everything that a reviewer needs."""

    assignee: str
    """Login; empty for nobody."""
    settled: int
    to_settle: int
    removed: list[str]
    segments: list[SegmentBody]
    findings: list[FindingBody]


def line_of(line: QueueLine) -> DraftLine:
    """A line of the queue."""
    return DraftLine(
        id=line.id,
        version=line.version,
        content_type=line.ref.content_type,
        key=line.ref.key,
        title=line.title,
        locale=line.locale,
        state=line.state,
        reason=line.reason,
        risk=line.risk,
        created=line.created,
        due=line.due,
        change=line.change,
        segments=line.segments,
        changed=line.changed,
        checks=dict(line.checks),
    )


def body_of(draft: Draft, decisions: Decisions) -> DraftBody:
    """A whole draft with what was decided about its segments."""
    settled, to_settle = progress(draft, decisions)
    findings: dict[str | None, list[Finding]] = defaultdict(list)
    for each in draft.findings:
        findings[each.segment].append(each)
    return DraftBody(
        id=stored_id(draft),
        version=draft.version,
        content_type=draft.ref.content_type,
        key=draft.ref.key,
        title=draft.title,
        locale=draft.locale,
        state=draft.state,
        reason=draft.reason,
        risk=draft.risk,
        created=draft.created,
        due=draft.due,
        assignee=draft.assignee,
        settled=settled,
        to_settle=to_settle,
        removed=list(draft.removed),
        segments=[_segment(each, findings[each.key], decisions.get(each.key)) for each in draft.segments],
        findings=[_finding(each) for each in draft.findings],
    )


def _segment(segment: DraftSegment, findings: Sequence[Finding], decision: SegmentDecision | None) -> SegmentBody:
    its = DecisionBody(kind=decision.kind, actor=decision.actor, at=decision.at) if decision else None
    return SegmentBody(
        key=segment.key,
        kind=segment.kind,
        source=segment.source,
        target=segment.target,
        origin=segment.origin.kind,
        origin_name=segment.origin.name,
        change=segment.change,
        previous_source=segment.previous_source,
        previous_target=segment.previous_target,
        version=segment.version,
        needs_person=needs_person(segment, findings, decision),
        decision=its,
    )


def _finding(its: Finding) -> FindingBody:
    return FindingBody(
        check=its.check, severity=its.severity, text=its.text(), segment=its.segment, suggestion=its.suggestion
    )
