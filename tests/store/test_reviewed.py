"""What people decided about machine texts, as the reports and the risk learn from it."""

from dataclasses import replace

from pipeline.decisions import BULK
from pipeline.draft import Origin, OriginKind
from pipeline.finding import Finding, Severity
from pipeline.lifecycle import DraftState as S
from pipeline.reviewed import Verdict
from pipeline.segment_decisions import DecisionKind

TOWN = "musterstadt"
HUMAN = Origin(OriginKind.HUMAN, "anna")
FINDING = Finding("length", Severity.WARNING, "kurz", segment="body:b")


def typed(draft, text):
    return replace(draft().segments[1], target=text, origin=HUMAN)


def test_nothing_is_reviewed_before_a_person_decides(store, queue):
    with store.transaction(TOWN) as work:
        queue(work)
        assert work.drafts.reviewed() == []


def test_an_approved_segment_says_which_engine_made_it_and_what_the_checks_said(store, queue):
    with store.transaction(TOWN) as work:
        work.drafts.move(queue(work, findings=(FINDING,)), S.APPROVED, actor="anna", why="gut")
        memory, engine = work.drafts.reviewed()
        assert (engine.segment.origin.name, engine.verdict) == ("echo 1", Verdict.APPROVED)
        assert engine.findings == (FINDING,)
        assert memory.segment.origin.kind is OriginKind.MEMORY


def test_a_bulk_approval_is_no_verdict(store, queue):
    with store.transaction(TOWN) as work:
        work.drafts.move(queue(work), S.APPROVED, actor="anna", why=BULK)
        assert work.drafts.reviewed() == []


def test_after_two_edits_the_machines_text_and_engine_are_still_known(store, draft, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, findings=(FINDING,))
        for text in ("Hi.", "Hello there."):
            work.drafts.edit(draft_id, typed(draft, text), actor="anna")
        work.drafts.judge(draft_id, [], risk=0.0)
        [review] = work.drafts.reviewed()
        assert (review.segment.target, review.final, review.segment.origin.name) == ("Hello.", "Hello there.", "echo 1")
        assert [each.check for each in review.findings] == ["length"]
        assert review.verdict is Verdict.CORRECTED


def test_a_rejected_draft_counts_against_what_made_it(store, queue):
    with store.transaction(TOWN) as work:
        work.drafts.move(queue(work), S.REJECTED, actor="anna", why="falsch")
        assert {each.verdict for each in work.drafts.reviewed()} == {Verdict.REJECTED}


def test_the_same_machine_text_is_counted_once(store, queue):
    with store.transaction(TOWN) as work:
        for _ in range(2):
            work.drafts.move(queue(work), S.APPROVED, actor="anna", why="gut")
        assert len(work.drafts.reviewed()) == 2


def test_an_accepted_segment_counts_before_its_draft_is_released(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, findings=(FINDING,))
        work.decisions.take(draft_id, "body:b", DecisionKind.ACCEPTED, actor="anna")
        [review] = work.drafts.reviewed()
        assert (review.segment.key, review.verdict, review.findings) == ("body:b", Verdict.APPROVED, (FINDING,))


def test_an_accepted_segment_of_a_rejected_draft_was_right(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.decisions.take(draft_id, "body:b", DecisionKind.ACCEPTED, actor="anna")
        work.drafts.move(draft_id, S.REJECTED, actor="anna", why="falsches Amt")
        verdicts = {each.segment.key: each.verdict for each in work.drafts.reviewed()}
        assert verdicts == {"title:a": Verdict.REJECTED, "body:b": Verdict.APPROVED}


def test_a_skipped_segment_counts_for_nothing(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.decisions.take(draft_id, "body:b", DecisionKind.SKIPPED, actor="anna")
        work.drafts.move(draft_id, S.APPROVED, actor="anna", why="gut")
        assert [each.segment.key for each in work.drafts.reviewed()] == ["title:a"]


def test_a_write_that_has_to_be_tried_again_approves_nothing(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.drafts.move(draft_id, S.APPROVED, actor="anna", why=BULK)
        work.drafts.move(draft_id, S.PUBLISHING, actor="sprachlotse", why="los")
        work.drafts.move(draft_id, S.APPROVED, actor="sprachlotse", why="Das CMS antwortet nicht.")
        assert work.drafts.reviewed() == []
