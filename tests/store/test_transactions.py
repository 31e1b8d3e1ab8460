"""One task is one transaction, also when several tasks write at once or the process is killed."""

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.errors import IllegalMove, SettingsError, TryLater
from pipeline.lifecycle import OPEN_STATES, DraftState
from pipeline.store_ports import MachineTranslation
from store.work import SqlStore

TOWN = "musterstadt"
ANSWER = MachineTranslation("key", "en", "echo", "1", "Hallo.", "Hello.")

DYING = """
import os, signal, sys
from pipeline.store_ports import MachineTranslation
from store.work import SqlStore

store = SqlStore(sys.argv[1])
with store.transaction("musterstadt") as work:
    work.translations.put([MachineTranslation("key", "en", "echo", "1", "Hallo.", "Hello.")])
with store.transaction("musterstadt") as work:
    work.translations.put([MachineTranslation("half", "en", "echo 1", "Hallo.", "Hello.", 6)])
    os.kill(os.getpid(), signal.SIGKILL)
"""


def fail_after_queueing(store, queue):
    with store.transaction(TOWN) as work:
        queue(work)
        raise RuntimeError


def test_a_transaction_that_fails_leaves_nothing(store, queue):
    with pytest.raises(RuntimeError):
        fail_after_queueing(store, queue)
    with store.transaction(TOWN) as work:
        assert (work.documents.refs(), not any(work.drafts.count().values())) == ([], True)


def test_a_paid_answer_outlives_what_fails_after_it(store, queue):
    """Invariant 8."""
    with store.transaction(TOWN) as work:
        work.translations.put([ANSWER])
    with pytest.raises(RuntimeError):
        fail_after_queueing(store, queue)
    with store.transaction(TOWN) as work:
        assert work.translations.get(["key"]) == {"key": ANSWER}


def test_a_killed_process_loses_only_its_open_transaction(database):
    """Invariant 8, with a real `kill -9`."""
    process = subprocess.run([sys.executable, "-c", DYING, database], check=False, timeout=60)
    assert process.returncode == -signal.SIGKILL
    store = SqlStore(database)
    with store.transaction(TOWN) as work:
        assert work.translations.get(["key", "half"]) == {"key": ANSWER}
    store.close()


def move(store, draft_id, to):
    with store.transaction(TOWN) as work:
        return work.drafts.move(draft_id, to, actor="ben", why="auch")


def test_of_two_people_who_move_a_draft_at_once_one_is_refused(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, state=DraftState.APPROVED)
    with ThreadPoolExecutor(1) as pool:
        with store.transaction(TOWN) as work:
            work.drafts.move(draft_id, DraftState.PUBLISHING, actor="anna", why="zuerst")
            late = pool.submit(move, store, draft_id, DraftState.REJECTED)
            time.sleep(0.2)
        with pytest.raises(IllegalMove):
            late.result()
    with store.transaction(TOWN) as work:
        assert work.drafts.get(draft_id).state is DraftState.PUBLISHING
        assert [event.actor for event in work.drafts.events(draft_id)] == ["nachtlauf", "anna"]


def test_two_runs_that_queue_the_same_document_leave_one_open_draft(store, queue):
    def run(_):
        with store.transaction(TOWN) as work:
            return queue(work)

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(run, range(8)))
    with store.transaction(TOWN) as work:
        states = [work.drafts.get(draft_id).state for draft_id in made]
    assert sum(state in OPEN_STATES for state in states) == 1
    assert len(made) == 8


def test_writers_that_read_first_wait_for_each_other(store):
    """On SQLite this is where "database is locked" comes from."""

    def write(number):
        with store.transaction(TOWN) as work:
            known = len(work.translations.get(["a", "b"]))
            work.translations.put([MachineTranslation(f"key-{number}", "en", "echo 1", "Hallo.", "Hello.", known)])

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(40)))
    with store.transaction(TOWN) as work:
        assert len(work.translations.get([f"key-{number}" for number in range(40)])) == 40


def test_a_database_that_does_not_answer_is_tried_later(tmp_path):
    store = SqlStore(f"sqlite:///{tmp_path / 'missing' / 'folder.sqlite'}")
    with pytest.raises(TryLater, match="Datenbank"), store.transaction(TOWN):
        pass
    store.close()


@pytest.mark.parametrize("url", ["", "musterstadt", "mysql://localhost/x", "postgresql+psycopg2://secret@h/x"])
def test_an_unknown_kind_of_database_stops_the_start(url):
    with pytest.raises(SettingsError, match="postgresql://") as stopped:
        SqlStore(url)
    assert "secret" not in str(stopped.value)
