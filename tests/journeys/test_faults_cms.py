"""Every call to the CMS ends badly in turn: nothing is lost, written twice or wrongly published, and it is named."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest

from connectors.cms.integreat import session
from connectors.cms.integreat.connector import IntegreatCms
from connectors.engines.echo import EchoEngine
from flows.summary import summary
from glossaries.shipped import shipped
from pipeline.decisions import approve
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.publish import publish
from pipeline.report import Report
from pipeline.routing import Route, Routing
from pipeline.store_ports import EVERYTHING, DraftFilter
from runtime.digest_text import About
from runtime.night import run, safely
from runtime.wiring import Quality, Terms
from store.upgrade import upgrade
from store.work import SqlStore
from tests.connectors.cms.integreat_small import FAULTS, REGION, Broken, Faulty, SmallCms
from tests.journeys.conftest import silent

PAGES = {"1": ("Das Amt", "<p>Das Amt hilft Ihnen.</p>"), "2": ("Der Kurs", "<p>Der Kurs ist frei.</p>")}
ABOUT = About(REGION, REGION, date(2026, 11, 25))
LOCALES = ("en",)
EVERY = int(os.environ.get("SPRACHLOTSE_TEST_EVERY", "5"))
"""Each fault spoils each so-manieth call; 1 is every call, which takes minutes."""

MOST_CALLS = 6
"""To a CMS that answers nothing, in one night."""


class Place:
    """A town with two pages in the CMS, behind a line that can be spoilt."""

    def __init__(self, database: str) -> None:
        self.cms = SmallCms(dict(PAGES))
        self.line = Faulty(httpx.MockTransport(self.cms))
        self.store = SqlStore(database)

    @contextmanager
    def town(self) -> Iterator[Municipality]:
        """As one night opens it: it has to log in again."""

        def client(base_url: str) -> httpx.Client:
            return httpx.Client(base_url=base_url, transport=self.line)

        terms = Terms(shipped())
        with IntegreatCms("https://cms.example", REGION, "bot", "pw", client_factory=client) as cms:
            routing = Routing((Route(EchoEngine()),))
            yield Municipality(REGION, LOCALES, cms, routing, terms, Quality(terms), self.store)

    def night(self, spoils: Callable[[int], Broken | None] = lambda number: None) -> Report:
        """Everything is approved between pull and publication; what fails is a problem in the report."""
        self.line.spoils, self.line.calls = spoils, 0
        with self.town() as its:

            def closing() -> Report:
                approve_all(its)
                return safely("publish", lambda: publish(its, silent))

            return run(its, batch_size=10, cause="test", progress=silent, closing=closing)


def approve_all(its: Municipality) -> None:
    with its.transaction() as work:
        waiting = work.drafts.find(DraftFilter((DraftState.QUEUED, DraftState.FAILED), limit=EVERYTHING))
    for each in waiting:
        approve(its, each.id, actor="anna")


@pytest.fixture(scope="module")
def template() -> Iterator[bytes]:
    with TemporaryDirectory() as folder:
        upgrade(f"sqlite:///{folder}/empty.sqlite")
        yield (Path(folder) / "empty.sqlite").read_bytes()


@pytest.fixture
def place(template: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Place]]:
    monkeypatch.setattr(session, "RETRY_PAUSE_S", 0.0)
    made: list[Place] = []

    def make() -> Place:
        path = tmp_path / f"{len(made)}.sqlite"
        path.write_bytes(template)
        made.append(Place(f"sqlite:///{path}"))
        return made[-1]

    yield make
    for each in made:
        each.store.close()


def states(place: Place) -> dict[DraftState, int]:
    with place.store.transaction(REGION) as work:
        return dict(work.drafts.count())


@pytest.mark.parametrize("fault", FAULTS)
def test_one_call_that_ends_badly_costs_nothing_but_time(place: Callable[[], Place], fault: str) -> None:
    calm = place()
    assert calm.night().published == len(PAGES) * len(LOCALES)
    offset = list(FAULTS).index(fault) % EVERY
    for number in range(1 + offset, calm.line.calls + 1, EVERY):
        one = place()
        first = one.night(lambda call, spoilt=number: FAULTS[fault] if call == spoilt else None)
        about = f"call {number}: {one.line.met}, {[problem.message for problem in first.problems]}"
        if first.published < len(PAGES) * len(LOCALES):
            assert first.problems, about
            assert all(_in_a_cell(problem.message) in summary(first, ABOUT) for problem in first.problems), about
            one.night()
        versions = {target: len(found) for target, found in one.cms.imported.items()}
        assert versions == {(key, locale): 1 for key in PAGES for locale in LOCALES}, about
        assert states(one).get(DraftState.PUBLISHED) == len(PAGES) * len(LOCALES), about


def _in_a_cell(message: str) -> str:
    return " ".join(message.split())


@pytest.mark.parametrize("fault", FAULTS)
def test_a_cms_that_is_away_all_night_is_left_alone_and_caught_up_with(place: Callable[[], Place], fault: str) -> None:
    one = place()
    one.night()
    one.cms.pages["1"] = ("Das Amt", "<p>Das Amt hilft Ihnen gern.</p>")
    spoilt = one.night(lambda call: FAULTS[fault])
    assert one.line.calls <= MOST_CALLS
    assert [problem.step for problem in spoilt.problems][:1] == ["pull"]
    assert all(_in_a_cell(problem.message) in summary(spoilt, ABOUT) for problem in spoilt.problems)
    assert one.night().published == len(LOCALES)
    assert {target: len(found) for target, found in one.cms.imported.items()} == {("1", "en"): 2, ("2", "en"): 1}
