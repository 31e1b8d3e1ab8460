"""Which segments of a draft a person has to look at, how far they are, and in which order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.draft import ChangeClass, Draft, DraftSegment, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.segment_decisions import DecisionKind, SegmentDecision

SETTLING = frozenset({DecisionKind.ACCEPTED, DecisionKind.EDITED})
_SAME = frozenset({ChangeClass.UNCHANGED, ChangeClass.MOVED})
_LOUDEST_FIRST = (
    ChangeClass.NEW,
    ChangeClass.EDITED,
    ChangeClass.FACT_ONLY,
    ChangeClass.MARKUP_ONLY,
    ChangeClass.MOVED,
    ChangeClass.UNCHANGED,
)


def needs_person(segment: DraftSegment, findings: Sequence[Finding], decision: SegmentDecision | None) -> bool:
    """Whether somebody still has to look at this segment; of the findings only those about it count.

    A critical finding keeps it open whatever was decided, because its draft cannot be released. What was released
    before, and what nobody had to translate, needs nobody unless a check objects.
    """
    grades = {finding.severity for finding in findings if finding.segment == segment.key}
    if not segment.target or Severity.CRITICAL in grades:
        return True
    kind = decision.kind if decision is not None and decision.holds_for(segment) else None
    if kind in SETTLING:
        return False
    return Severity.WARNING in grades or not (kind is DecisionKind.RELEASED or is_undisputed(segment))


def is_undisputed(segment: DraftSegment) -> bool:
    """Whether nobody has to read it although nobody decided about it: a copy, or what a person had typed before."""
    typed = segment.origin.kind is OriginKind.HUMAN and segment.change in _SAME
    return typed or segment.origin.kind is OriginKind.COPY


def progress(draft: Draft, decisions: Mapping[str, SegmentDecision]) -> tuple[int, int]:
    """How many segments people have settled in this review, of how many that need or needed somebody."""
    open_ones = {segment.key for segment, needs in _looked_at(draft, decisions) if needs}
    settled = sum(
        segment.key not in open_ones
        for segment in draft.segments
        if (decision := decisions.get(segment.key)) and decision.kind in SETTLING and decision.holds_for(segment)
    )
    return settled, settled + len(open_ones)


def by_change(draft: Draft, decisions: Mapping[str, SegmentDecision]) -> tuple[DraftSegment, ...]:
    """The segments as a review goes best: what changed most first; what was skipped after all others that wait."""
    needs = {segment.key: each for segment, each in _looked_at(draft, {})}
    skipped = {key for key, decision in decisions.items() if decision.kind is DecisionKind.SKIPPED}

    def place(segment: DraftSegment) -> tuple[bool, bool, int]:
        return not needs[segment.key], segment.key in skipped, _LOUDEST_FIRST.index(segment.change)

    return tuple(sorted(draft.segments, key=place))


def _looked_at(draft: Draft, decisions: Mapping[str, SegmentDecision]) -> list[tuple[DraftSegment, bool]]:
    findings: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in draft.findings:
        findings[finding.segment].append(finding)
    return [
        (segment, needs_person(segment, findings[segment.key], decisions.get(segment.key)))
        for segment in draft.segments
    ]
