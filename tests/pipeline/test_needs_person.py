"""Which segments a person has to look at, and in which order."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline.document import ContentType, DocumentRef
from pipeline.draft import ChangeClass, Draft, DraftSegment, Origin, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.needs_person import by_change, needs_person, progress
from pipeline.segment import SegmentKind
from pipeline.segment_decisions import DecisionKind, SegmentDecision

ENGINE = Origin(OriginKind.ENGINE, "deepl")
SEGMENT = DraftSegment("body:a", SegmentKind.SENTENCE, "Hallo.", "Hello.", ENGINE, ChangeClass.UNCHANGED)
REF = DocumentRef("musterstadt", ContentType.PAGE, "1")
C, K = ChangeClass, DecisionKind


def decided(segment: DraftSegment, kind: DecisionKind) -> SegmentDecision:
    at = datetime(2026, 8, 3, tzinfo=UTC)
    return SegmentDecision(segment.key, kind, "anna", at, segment.source, segment.target)


def found(severity: Severity, key: str = SEGMENT.key) -> Finding:
    return Finding("facts", severity, "", segment=key)


@pytest.mark.parametrize(
    ("kind", "needs"), [(None, True), (K.SKIPPED, True), (K.ACCEPTED, False), (K.EDITED, False), (K.RELEASED, False)]
)
def test_a_machine_text_needs_somebody_until_somebody_answered_for_it(kind: DecisionKind | None, needs: bool) -> None:
    """Also an unchanged one: the draft before may never have been released."""
    assert needs_person(SEGMENT, (), decided(SEGMENT, kind) if kind else None) is needs


@pytest.mark.parametrize("change", [{"target": "Hi."}, {"source": "Guten Tag."}])
def test_a_decision_about_other_texts_settles_nothing(change: dict[str, str]) -> None:
    assert needs_person(replace(SEGMENT, **change), (), decided(SEGMENT, K.ACCEPTED))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("severity", "kind", "needs"),
    [
        (Severity.INFO, K.RELEASED, False),
        (Severity.WARNING, K.RELEASED, True),
        (Severity.WARNING, K.ACCEPTED, False),
        (Severity.CRITICAL, K.ACCEPTED, True),
    ],
)
def test_a_finding_asks_for_somebody_who_looks_at_it(severity: Severity, kind: DecisionKind, needs: bool) -> None:
    assert needs_person(SEGMENT, (found(severity),), decided(SEGMENT, kind)) is needs
    assert not needs_person(SEGMENT, (found(severity, "body:z"),), decided(SEGMENT, kind))


def test_a_missing_text_needs_somebody_whatever_was_decided() -> None:
    missing = replace(SEGMENT, target="")
    assert needs_person(missing, (), decided(missing, K.ACCEPTED))


def test_a_copy_and_what_a_person_had_typed_need_nobody() -> None:
    copy = replace(SEGMENT, origin=Origin(OriginKind.COPY), change=C.NEW)
    typed = replace(SEGMENT, origin=Origin(OriginKind.HUMAN, "anna"))
    assert not needs_person(copy, (), None)
    assert not needs_person(typed, (), None)
    assert needs_person(replace(typed, change=C.FACT_ONLY), (), None), "a machine put another fact into it"


def page(*changes: ChangeClass) -> Draft:
    segments = [replace(SEGMENT, key=f"body:{index}", change=change) for index, change in enumerate(changes)]
    return Draft(REF, "en", "", tuple(segments))


def test_progress_counts_what_people_settled_of_what_needed_them() -> None:
    draft = page(C.NEW, C.EDITED, C.UNCHANGED, C.UNCHANGED)
    kinds = (K.ACCEPTED, K.SKIPPED, K.RELEASED, K.EDITED)
    decisions = {each.key: decided(each, kind) for each, kind in zip(draft.segments, kinds, strict=True)}
    assert progress(draft, {}) == (0, 4)
    assert progress(draft, decisions) == (2, 3)


def test_a_review_goes_from_the_most_changed_to_the_least_and_then_to_what_was_skipped() -> None:
    draft = page(C.UNCHANGED, C.FACT_ONLY, C.NEW, C.EDITED, C.NEW)
    skipped = draft.segments[2]
    order = [each.key for each in by_change(draft, {skipped.key: decided(skipped, K.SKIPPED)})]
    assert order == ["body:4", "body:3", "body:1", "body:0", "body:2"]


def test_what_needs_nobody_comes_last_and_an_acceptance_moves_nothing() -> None:
    draft = page(C.UNCHANGED, C.NEW, C.EDITED)
    released = {draft.segments[0].key: decided(draft.segments[0], K.RELEASED)}
    accepted = {draft.segments[1].key: decided(draft.segments[1], K.ACCEPTED)}
    assert [each.key for each in by_change(draft, released)] == ["body:1", "body:2", "body:0"]
    assert by_change(draft, released | accepted) == by_change(draft, released)
