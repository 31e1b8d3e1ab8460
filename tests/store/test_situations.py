"""How things stand, as the database knows it."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert, update

from pipeline.lifecycle import DraftState
from pipeline.people import Membership, Person, Role
from pipeline.remarks import RemarkKind
from pipeline.run_ports import ENOUGH
from pipeline.situation import Asked, Situation, Stuck, Waiting
from pipeline.target import Target
from store.review_tables import RemarkRow
from store.tables import DocumentRow, DraftRow

TOWN, OTHER = "musterstadt", "beispielkreis"
TODAY = date(2026, 8, 3)
NOW = datetime(2026, 8, 3, 6, tzinfo=UTC)


def test_an_empty_municipality_has_nothing_to_tell(store):
    with store.transaction(TOWN) as work:
        assert work.situations.now(TODAY) == Situation()
        assert work.situations.now(TODAY).is_empty


def test_what_waits_is_counted_by_locale_and_risk(store, queue):
    with store.transaction(TOWN) as work:
        for key, locale, risk in (("1", "en", 0.5), ("2", "en", 0.49), ("3", "en", 0.1), ("4", "uk", 0.2)):
            queue(work, key, locale=locale, risk=risk)
        assert work.situations.now(TODAY).waiting == (Waiting("en", 1, 1, 1, 0), Waiting("uk", 0, 1, 0, 0))
    with store.transaction(OTHER) as work:
        assert work.situations.now(TODAY).is_empty


def test_a_draft_is_overdue_the_day_after_its_date(store, queue):
    with store.transaction(TOWN) as work:
        queue(work)
    with store._engine.begin() as connection:
        connection.execute(update(DraftRow).values(due=TODAY))
    with store.transaction(TOWN) as work:
        assert work.situations.now(TODAY).waiting[0].overdue == 0
        assert work.situations.now(TODAY + timedelta(days=1)).waiting[0].overdue == 1


def test_what_is_held_comes_with_its_reason(store, queue):
    with store.transaction(TOWN) as work:
        for key in "12":
            queue(work, key, state=DraftState.HELD, reason="Zu schwer zu lesen.")
        situation = work.situations.now(TODAY)
    assert situation.stuck == (Stuck("en", DraftState.HELD, "Zu schwer zu lesen.", 2),)
    assert situation.waiting == ()


def test_only_what_runs_have_given_up_is_told(store, page):
    often, once = Target(page("1").ref, "en"), Target(page("2").ref, "en")
    with store.transaction(TOWN) as work:
        for _ in range(ENOUGH):
            work.failures.note("translate", [(often, "kaputt")])
        work.failures.note("translate", [(once, "kaputt")])
        assert [failure.target for failure in work.situations.now(TODAY).given_up] == [often]


def test_questions_count_until_they_are_settled(store, queue):
    with store.transaction(TOWN) as work:
        queue(work)
    with store._engine.begin() as connection:
        document = connection.execute(DocumentRow.__table__.select()).one()
        row = {"municipality_id": document.municipality_id, "document_id": document.id, "locale": "en", "key": ""}
        row |= {"text": "Wann?", "author": "anna", "at": NOW, "kind": RemarkKind.QUESTION}
        connection.execute(insert(RemarkRow), [row | {"settled": settled} for settled in (None, NOW)])
    with store.transaction(TOWN) as work:
        assert work.situations.now(TODAY).asked == (Asked("en", 1),)


def test_the_last_run_is_the_newest_that_came_to_an_end(store):
    with store.transaction(TOWN) as work:
        done = work.runs.start("nightly")
        work.runs.finish(done, {"drafts_queued": 3, "drafts_held": 0, "problems": [{"step": "pull", "message": "?"}]})
        work.runs.start("webhook")
        last = work.situations.now(TODAY).last_run
    assert (last.number, last.counts, last.problems[0].step) == (done, {"drafts_queued": 3}, "pull")


def test_a_run_that_was_cut_off_says_so(store):
    with store.transaction(TOWN) as work:
        work.runs.start("nightly")
        work.runs.close_cut_off()
        [run] = work.runs.past(limit=10)
    assert run.is_cut_off
    assert run.finished is not None


def test_the_members_of_a_municipality_are_those_who_may_sign_in(store):
    for town in (TOWN, OTHER):
        with store.transaction(town):
            pass
    with store.people() as people:
        anna, gone = (people.add(Person(0, login, login), password="", actor="t") for login in ("anna", "gone"))
        people.add(Person(0, "root", "root", is_administrator=True), password="", actor="t")
        for person in (anna, gone):
            people.join(person.id, Membership(TOWN, Role.REVIEWER, frozenset({"en"})), actor="t")
        people.set_active(gone, active=False, actor="t")
        active = [each for each in people.members(TOWN) if each[0].is_active]
        assert active == [(anna, Membership(TOWN, Role.REVIEWER, frozenset({"en"})))]
        assert people.members(OTHER) == []
