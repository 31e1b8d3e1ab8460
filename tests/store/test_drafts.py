"""The life of a draft, as the store guards it."""

from dataclasses import replace
from itertools import product

import pytest

from pipeline.document import ContentType
from pipeline.draft import Origin, OriginKind
from pipeline.errors import ContentNotHandled, IllegalMove, NeedsOperator
from pipeline.finding import Finding, Severity
from pipeline.lifecycle import MOVES, OPEN_STATES, DraftState
from pipeline.store_ports import DraftFilter

TOWN = "musterstadt"
S = DraftState
EDITABLE = {S.QUEUED, S.IN_REVIEW, S.CONFLICT, S.HELD}
HUMAN = Origin(OriginKind.HUMAN, "anna")
FINDINGS = (
    Finding(
        "facts", Severity.CRITICAL, "{number} fehlt", {"number": "0821"}, segment="body:b", suggestion="Hello 0821."
    ),
    Finding("length", Severity.INFO, "kurz"),
)


@pytest.fixture
def segment(draft):
    return replace(draft().segments[1], target="Hi.", origin=HUMAN, previous_target="Hello.")


def test_a_draft_comes_back_whole(store, draft, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, findings=FINDINGS, risk=0.7, reason="Warum", state=S.HELD)
    with store.transaction(TOWN) as work:
        expected = draft(findings=FINDINGS, risk=0.7, reason="Warum", state=S.HELD, id=draft_id)
        assert work.drafts.get(draft_id) == expected
        assert work.drafts.get(draft_id).created.utcoffset().total_seconds() == 0


def test_a_draft_needs_a_document_that_was_pulled(store, draft):
    with store.transaction(TOWN) as work, pytest.raises(KeyError):
        work.drafts.add(draft("unknown"), actor="nachtlauf", why="neu")


def test_a_new_draft_supersedes_the_open_one_of_its_locale(store, draft, queue):
    with store.transaction(TOWN) as work:
        older, other_locale = queue(work, state=S.APPROVED), queue(work, locale="ar")
        newer = queue(work)
        assert [work.drafts.get(each).state for each in (older, other_locale, newer)] == [
            S.SUPERSEDED,
            S.QUEUED,
            S.QUEUED,
        ]
        assert work.drafts.newest(draft().ref, "en").id == newer
        assert work.drafts.events(older)[-1].after == S.SUPERSEDED


def test_a_draft_that_cannot_be_stored_leaves_the_older_one_in_place(store, queue):
    with store.transaction(TOWN) as work:
        older = queue(work)
        with pytest.raises(ContentNotHandled, match="page/1: "):
            queue(work, findings=(replace(FINDINGS[0], values={"number": "\0"}),))
        assert work.drafts.get(older).state is S.QUEUED
        assert len(work.drafts.find(DraftFilter())) == 1


def test_a_draft_that_is_being_written_is_not_superseded(store, queue):
    with store.transaction(TOWN) as work:
        writing = queue(work, state=S.PUBLISHING)
        with pytest.raises(IllegalMove):
            queue(work)
        assert work.drafts.get(writing).state is S.PUBLISHING


def test_every_move_outside_the_life_of_a_draft_is_refused(store, queue):
    with store.transaction(TOWN) as work:
        for before, after in product(S, S):
            draft_id = queue(work, f"{before}-{after}", state=before)
            if after in MOVES[before]:
                assert work.drafts.move(draft_id, after, actor="anna", why="so").state is after
            else:
                with pytest.raises(IllegalMove):
                    work.drafts.move(draft_id, after, actor="anna", why="so")
                assert work.drafts.get(draft_id).state is before
                assert len(work.drafts.events(draft_id)) == 1


def test_a_rejected_draft_does_not_return_beside_a_newer_open_one(store, queue):
    with store.transaction(TOWN) as work:
        rejected = queue(work, state=S.REJECTED)
        queue(work)
        with pytest.raises(IllegalMove):
            work.drafts.move(rejected, S.QUEUED, actor="anna", why="doch gut")


def test_a_rejected_draft_returns_to_the_queue_when_nothing_newer_is_open(store, queue):
    with store.transaction(TOWN) as work:
        rejected = queue(work, state=S.REJECTED)
        queue(work, locale="ar")
        assert work.drafts.move(rejected, S.QUEUED, actor="anna", why="doch gut").state is S.QUEUED


def test_every_change_leaves_one_event(store, queue, segment):
    """Invariant 7: who or what, when, from, to, why."""
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.drafts.edit(draft_id, segment, actor="anna")
        work.drafts.move(draft_id, S.APPROVED, actor="anna", why="gelesen")
        events = work.drafts.events(draft_id)
    assert [(e.actor, e.action, e.before, e.after, e.why) for e in events] == [
        ("nachtlauf", "created", "", "queued", "neu"),
        ("anna", "edited", "queued", "queued", "body:b: „Hello.“ → „Hi.“"),
        ("anna", "moved", "queued", "approved", "gelesen"),
    ]
    assert events[0].at < events[1].at < events[2].at


def test_a_draft_says_why_it_stopped_and_forgets_it_when_it_goes_on(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        assert work.drafts.move(draft_id, S.HELD, actor="nachtlauf", why="Budget").reason == "Budget"
        assert work.drafts.move(draft_id, S.QUEUED, actor="anna", why="weiter").reason == ""


def test_a_person_replaces_one_target_and_nothing_else(store, draft, queue, segment):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        edited = work.drafts.edit(draft_id, replace(segment, source="gefälscht"), actor="anna")
    assert edited.segments == (draft().segments[0], segment)


@pytest.mark.parametrize("state", S)
def test_only_what_is_under_review_can_be_edited(store, queue, segment, state):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, state=state)
        if state in EDITABLE:
            assert work.drafts.edit(draft_id, segment, actor="anna").segments[1].target == "Hi."
        else:
            with pytest.raises(IllegalMove):
                work.drafts.edit(draft_id, segment, actor="anna")


def test_a_machine_never_overwrites_what_a_person_typed(store, queue, segment):
    """Invariant 2."""
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.drafts.edit(draft_id, segment, actor="anna")
        machine = replace(segment, target="Hello again.", origin=Origin(OriginKind.ENGINE, "echo 1"))
        with pytest.raises(NeedsOperator):
            work.drafts.edit(draft_id, machine, actor="nachtlauf")
        assert work.drafts.get(draft_id).segments[1] == segment


def test_what_a_person_typed_stays_readable_in_a_superseded_draft(store, queue, segment):
    """Invariant 2: nothing of it is lost when the source moves on."""
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.drafts.edit(draft_id, segment, actor="anna")
        queue(work)
        assert work.drafts.get(draft_id).segments[1] == segment


def test_a_segment_that_the_draft_does_not_have_cannot_be_edited(store, queue, segment):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        with pytest.raises(KeyError):
            work.drafts.edit(draft_id, replace(segment, key="body:z"), actor="anna")


def test_an_edit_that_cannot_be_stored_is_refused_with_the_name_of_the_draft(store, queue, segment):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        with pytest.raises(ContentNotHandled, match=f"Entwurf {draft_id}: "):
            work.drafts.edit(draft_id, replace(segment, target="a\0b"), actor="anna")


def test_a_new_judgement_replaces_the_old_one(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, findings=FINDINGS, risk=0.7)
        work.drafts.judge(draft_id, FINDINGS[1:], risk=0.1)
        judged = work.drafts.get(draft_id)
        assert (judged.findings, judged.risk) == (FINDINGS[1:], 0.1)
        work.drafts.judge(draft_id, [], risk=0.0)
        assert work.drafts.get(draft_id).findings == ()


def test_the_queue_shows_the_riskiest_first_then_the_oldest(store, queue):
    with store.transaction(TOWN) as work:
        risks = {queue(work, str(risk), risk=risk) for risk in (0.2, 0.9, 0.5)}
        younger = queue(work, "younger", risk=0.9)
        lines = work.drafts.find(DraftFilter())
        assert [line.risk for line in lines] == [0.9, 0.9, 0.5, 0.2]
        assert lines[1].id == younger
        assert {line.id for line in lines} == risks | {younger}


def test_a_line_of_the_queue_counts_segments_and_findings(store, draft, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, findings=FINDINGS, risk=0.7)
        (line,) = work.drafts.find(DraftFilter())
    assert (line.id, line.ref, line.title, line.locale) == (draft_id, draft().ref, "Gruß", "en")
    assert (line.segments, line.findings, line.critical) == (2, 2, 1)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (DraftFilter(), {"en", "ar", "tr"}),
        (DraftFilter(states=(S.HELD, S.FAILED)), {"ar"}),
        (DraftFilter(locales=("en", "tr")), {"en", "tr"}),
        (DraftFilter(states=(S.QUEUED,), locales=("en", "ar")), {"en"}),
        (DraftFilter(content_types=(ContentType.EVENT,)), set()),
        (DraftFilter(content_types=(ContentType.PAGE,), limit=1), {"tr"}),
    ],
)
def test_the_queue_can_be_filtered(store, queue, wanted, found):
    with store.transaction(TOWN) as work:
        queue(work)
        queue(work, locale="ar", state=S.HELD)
        queue(work, locale="tr", risk=0.5)
        assert {line.locale for line in work.drafts.find(wanted)} == found


def test_the_count_names_every_state(store, queue):
    with store.transaction(TOWN) as work:
        queue(work)
        queue(work, locale="ar", state=S.HELD)
        assert work.drafts.count() == dict.fromkeys(S, 0) | {S.QUEUED: 1, S.HELD: 1}


def test_all_open_states_can_be_superseded():
    """Else a changed page could leave its old draft in the way of the new one."""
    assert all(S.SUPERSEDED in MOVES[state] for state in OPEN_STATES)
