"""The inbox of the webhooks."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.delivery import DeliveryState

TOWN = "musterstadt"
AT_ONCE = timedelta(0)


def test_a_message_waits_until_it_is_settled(store, page):
    ref = page().ref
    with store.transaction(TOWN) as work:
        number = work.deliveries.receive("cms", "m1", [ref])
        [waiting] = work.deliveries.waiting(older_than=AT_ONCE)
        assert (waiting.id, waiting.refs) == (number, (ref,))
        work.deliveries.settle([number], DeliveryState.DONE)
        assert work.deliveries.waiting(older_than=AT_ONCE) == []


def test_the_same_message_is_kept_once(store, page):
    with store.transaction(TOWN) as work:
        assert work.deliveries.receive("cms", "m1", [page().ref]) is not None
        assert work.deliveries.receive("cms", "m1", [page().ref]) is None
        assert work.deliveries.receive("other", "m1", [page().ref]) is not None


def test_a_burst_waits_until_it_is_quiet(store, page):
    with store.transaction(TOWN) as work:
        work.deliveries.receive("cms", "m1", [page().ref])
        assert work.deliveries.waiting(older_than=timedelta(hours=1)) == []
    assert store.with_deliveries(quiet=timedelta(hours=1)) == []
    assert store.with_deliveries(quiet=AT_ONCE) == [TOWN]


def test_a_burst_that_does_not_stop_is_worked_on_after_three_seconds(store, page):
    """The clock goes on by a second each time somebody looks."""
    quiet = timedelta(seconds=2)
    with store.transaction(TOWN) as work:
        for message in ("m1", "m2"):
            work.deliveries.receive("cms", message, [page().ref])
    assert store.with_deliveries(quiet=quiet) == []
    with store.transaction(TOWN) as work:
        work.deliveries.receive("cms", "m3", [page().ref])
    assert store.with_deliveries(quiet=quiet) == [TOWN]


def test_a_message_without_documents_is_ignored_with_a_note(store):
    with store.transaction(TOWN) as work:
        work.deliveries.receive("cms", "m1", [], note="nichts genannt")
        [kept] = work.deliveries.latest(limit=1)
    assert (kept.state, kept.note) == (DeliveryState.IGNORED, "nichts genannt")


def test_a_settled_message_can_wait_again(store, page):
    with store.transaction(TOWN) as work:
        number = work.deliveries.receive("cms", "m1", [page().ref])
        work.deliveries.settle([number], DeliveryState.FAILED, note="x")
        work.deliveries.replay(number)
        assert [each.id for each in work.deliveries.waiting(older_than=AT_ONCE)] == [number]
        with pytest.raises(KeyError):
            work.deliveries.replay(number + 1)


def test_settled_messages_expire_and_waiting_ones_do_not(store, page):
    late = datetime(2100, 1, 1, tzinfo=UTC)
    with store.transaction(TOWN) as work:
        work.deliveries.receive("cms", "m1", [])
        work.deliveries.receive("cms", "m2", [page().ref])
        assert work.deliveries.expire(late) == 1
        assert [each.message for each in work.deliveries.latest(limit=9)] == ["m2"]


def test_an_old_secret_counts_a_day_longer_than_its_successor_is_new(store):
    with store.transaction(TOWN) as work:
        work.webhook_secrets.rotate("cms", "old", actor="anna")
        work.webhook_secrets.rotate("cms", "new", actor="anna")
        assert set(work.webhook_secrets.valid("cms")) == {"old", "new"}
        assert work.webhook_secrets.valid("other") == []
