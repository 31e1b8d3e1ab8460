"""Runs, publishers and people at work at the same time: nothing is made twice, nobody's work is lost."""

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest

from connectors.cms.folder import FolderCms
from connectors.engines.echo import EchoEngine
from pipeline.decisions import approve, edit, reject
from pipeline.document import Document, DocumentRef
from pipeline.draft import OriginKind
from pipeline.engine import Answers, Parcel
from pipeline.errors import AlreadyRunning
from pipeline.lifecycle import DraftState
from pipeline.publication import PublicationOrder, PublicationOutcome
from pipeline.publish import publish
from pipeline.routing import Route, Routing
from runtime.beginning import must_wait
from runtime.holding import LASTS
from runtime.settings import ScheduleSettings
from tests.journeys.conftest import Town, silent
from tests.journeys.test_nights import drafts, number, only_draft


@dataclass
class Meanwhile:
    """Something that happens once, in the middle of something else."""

    happens: list[Callable[[], object]] = field(default_factory=list)

    def __call__(self) -> None:
        while self.happens:
            self.happens.pop()()


class SlowEngine(EchoEngine):
    """While it translates, something else happens."""

    def __init__(self, meanwhile: Meanwhile) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def translate(self, parcel: Parcel) -> Answers:
        self._meanwhile()
        return super().translate(parcel)


class SlowCms(FolderCms):
    """While it reads or writes, something else happens."""

    reading = writing = Meanwhile()

    def fetch(self, ref: DocumentRef) -> Document | None:
        self.reading()
        return super().fetch(ref)

    def publish(self, orders: Sequence[PublicationOrder]) -> Iterator[tuple[PublicationOrder, PublicationOutcome]]:
        self.writing()
        return super().publish(orders)


def slow(town: Town, meanwhile: Callable[[], object]) -> Town:
    routing = Routing((Route(SlowEngine(Meanwhile([meanwhile]))),))
    return replace(town, municipality=replace(town.municipality, routing=routing))


def approved(town: Town, *keys: str) -> list[int]:
    for key in keys:
        town.write(key, "<p>Das Amt hilft Ihnen.</p>")
    town.run()
    numbers = [number(draft) for draft in drafts(town, DraftState.QUEUED)]
    return [number(approve(town.municipality, each, actor="anna")) for each in numbers]


def test_a_second_run_leaves_the_work_to_the_first(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")

    def second() -> None:
        with pytest.raises(AlreadyRunning):
            town.run()

    assert slow(town, second).run().drafts_queued == 1


@pytest.mark.parametrize(("host", "is_alive"), [(socket.gethostname(), False), ("elsewhere", True)])
def test_a_night_waits_for_nobody_who_is_dead(town: Town, host: str, is_alive: bool) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with town.municipality.transaction() as work:
        work.leases.take(f"{host}/{gone.pid}/x", lasts=LASTS)
    assert must_wait(town.municipality, ScheduleSettings()) is is_alive


def test_two_runs_that_do_not_know_of_each_other_make_one_draft(town: Town) -> None:
    """A run that was silent for too long, on a machine that sleeps, loses its lease and wakes up again."""
    town.write("a", "<p>Das Amt hilft Ihnen.</p>")

    def takes_over() -> None:
        with town.municipality.transaction() as work:
            lease = work.leases.current()
            assert lease is not None
            work.leases.give_back(lease.holder)
        town.run()

    report = slow(town, takes_over).run()
    assert (report.drafts_queued, report.problems) == (0, ())
    assert only_draft(town).state is DraftState.QUEUED


def test_what_a_person_types_during_a_run_is_in_the_next_draft(town: Town) -> None:
    town.write("a", "<p>Das Amt hilft Ihnen. Kommen Sie am Montag.</p>")
    town.run()
    draft = only_draft(town)
    key = draft.segments[1].key
    town.write("a", "<p>Das Amt hilft Ihnen. Kommen Sie bald.</p>")
    text = "The office helps."
    report = slow(town, lambda: edit(town.municipality, number(draft), key=key, text=text, actor="anna")).run()
    assert [problem.try_later for problem in report.problems] == [True]
    town.run()
    segment = only_draft(town, DraftState.QUEUED).segments[1]
    assert (segment.target, segment.origin.kind) == (text, OriginKind.HUMAN)


def test_a_draft_that_is_rejected_while_others_are_published_stops_nothing(town: Town) -> None:
    first, second = approved(town, "a", "b")
    cms = SlowCms(town.root, "musterstadt")
    cms.reading = Meanwhile([lambda: reject(town.municipality, first, actor="anna", reason="doch nicht")])
    report = publish(replace(town.municipality, cms=cms), silent)
    assert (report.published, report.problems) == (1, ())
    assert number(only_draft(town, DraftState.PUBLISHED)) == second


def test_two_publishers_at_the_same_time_publish_once(town: Town) -> None:
    approved(town, "a", "b")
    cms = SlowCms(town.root, "musterstadt")
    cms.writing = Meanwhile([lambda: publish(town.municipality, silent)])
    report = publish(replace(town.municipality, cms=cms), silent)
    assert report.problems == ()
    assert len(drafts(town, DraftState.PUBLISHED)) == 2
