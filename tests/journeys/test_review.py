"""A review while the German page changes, by more than one person, one draft or many at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from connectors.cms.folder import FolderCms
from pipeline.approval import BULK
from pipeline.decisions import accept, approve, edit, hold, reject, reopen, set_due, skip, withdraw
from pipeline.document import ContentType
from pipeline.draft import ChangeClass, Draft
from pipeline.errors import IllegalMove, MovedOn, NotReady, Overtaken
from pipeline.lifecycle import DraftState as S
from pipeline.many import decide_many, undo
from pipeline.municipality import Municipality
from pipeline.needs_person import progress
from pipeline.people import Membership, Person, Role
from pipeline.publication import PublicationOrder, PublicationOutcome
from pipeline.publish import publish
from pipeline.pull import pull
from pipeline.segment_decisions import DecisionKind, SegmentDecision
from quality.bulk import BulkPolicy
from store.work import SqlStore
from tests.journeys.conftest import Town, silent
from tests.journeys.test_nights import number, only_draft

BEFORE = "<p>Das Amt hilft Ihnen. Bitte warten Sie im Flur.</p>"
AFTER = "<p>Das Amt hilft Ihnen. Bitte warten Sie unten im Flur.</p>"
HELP = "Das Amt hilft Ihnen."
PAGES = frozenset({ContentType.PAGE})


class Listening(FolderCms):
    """Remembers which writes were labelled as machine-translated."""

    def __init__(self, town: Town) -> None:
        super().__init__(town.root, "musterstadt")
        self.labelled: list[bool] = []

    def publish(self, orders: Sequence[PublicationOrder]) -> Iterator[tuple[PublicationOrder, PublicationOutcome]]:
        self.labelled += [order.machine_translated for order in orders]
        return super().publish(orders)


@pytest.fixture
def draft(town: Town) -> Draft:
    """The first draft of a page, fresh from the engine."""
    town.write("a", BEFORE)
    town.run()
    return only_draft(town, S.QUEUED)


def key(draft: Draft, source: str = HELP) -> str:
    return next(segment.key for segment in draft.segments if segment.source == source)


def decisions(town: Town, draft: Draft) -> dict[str, SegmentDecision]:
    with town.municipality.transaction() as work:
        return dict(work.decisions.of(number(draft)))


def state(town: Town, draft: Draft) -> S:
    with town.municipality.transaction() as work:
        return work.drafts.get(number(draft)).state


def accept_all(town: Town, draft: Draft, *, actor: str) -> None:
    for segment in draft.segments:
        accept(town.municipality, number(draft), key=segment.key, actor=actor)


def with_rules(town: Town, **rules: object) -> Municipality:
    return replace(town.municipality, **rules)  # type: ignore[arg-type]


def test_a_change_during_the_review_keeps_what_was_decided_and_reopens_what_changed(town: Town, draft: Draft) -> None:
    accept_all(town, draft, actor="anna")
    accepted = decisions(town, draft)[key(draft)]
    town.write("a", AFTER)
    town.run()
    newer = only_draft(town, S.QUEUED)
    assert decisions(town, newer)[key(newer)] == accepted
    changed = newer.segments[-1]
    assert (changed.change, changed.previous_source) == (ChangeClass.EDITED, "Bitte warten Sie im Flur.")
    assert changed.previous_target == draft.segments[-1].target
    assert progress(newer, decisions(town, newer)) == (2, 3)


def test_no_keystroke_is_lost_when_the_source_of_another_segment_changes(town: Town, draft: Draft) -> None:
    edit(town.municipality, number(draft), key=key(draft), text="The office is here for you.", actor="anna")
    town.write("a", AFTER)
    town.run()
    newer = only_draft(town, S.QUEUED)
    assert newer.segments[1].target == "The office is here for you."
    assert decisions(town, newer)[key(newer)].kind is DecisionKind.EDITED


def test_what_a_person_typed_for_a_sentence_that_changed_stays_beside_the_new_one(town: Town, draft: Draft) -> None:
    old = draft.segments[-1]
    edit(town.municipality, number(draft), key=old.key, text="Wait in the corridor!", actor="anna")
    town.write("a", AFTER)
    town.run()
    assert only_draft(town, S.QUEUED).segments[-1].previous_target == "Wait in the corridor!"


def test_nothing_made_from_an_older_source_is_approved(town: Town, draft: Draft) -> None:
    """Invariant 3, as soon as the change is known: before the new draft is made, and after."""
    town.write("a", AFTER)
    pull(town.municipality, silent)
    with pytest.raises(NotReady, match="inzwischen geändert"):
        approve(town.municipality, number(draft), actor="anna")
    town.run()
    with pytest.raises(NotReady, match="inzwischen geändert"):
        approve(town.municipality, number(draft), actor="anna")
    assert state(town, draft) is S.SUPERSEDED


def test_a_decision_taken_while_a_run_translates_is_not_lost(town: Town, draft: Draft) -> None:
    asked = town.engine.inner.translate

    def meanwhile(parcel):  # type: ignore[no-untyped-def]
        accept(town.municipality, number(draft), key=key(draft), actor="anna")
        return asked(parcel)

    town.engine.inner.translate = meanwhile  # type: ignore[method-assign]
    town.write("a", AFTER)
    assert town.run().drafts_queued == 1
    newer = only_draft(town, S.QUEUED)
    assert decisions(town, newer)[key(newer)].actor == "anna"


class TestSavingIntoADraftThatWasReplaced:
    """Somebody has the older draft open while the night makes a newer one."""

    @pytest.fixture
    def newer(self, town: Town, draft: Draft) -> Draft:
        town.write("a", AFTER)
        town.run()
        return only_draft(town, S.QUEUED)

    def test_where_the_sentence_stayed_the_text_lands_in_the_newer_draft(
        self, town: Town, draft: Draft, newer: Draft
    ) -> None:
        made = edit(town.municipality, number(draft), key=key(draft), text="Here for you.", actor="anna", version=0)
        assert (made.id, made.segments[1].target) == (newer.id, "Here for you.")
        assert accept(town.municipality, number(draft), key="1", actor="anna").id == newer.id

    def test_where_the_sentence_changed_its_reader_is_sent_to_the_newer_draft(
        self, town: Town, draft: Draft, newer: Draft
    ) -> None:
        with pytest.raises(MovedOn) as refused:
            edit(town.municipality, number(draft), key="3", text="Wait in the corridor!", actor="anna", version=0)
        assert refused.value.successor == newer.id

    def test_where_somebody_typed_into_the_newer_draft_nothing_is_replaced_unseen(
        self, town: Town, draft: Draft, newer: Draft
    ) -> None:
        edit(town.municipality, number(newer), key=key(newer), text="Ben's text.", actor="ben")
        with pytest.raises(MovedOn):
            edit(town.municipality, number(draft), key=key(draft), text="Anna's text.", actor="anna", version=0)

    def test_where_the_page_is_gone_there_is_nothing_to_go_on_with(self, town: Town, draft: Draft) -> None:
        town.write("b", BEFORE)
        (town.root / "de" / "a.html").unlink()
        town.run()
        with pytest.raises(MovedOn) as refused:
            accept(town.municipality, number(draft), key="1", actor="anna")
        assert refused.value.successor is None


def test_after_a_release_the_next_draft_asks_only_for_what_changed(town: Town, draft: Draft) -> None:
    approve(town.municipality, number(draft), actor="anna")
    publish(town.municipality, silent)
    town.write("a", AFTER)
    town.run()
    newer = only_draft(town, S.QUEUED)
    assert progress(newer, decisions(town, newer)) == (0, 1)


def test_a_segment_without_text_or_with_a_critical_finding_cannot_be_accepted(town: Town) -> None:
    town.write("a", "<p>Rufen Sie an: 01234 567-10.</p>")
    town.run()
    made = only_draft(town)
    edit(town.municipality, number(made), key="2", text="Please call.", actor="anna")
    with pytest.raises(NotReady, match="kritischen Befund"):
        accept(town.municipality, number(made), key="2", actor="anna")


def test_what_is_skipped_can_be_taken_back_but_nothing_twice(town: Town, draft: Draft) -> None:
    skip(town.municipality, number(draft), key="1", actor="anna")
    withdraw(town.municipality, number(draft), key="1", actor="anna")
    assert decisions(town, draft) == {}
    with pytest.raises(NotReady, match="keine Entscheidung"):
        withdraw(town.municipality, number(draft), key="1", actor="anna")


def test_two_people_at_one_segment_lose_no_text(town: Town, draft: Draft) -> None:
    seen = draft.segments[1].version
    edit(town.municipality, number(draft), key=key(draft), text="Anna's text.", actor="anna", version=seen)
    with pytest.raises(Overtaken) as refused:
        edit(town.municipality, number(draft), key=key(draft), text="Ben's text.", actor="ben", version=seen)
    assert refused.value.segment.target == "Anna's text."
    now = refused.value.segment.version
    edit(town.municipality, number(draft), key=key(draft), text="Both.", actor="ben", version=now)


@pytest.mark.parametrize("decide", [reject, hold])
def test_a_draft_that_is_rejected_or_held_says_why_and_can_be_taken_up_again(town: Town, draft: Draft, decide) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotReady, match="Grund"):
        decide(town.municipality, number(draft), actor="anna", reason=" ")
    assert decide(town.municipality, number(draft), actor="anna", reason="falsches Amt").reason == "falsches Amt"
    assert reopen(town.municipality, number(draft), actor="ben").state is S.IN_REVIEW
    with pytest.raises(IllegalMove):
        reopen(town.municipality, number(draft), actor="ben")


class TestFourEyes:
    """Where they are on, nobody releases what only they have edited."""

    @pytest.fixture
    def strict(self, town: Town) -> Municipality:
        return with_rules(town, four_eyes=PAGES, may_stay_unread=BulkPolicy(is_on=True, threshold=1, sample=0))

    @pytest.fixture
    def edited(self, strict: Municipality, draft: Draft) -> int:
        edit(strict, number(draft), key=key(draft), text="The office is here for you.", actor="anna")
        return number(draft)

    def test_the_only_editor_is_told_what_to_do(self, strict: Municipality, edited: int) -> None:
        accept(strict, edited, key="2", actor="anna")
        with pytest.raises(NotReady, match="Vier-Augen-Prinzip"):
            approve(strict, edited, actor="anna")
        assert "Vier-Augen" in str(decide_many(strict, "approve", [edited], actor="anna").refused[edited])

    def test_somebody_else_may_release(self, strict: Municipality, edited: int) -> None:
        assert approve(strict, edited, actor="ben").state is S.APPROVED

    def test_after_a_second_person_accepted_the_text_its_editor_may_release(
        self, strict: Municipality, edited: int
    ) -> None:
        accept(strict, edited, key="2", actor="ben")
        assert approve(strict, edited, actor="anna").state is S.APPROVED

    def test_other_kinds_of_content_need_no_second_person(self, town: Town, edited: int) -> None:
        loose = with_rules(town, four_eyes=frozenset({ContentType.EVENT}))
        assert approve(loose, edited, actor="anna").state is S.APPROVED

    def test_an_edit_stays_an_edit_when_the_source_changes(self, town: Town, strict: Municipality, edited: int) -> None:
        town.write("a", AFTER)
        town.run()
        newer = number(only_draft(town, S.QUEUED))
        with pytest.raises(NotReady, match="Vier-Augen"):
            approve(strict, newer, actor="anna")
        assert approve(strict, newer, actor="ben").state is S.APPROVED


class TestTheLabel:
    """A text stays labelled as machine-translated until a person answers for all that a machine made in it."""

    @pytest.fixture
    def cms(self, town: Town) -> Listening:
        return Listening(town)

    @pytest.mark.parametrize(("why", "labelled"), [("gelesen", False), (BULK, True)])
    def test_it_goes_by_who_released_the_page(
        self, town: Town, draft: Draft, cms: Listening, why: str, labelled: bool
    ) -> None:
        approve(town.municipality, number(draft), actor="anna", why=why)
        publish(with_rules(town, cms=cms), silent)
        assert cms.labelled == [labelled]

    def test_it_goes_when_every_segment_was_read_before_a_bulk_release(
        self, town: Town, draft: Draft, cms: Listening
    ) -> None:
        accept_all(town, draft, actor="anna")
        assert decide_many(town.municipality, "approve", [number(draft)], actor="ben").refused == {}
        publish(with_rules(town, cms=cms), silent)
        assert cms.labelled == [False]

    def test_it_comes_back_when_one_new_sentence_goes_out_unread(
        self, town: Town, draft: Draft, cms: Listening
    ) -> None:
        approve(town.municipality, number(draft), actor="anna")
        publish(with_rules(town, cms=cms), silent)
        town.write("a", AFTER)
        town.run()
        approve(town.municipality, number(only_draft(town, S.QUEUED)), actor="anna", why=BULK)
        publish(with_rules(town, cms=cms), silent)
        assert cms.labelled == [False, True]

    def test_the_memory_learns_who_answers_for_which_sentence(self, town: Town, draft: Draft) -> None:
        accept(town.municipality, number(draft), key=key(draft), actor="anna")
        approve(town.municipality, number(draft), actor="ben", why=BULK)
        publish(town.municipality, silent)
        with town.municipality.transaction() as work:
            units = {unit.source: (unit.author, unit.reviewed) for unit in work.memory.export([])}
        assert units[HELP] == ("anna", True)
        assert units["Bitte warten Sie im Flur."] == ("ben", False)


class TestNothingUnread:
    """Where nothing unread is published, a bulk release of unread text is refused and never sent."""

    @pytest.fixture
    def careful(self, town: Town) -> Municipality:
        return with_rules(town, publishes_unreviewed=False)

    def test_a_bulk_release_says_what_to_do(self, careful: Municipality, town: Town, draft: Draft) -> None:
        with pytest.raises(NotReady, match="nichts Ungelesenes"):
            approve(careful, number(draft), actor="anna", why=BULK)
        accept_all(town, draft, actor="anna")
        assert approve(careful, number(draft), actor="anna", why=BULK).state is S.APPROVED

    def test_what_was_released_unread_before_goes_back_to_the_reviewers(
        self, careful: Municipality, town: Town, draft: Draft
    ) -> None:
        approve(town.municipality, number(draft), actor="anna", why=BULK)
        report = publish(careful, silent)
        assert (report.published, len(report.problems)) == (0, 1)
        assert state(town, draft) is S.IN_REVIEW


class TestManyAtOnce:
    """One decision about many drafts: each is done or refused with a reason, and the whole can be undone."""

    @pytest.fixture
    def several(self, town: Town) -> list[int]:
        for name in "abc":
            town.write(name, f"<p>Das ist Seite {name.upper()}.</p>")
        town.run()
        with town.municipality.transaction() as work:
            return sorted(number(work.drafts.newest(ref, "en")) for ref in work.documents.refs())  # type: ignore[arg-type]

    @pytest.fixture
    def anna(self, town: Town) -> int:
        store = town.municipality.store
        assert isinstance(store, SqlStore)
        with store.people() as people:
            made = people.add(Person(0, "anna", "Anna"), password="", actor="test")
            people.join(made.id, Membership("musterstadt", Role.REVIEWER), actor="test")
        return made.id

    def test_unopened_drafts_are_released_only_where_the_municipality_allows_it(
        self, town: Town, several: list[int]
    ) -> None:
        refused = decide_many(town.municipality, "approve", several, actor="anna")
        assert refused.done == ()
        assert all("Noch niemand hat ihn geöffnet" in str(why) for why in refused.refused.values())
        lenient = with_rules(town, may_stay_unread=BulkPolicy(is_on=True, threshold=1, sample=0))
        assert decide_many(lenient, "approve", several, actor="anna").done == tuple(several)

    def test_one_that_somebody_opened_may_be_released_with_the_others(self, town: Town, several: list[int]) -> None:
        accept(town.municipality, several[0], key="1", actor="anna")
        assert decide_many(town.municipality, "approve", several, actor="anna").done == (several[0],)

    def test_what_cannot_be_done_to_one_is_done_to_the_others(self, town: Town, several: list[int]) -> None:
        reject(town.municipality, several[1], actor="ben", reason="falsch")
        many = decide_many(town.municipality, "reject", [*several, 4711], actor="anna", reason="doppelt")
        assert many.done == (several[0], several[2])
        assert set(many.refused) == {several[1], 4711}

    @pytest.mark.parametrize("action", ["reject", "hold"])
    def test_undoing_puts_all_back_except_what_moved_on_since(
        self, town: Town, several: list[int], action: str
    ) -> None:
        many = decide_many(town.municipality, action, several, actor="anna", reason="Versehen")
        reopen(town.municipality, several[1], actor="ben")
        undone = undo(town.municipality, many.id, actor="anna")
        assert undone.done == (several[0], several[2])
        assert "seitdem geändert" in str(undone.refused[several[1]])
        with town.municipality.transaction() as work:
            assert [work.drafts.get(each).state for each in several] == [S.QUEUED, S.IN_REVIEW, S.QUEUED]
            assert work.drafts.events(several[0])[-1].actor == "anna"
        with pytest.raises(NotReady, match="schon rückgängig"):
            undo(town.municipality, many.id, actor="anna")

    def test_a_release_is_undone_unless_it_went_out(self, town: Town, several: list[int]) -> None:
        lenient = with_rules(town, may_stay_unread=BulkPolicy(is_on=True, threshold=1, sample=0))
        many = decide_many(lenient, "approve", several, actor="anna")
        assert undo(lenient, many.id, actor="anna").done == tuple(several)
        many = decide_many(lenient, "approve", several, actor="anna")
        publish(lenient, silent)
        assert undo(lenient, many.id, actor="anna").done == ()

    def test_assignment_and_due_date_go_back_to_what_they_were(self, town: Town, several: list[int], anna: int) -> None:
        its = town.municipality
        set_due(its, several[0], due=date(2026, 8, 1), actor="ben")
        first = decide_many(its, "due", several, actor="ben", due=date(2026, 9, 1))
        undo(its, first.id, actor="ben")
        second = decide_many(its, "assign", several, actor="ben", person_id=anna)
        assert len(second.done) == 3
        undo(its, second.id, actor="ben")
        with its.transaction() as work:
            found = [work.drafts.get(each) for each in several]
        assert [each.due for each in found] == [date(2026, 8, 1), None, None]
        assert {each.assignee for each in found} == {""}

    def test_nobody_unknown_is_made_responsible(self, town: Town, several: list[int]) -> None:
        many = decide_many(town.municipality, "assign", several, actor="ben", person_id=4711)
        assert "nicht bekannt" in str(many.refused[several[0]])


def test_every_publication_keeps_who_read_edited_or_released_what(town: Town, draft: Draft) -> None:
    accept(town.municipality, number(draft), key="1", actor="anna")
    edit(town.municipality, number(draft), key="2", text="The office is here for you.", actor="ben")
    approve(town.municipality, number(draft), actor="clara")
    publish(town.municipality, silent)
    with town.municipality.transaction() as work:
        [proof] = work.publications.evidence(draft.ref, [])
    assert proof.review is not None
    segments = proof.review["segments"]
    assert isinstance(segments, list)
    assert [(each["how"], each["by"]) for each in segments] == [
        ("read", "anna"),
        ("edited", "ben"),
        ("released", "clara"),
    ]
    assert datetime.fromisoformat(segments[0]["at"]) <= datetime.now(UTC)
    assert proof.review["is_reviewed"] is True
