"""The queue and the morning on both databases."""

from datetime import timedelta

import pytest

from pipeline.finding import Finding, Severity
from pipeline.overview import Covered
from pipeline.queue import Assigned, Order, QueueFilter
from store.queue_counts import Remembered, sums

OTHER = "nachbarstadt"
TOWN = "musterstadt"


EVERYTHING = QueueFilter()


def shown(store, wanted=EVERYTHING, *, slugs=(TOWN,), order=Order.RISK, **more):
    with store.queue(slugs) as queue:
        return queue.page(wanted, order=order, person_id=1, **more)


@pytest.fixture
def filled(store, queue):
    with store.transaction(TOWN) as work:
        for number, (title, risk) in enumerate([("Über uns", 0.1), ("Kita", 0.6), ("Amt", 0.3)]):
            queue(work, str(number), title=title, risk=risk, locale="en")
    with store.transaction(OTHER) as work:
        queue(work, "9", town=OTHER, title="Fremd", risk=0.9)
    return store


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        (Order.RISK, "Kita Amt Über"),
        (Order.AGE, "Über Kita Amt"),
        (Order.DUE, "Kita Amt Über"),
        (Order.TITLE, "Amt Kita Über"),
    ],
)
def test_the_order_is_what_was_asked_for(filled, order, titles):
    assert [line.title.split()[0] for line in shown(filled, order=order).lines] == titles.split()


def test_only_the_given_municipalities_are_read(filled):
    assert {line.ref.municipality for line in shown(filled).lines} == {TOWN}
    both = shown(filled, slugs=(TOWN, OTHER))
    assert both.counts.facets["municipality"] == {TOWN: 3, OTHER: 1}


def test_pages_follow_each_other_without_gap_or_overlap(filled):
    pages = [shown(filled, offset=offset, limit=2).lines for offset in (0, 2)]
    assert len({line.id for page in pages for line in page}) == 3


@pytest.mark.parametrize("text", ["über", "ÜBER UNS", "Über"])
def test_words_are_found_in_upper_and_lower_case(filled, text):
    assert [line.title for line in shown(filled, QueueFilter(text=text)).lines] == ["Über uns"]


def test_a_line_says_what_the_checks_found_worst_first(store, queue):
    found = [Finding("quotes", Severity.INFO, "a"), Finding("facts", Severity.CRITICAL, "b")]
    with store.transaction(TOWN) as work:
        queue(work, findings=tuple(found))
    page = shown(store, QueueFilter(severity=Severity.WARNING))
    assert list(page.lines[0].checks) == ["facts", "quotes"]
    assert page.counts.facets["check"] == {"facts": 1, "quotes": 1}
    assert shown(store, QueueFilter(check="terms")).lines == ()


def test_the_drafts_of_nobody_are_not_mine(filled):
    page = shown(filled, QueueFilter(assigned=(Assigned.ME,)))
    assert page.counts.total == 0
    assert page.counts.facets["assigned"] == {"nobody": 3}


def test_a_reader_does_not_wait_for_a_writer(sqlite, filled, request):
    """On SQLite a run holds the only write lock for a while."""
    with filled.transaction(TOWN), filled.queue([TOWN]) as queue:
        assert queue.counts(QueueFilter(), person_id=1).total == 3


def test_a_group_that_one_filter_excludes_still_counts_for_that_filter():
    cube = [(("ar", "page"), 2), (("uk", "page"), 3), (("uk", "event"), 5)]
    found = sums(cube, ["locale", "content_type"], {"locale": ("ar",), "content_type": ("page",)})
    assert found == {"locale": {"uk": 3, "ar": 2}, "content_type": {"page": 2}}


def test_sums_are_made_once_for_a_while():
    memory, made = Remembered(), []
    for _ in range(2):
        memory.get("key", lambda: made.append(1))
    assert made == [1]


def test_the_morning_counts_documents_by_locale(filled):
    with filled.overview([TOWN]) as overview:
        found = overview.read()
    assert found.documents == {TOWN: 3}
    assert list(found.covered) == [Covered(TOWN, "en", 0, 3, 3)]
    assert (found.drafts, found.overdue, found.saved) == (3, 0, 0.0)


def test_the_morning_has_the_last_run(store):
    with store.transaction(TOWN) as work:
        for changed in (1, 7):
            report = {"changed": changed, "problems": [{"step": "pull", "message": "Keine Antwort."}]}
            work.runs.finish(work.runs.start("nightly"), report)
    with store.overview([TOWN, OTHER]) as overview:
        [night] = overview.read().nights
    assert night.counts == {"changed": 7}
    assert night.problems[0].message == "Keine Antwort."


def test_the_morning_knows_a_run_that_goes_on_from_one_that_was_cut_off(store):
    with store.transaction(TOWN) as work:
        run_id = work.runs.start("nightly")
    with store.overview([TOWN]) as overview:
        assert [night.is_cut_off for night in overview.read().nights] == [True]
    with store.transaction(TOWN) as work:
        work.leases.take("us", lasts=timedelta(hours=1))
        work.leases.keep("us", lasts=timedelta(hours=1), run=run_id)
    with store.overview([TOWN]) as overview:
        assert [night.is_cut_off for night in overview.read().nights] == [False]


def test_a_rehearsal_leaves_nothing_behind(filled):
    number = shown(filled).lines[0].id
    with filled.rehearsal(TOWN) as work:
        work.drafts.move(number, "rejected", actor="anna", why="Probe")
        assert work.drafts.get(number).state == "rejected"
    with filled.transaction(TOWN) as work:
        assert work.drafts.get(number).state == "queued"
        assert len(work.drafts.events(number)) == 1
