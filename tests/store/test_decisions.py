"""What people decide about segments, as the store keeps it: for exactly the texts that it was decided on."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from pipeline.approval import BULK
from pipeline.draft import ChangeClass, Origin, OriginKind
from pipeline.errors import IllegalMove, Overtaken
from pipeline.lifecycle import EDITABLE_STATES, DraftState
from pipeline.people import Membership, Person, Role
from pipeline.segment_decisions import DecisionKind

TOWN, NEIGHBOUR = "musterstadt", "nachbarstadt"
S, K = DraftState, DecisionKind
HUMAN = Origin(OriginKind.HUMAN, "anna")
BODY = "body:b"


@pytest.fixture
def typed(draft):
    return lambda text, actor="anna": replace(
        draft().segments[1], target=text, origin=Origin(OriginKind.HUMAN, actor), previous_target="Hello."
    )


@pytest.fixture
def again(draft, queue):
    """Queues the next draft of the page, in which nothing changed unless told."""

    def add(work, **targets):
        same = [replace(each, change=ChangeClass.UNCHANGED) for each in draft().segments]
        said = [replace(each, target=targets.get(each.key.partition(":")[0], each.target)) for each in same]
        return queue(work, segments=tuple(said))

    return add


def kinds(work, draft_id):
    return {key: (decision.kind, decision.actor) for key, decision in work.decisions.of(draft_id).items()}


@pytest.mark.parametrize("kind", [K.ACCEPTED, K.SKIPPED])
def test_a_decision_comes_back_with_person_moment_and_texts(store, queue, kind):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        taken = work.decisions.take(draft_id, BODY, kind, actor="anna")
        assert (taken.kind, taken.actor, taken.source, taken.target) == (kind, "anna", "Hallo.", "Hello.")
    with store.transaction(TOWN) as work:
        assert work.decisions.of(draft_id) == {BODY: taken}


def test_every_decision_leaves_one_event_and_counts_the_draft_up(store, queue, typed):
    """Invariant 7."""
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        before = work.drafts.get(draft_id).version
        work.decisions.take(draft_id, BODY, K.ACCEPTED, actor="anna")
        work.decisions.withdraw(draft_id, BODY, actor="anna")
        work.decisions.take(draft_id, BODY, K.SKIPPED, actor="ben")
        work.drafts.edit(draft_id, typed("Hi."), actor="ben")
        events = [(each.actor, each.action, each.after) for each in work.drafts.events(draft_id)[1:]]
        assert work.drafts.get(draft_id).version == before + 4
    actions = [("anna", "accepted"), ("anna", "withdrawn"), ("ben", "skipped"), ("ben", "edited")]
    assert events == [(*each, "queued") for each in actions]


def test_who_types_a_text_has_decided_about_it(store, queue, typed):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.drafts.edit(draft_id, typed("Hi."), actor="anna")
        assert kinds(work, draft_id) == {BODY: (K.EDITED, "anna")}


def test_a_decision_falls_when_the_text_changes(store, draft, queue, typed):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.decisions.take(draft_id, BODY, K.ACCEPTED, actor="anna")
        engine = replace(draft().segments[1], target="Hello again.")
        work.drafts.edit(draft_id, engine, actor="nachtlauf")
        assert work.decisions.of(draft_id) == {}
        work.drafts.edit(draft_id, typed(""), actor="anna")
        assert work.decisions.of(draft_id) == {}, "an empty text settles nothing"


def test_what_is_withdrawn_lets_the_decision_before_hold_again(store, queue, typed):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.drafts.edit(draft_id, typed("Hi."), actor="anna")
        for actor in ("ben", "clara"):
            work.decisions.take(draft_id, BODY, K.ACCEPTED, actor=actor)
        found = []
        while work.decisions.withdraw(draft_id, BODY, actor="clara"):
            found.append(kinds(work, draft_id)[BODY])
        assert found == [(K.ACCEPTED, "ben"), (K.EDITED, "anna")]


def test_nothing_can_be_withdrawn_where_nothing_was_decided(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        assert not work.decisions.withdraw(draft_id, BODY, actor="anna")
        assert len(work.drafts.events(draft_id)) == 1


@pytest.mark.parametrize("state", S)
def test_segments_are_decided_only_while_a_draft_is_under_review(store, queue, state):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, state=state)
        if state in EDITABLE_STATES:
            work.decisions.take(draft_id, BODY, K.ACCEPTED, actor="anna")
        else:
            with pytest.raises(IllegalMove):
                work.decisions.take(draft_id, BODY, K.ACCEPTED, actor="anna")


def test_the_second_writer_sees_what_the_first_one_wrote(store, queue, typed):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        seen = work.drafts.get(draft_id).segments[1].version
        work.drafts.edit(draft_id, typed("Hi."), actor="anna", version=seen)
        with pytest.raises(Overtaken) as refused:
            work.drafts.edit(draft_id, typed("Hey.", "ben"), actor="ben", version=seen)
        standing = refused.value.segment
        assert (standing.target, standing.origin.name, standing.version) == ("Hi.", "anna", seen + 1)
        assert work.drafts.get(draft_id).segments[1].target == "Hi."


def test_nobody_accepts_a_text_that_they_have_not_seen(store, queue, typed):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.drafts.edit(draft_id, typed("Hi."), actor="anna")
        with pytest.raises(Overtaken):
            work.decisions.take(draft_id, BODY, K.ACCEPTED, actor="ben", version=0)
        assert kinds(work, draft_id) == {BODY: (K.EDITED, "anna")}


def test_of_many_who_save_at_the_same_moment_one_wins_and_all_others_hear_of_it(store, queue, typed):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)

    def save(number):
        with store.transaction(TOWN) as work:
            try:
                work.drafts.edit(draft_id, typed(f"Text {number}"), actor=f"p{number}", version=0)
            except Overtaken as refused:
                return refused.segment.target
            return None

    with ThreadPoolExecutor(4) as people:
        told = list(people.map(save, range(8)))
    assert told.count(None) == 1
    assert {each for each in told if each} == {f"Text {told.index(None)}"}


def test_decisions_come_along_to_the_next_draft_where_it_says_the_same(store, queue, again):
    with store.transaction(TOWN) as work:
        older = queue(work)
        accepted = work.decisions.take(older, BODY, K.ACCEPTED, actor="anna")
        work.decisions.take(older, "title:a", K.SKIPPED, actor="ben")
        newer = again(work)
        assert work.decisions.of(newer)[BODY] == accepted, "with the person and the moment of then"
        assert kinds(work, newer)["title:a"] == (K.SKIPPED, "ben")


def test_what_was_withdrawn_does_not_come_back_from_an_older_draft(store, queue, again):
    with store.transaction(TOWN) as work:
        work.decisions.take(queue(work), BODY, K.ACCEPTED, actor="anna")
        newer = again(work)
        work.decisions.withdraw(newer, BODY, actor="anna")
        assert work.decisions.of(again(work)) == {}


@pytest.mark.parametrize("changes", [{"body": "Hello, changed."}, {"body": ""}])
def test_no_decision_comes_along_to_another_text(store, queue, again, changes):
    with store.transaction(TOWN) as work:
        older = queue(work)
        work.decisions.take(older, BODY, K.ACCEPTED, actor="anna")
        assert work.decisions.of(again(work, **changes)) == {}


def test_a_new_segment_with_the_words_of_a_decided_one_is_read_in_its_own_place(store, queue):
    with store.transaction(TOWN) as work:
        work.decisions.take(queue(work), BODY, K.ACCEPTED, actor="anna")
        assert work.decisions.of(queue(work)) == {}, "its segments are new"


def test_what_a_person_released_counts_as_released_in_the_next_draft(store, queue, again):
    with store.transaction(TOWN) as work:
        older = queue(work)
        work.drafts.move(older, S.APPROVED, actor="anna", why="gelesen")
        work.drafts.move(older, S.PUBLISHING, actor="sprachlotse", why="los")
        work.drafts.move(older, S.PUBLISHED, actor="sprachlotse", why="da")
        assert kinds(work, again(work)) == {"title:a": (K.RELEASED, "anna"), BODY: (K.RELEASED, "anna")}
        assert kinds(work, again(work)) == {"title:a": (K.RELEASED, "anna"), BODY: (K.RELEASED, "anna")}


@pytest.mark.parametrize(
    "moves", [[(S.APPROVED, BULK)], [(S.APPROVED, "gelesen"), (S.IN_REVIEW, "doch nicht")], []], ids=len
)
def test_what_nobody_released_after_reading_counts_for_nothing(store, queue, again, moves):
    with store.transaction(TOWN) as work:
        older = queue(work)
        for state, why in moves:
            work.drafts.move(older, state, actor="anna", why=why)
        assert work.decisions.of(again(work)) == {}


def test_a_release_by_a_second_person_counts_before_the_edit_of_the_first(store, queue, again, typed):
    with store.transaction(TOWN) as work:
        older = queue(work)
        work.drafts.edit(older, typed("Hi."), actor="anna")
        work.drafts.move(older, S.APPROVED, actor="ben", why="gelesen")
        assert kinds(work, again(work, body="Hi."))[BODY] == (K.RELEASED, "ben")


@pytest.fixture
def people(store):
    for town in (TOWN, NEIGHBOUR):
        with store.transaction(town):
            pass
    with store.people() as repository:
        made = {}
        for login, town in (("anna", TOWN), ("ben", TOWN), ("fritz", NEIGHBOUR)):
            made[login] = repository.add(Person(0, login, login.title()), password="", actor="test").id
            repository.join(made[login], Membership(town, Role.REVIEWER), actor="test")
    return made


def test_who_is_to_review_until_when_comes_along_to_the_next_draft(store, queue, again, people):
    due = date(2026, 8, 31)
    with store.transaction(TOWN) as work:
        older = queue(work)
        assert work.drafts.assign(older, people["anna"], actor="ben").assignee == "anna"
        assert work.drafts.set_due(older, due, actor="ben").due == due
        assert [each.action for each in work.drafts.events(older)] == ["created", "assigned", "dated"]
        newer = work.drafts.get(again(work))
        assert (newer.assignee, newer.due) == ("anna", due)
        assert work.drafts.assign(newer.id, None, actor="ben").assignee == ""


def test_only_members_are_made_responsible(store, queue, people):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        for nobody in (people["fritz"], 4711):
            with pytest.raises(KeyError):
                work.drafts.assign(draft_id, nobody, actor="ben")
        assert work.drafts.get(draft_id).assignee == ""


def test_a_draft_knows_its_most_changed_segment(store, draft, queue):
    from sqlalchemy import select

    from store.tables import DraftRow

    classes = (ChangeClass.MARKUP_ONLY, ChangeClass.EDITED)
    with store.transaction(TOWN) as work:
        segments = [replace(each, change=change) for each, change in zip(draft().segments, classes, strict=True)]
        queue(work, segments=tuple(segments))
        queue(work, "2", segments=())
        found = work.drafts._connection.scalars(select(DraftRow.change).order_by(DraftRow.id)).all()
    assert found == [ChangeClass.EDITED, ChangeClass.UNCHANGED]


def test_others_are_seen_while_they_have_the_draft_open(store, queue, people):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        assert work.presence.here(draft_id, people["anna"]) == []
        assert [each.login for each in work.presence.here(draft_id, people["ben"])] == ["anna"]
        for _ in range(40):  # the clock of these tests goes one second with every look
            seen = work.presence.here(draft_id, people["ben"])
        assert seen == []
