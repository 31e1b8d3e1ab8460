"""The answers to requests that carried a key: the same request is done once, also when it comes twice at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import sleep

import pytest

from pipeline.review_ports import Answer, KeptAnswer
from store.answers import LASTS
from store.columns import NotStorable
from store.work import SqlStore

TOWN = "musterstadt"
DONE = Answer(200, '{"id": 7}', '"3"')


def ask(store, request="a", *, key="k", answer=DONE, town=TOWN):
    """What was answered before; if nothing was, `answer` is from now on."""
    with store.transaction(town) as work:
        kept = work.answers.claim(key, request)
        if kept is None:
            sleep(0.05)
            work.answers.keep(key, answer)
        return kept


def test_a_request_that_comes_again_finds_its_answer(store):
    assert ask(store) is None
    assert ask(store, answer=Answer(500, "")) == KeptAnswer("a", DONE)


def test_the_digest_of_the_first_request_tells_another_one(store):
    ask(store, "a")
    assert ask(store, "b").request == "a"


def test_keys_of_another_municipality_are_its_own(store):
    ask(store)
    assert ask(store, town="nachbarstadt") is None


def test_of_two_at_once_the_second_waits_for_the_answer_of_the_first(store):
    with ThreadPoolExecutor(4) as pool:
        kept = [each.result() for each in [pool.submit(ask, store) for _ in range(4)]]
    assert kept.count(None) == 1
    assert kept.count(KeptAnswer("a", DONE)) == 3


def test_a_request_that_failed_left_no_answer(store):
    with pytest.raises(NotStorable):
        ask(store, answer=Answer(200, "\x00"))
    assert ask(store) is None


def test_answers_are_kept_for_a_day(store, database):
    ask(store)
    with store.transaction(TOWN) as work:
        later = work.answers._scope.now() + LASTS + timedelta(minutes=1)
    tomorrow = SqlStore(database, clock=lambda: later)
    assert ask(tomorrow, "b") is None
    tomorrow.close()


def test_who_has_locked_a_draft_changes_it_before_the_next_one_looks(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)

    def take(login):
        with store.transaction(TOWN) as work:
            version = work.drafts.lock(draft_id)
            sleep(0.05)
            if version == 0:
                work.drafts.assign(draft_id, None, actor=login)
            return version

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(take, ("anna", "berta"))) == [0, 1]


def test_a_transaction_that_reads_sees_what_is_there(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
    with store.reading(TOWN) as work:
        assert work.drafts.get(draft_id).title == "Gruß"
