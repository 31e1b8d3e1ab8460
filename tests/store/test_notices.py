"""Who was told what, and that one worker at a time tells."""

from datetime import UTC, datetime, timedelta

TOWN, OTHER = "musterstadt", "beispielkreis"
DUE = datetime(2026, 8, 3, 5, 30, tzinfo=UTC)
TOMORROW = DUE + timedelta(days=1)
PATIENCE = timedelta(hours=1)


def test_a_round_is_begun_by_one_worker(store):
    with store.transaction(TOWN) as work:
        assert work.notices.begin(DUE, patience=PATIENCE)
    with store.transaction(TOWN) as work:
        assert not work.notices.begin(DUE, patience=PATIENCE)


def test_a_round_that_is_done_is_not_begun_again_before_the_next_is_due(store):
    with store.transaction(TOWN) as work:
        work.notices.begin(DUE, patience=PATIENCE)
        work.notices.end()
        assert work.notices.last_round() > DUE
        assert not work.notices.begin(DUE, patience=timedelta(0))
        assert work.notices.begin(TOMORROW, patience=PATIENCE)


def test_a_round_that_was_cut_off_is_begun_again(store):
    with store.transaction(TOWN) as work:
        work.notices.begin(DUE, patience=PATIENCE)
        assert work.notices.last_round() is None
        assert work.notices.begin(DUE, patience=timedelta(0))


def test_what_a_recipient_was_told_last_is_remembered(store):
    with store.transaction(TOWN) as work:
        assert work.notices.last("person/1") is None
        work.notices.note("person/1", "a")
        work.notices.note("person/1", "b")
        assert work.notices.last("person/1") == "b"


def test_a_municipality_knows_nothing_of_the_notices_of_another(store):
    with store.transaction(TOWN) as work:
        work.notices.begin(DUE, patience=PATIENCE)
        work.notices.note("person/1", "a")
    with store.transaction(OTHER) as work:
        assert work.notices.last("person/1") is None
        assert work.notices.begin(DUE, patience=PATIENCE)
