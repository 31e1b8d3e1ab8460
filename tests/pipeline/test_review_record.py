"""The proof of a review says of every segment who answers for it, or that nobody does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from pipeline.approval import BULK, approval_of
from pipeline.document import ContentType, DocumentRef
from pipeline.draft import ChangeClass, Draft, DraftSegment, Origin, OriginKind
from pipeline.review_record import Reading, ReviewRecord, review_record
from pipeline.segment import SegmentKind
from pipeline.segment_decisions import DecisionKind, SegmentDecision
from pipeline.store_ports import AuditEvent

MORNING = datetime(2026, 8, 3, 8, tzinfo=UTC)
ENGINE = Origin(OriginKind.ENGINE, "deepl")
SEGMENT = DraftSegment("a", SegmentKind.SENTENCE, "Hallo.", "Hello.", ENGINE)
REF = DocumentRef("musterstadt", ContentType.PAGE, "1")
K, R = DecisionKind, Reading


def history(*moves: str, why: str = "gelesen") -> list[AuditEvent]:
    """Events through these states, an hour apart; `why` belongs to the releases."""
    states = ["queued", *moves]
    return [
        AuditEvent(MORNING + timedelta(hours=hour), "ben", 1, "moved", before, after, why)
        for hour, (before, after) in enumerate(pairwise(states))
    ]


def record(kind: DecisionKind | None, events: list[AuditEvent], **changes: object) -> ReviewRecord:
    segment = replace(SEGMENT, **changes)  # type: ignore[arg-type]
    decision = SegmentDecision("a", kind, "anna", MORNING, segment.source, segment.target) if kind else None
    return review_record(Draft(REF, "en", "", (segment,)), {"a": decision} if decision else {}, events)


@pytest.mark.parametrize(
    ("kind", "how"), [(K.ACCEPTED, R.READ), (K.EDITED, R.EDITED), (K.RELEASED, R.CARRIED)], ids=str
)
def test_who_decided_answers_for_the_segment_even_in_a_bulk_release(kind: DecisionKind, how: Reading) -> None:
    made = record(kind, history("approved", why=BULK))
    assert [(each.how, each.by, each.at) for each in made.segments] == [(how, "anna", MORNING)]
    assert (made.is_bulk, made.is_reviewed, made.released_by) == (True, True, "ben")


@pytest.mark.parametrize("kind", [None, K.SKIPPED], ids=str)
@pytest.mark.parametrize(
    ("events", "how", "by", "is_reviewed"),
    [
        (history("approved"), R.RELEASED, "ben", True),
        (history("approved", why=BULK), R.BULK, "ben", False),
        ([], R.UNREAD, "", False),
        (history("approved", "in_review"), R.UNREAD, "", False),
    ],
)
def test_without_a_decision_the_release_of_the_page_counts(
    kind: DecisionKind | None, events: list[AuditEvent], how: Reading, by: str, is_reviewed: bool
) -> None:
    made = record(kind, events)
    assert [(each.how, each.by) for each in made.segments] == [(how, by)]
    assert made.is_reviewed is is_reviewed


def test_what_no_machine_made_needs_no_reader() -> None:
    bulk = history("approved", why=BULK)
    assert record(None, bulk, origin=Origin(OriginKind.COPY)).is_reviewed
    assert record(None, bulk, origin=Origin(OriginKind.HUMAN, "anna"), change=ChangeClass.UNCHANGED).is_reviewed
    assert not record(None, bulk, origin=Origin(OriginKind.MEMORY, "exact 100")).is_reviewed


def test_a_record_comes_back_from_json_as_it_was() -> None:
    for made in (record(K.ACCEPTED, history("approved")), record(None, [])):
        assert ReviewRecord.from_dict(made.as_dict()) == made


@pytest.mark.parametrize(
    ("moves", "is_released"),
    [
        (("approved", "publishing", "published"), True),
        (("approved", "publishing", "conflict"), True),
        (("approved", "superseded"), True),
        (("approved", "held", "queued"), False),
        (("approved", "rejected"), False),
        (("rejected",), False),
    ],
)
def test_a_release_holds_until_somebody_takes_it_back(moves: tuple[str, ...], is_released: bool) -> None:
    assert (approval_of(history(*moves)) is not None) is is_released


def test_a_write_that_is_tried_again_does_not_become_the_release() -> None:
    events = history("approved", "publishing", "approved")
    assert approval_of(events) == events[0]
