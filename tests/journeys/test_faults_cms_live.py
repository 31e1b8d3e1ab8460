"""A real CMS whose line spoils one call while pages, events and locations are published: each is written once.

`SPRACHLOTSE_TEST_LIVE_FAULTS` says how many faults there are (3); the call that each spoils is drawn by the seed.
"""

import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

import httpx
import pytest

from connectors.cms.integreat import session
from connectors.cms.integreat.connector import IntegreatCms
from connectors.cms.integreat.screens import Version
from connectors.engines.echo import EchoEngine
from glossaries.shipped import shipped
from pipeline.decisions import approve
from pipeline.errors import NotReady
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.publish import publish
from pipeline.report import Report
from pipeline.routing import Route, Routing
from pipeline.store_ports import EVERYTHING, DraftFilter, DraftSummary
from runtime.night import run, safely
from runtime.wiring import Quality, Terms
from store.upgrade import upgrade
from store.work import SqlStore
from tests.connectors.cms.integreat_lab import REGION, WEEKLY, connector, seed_or_skip
from tests.connectors.cms.integreat_small import FAULTS, Faulty
from tests.journeys.conftest import silent

pytestmark = pytest.mark.cms
FAULTS_IN_ALL = int(os.environ.get("SPRACHLOTSE_TEST_LIVE_FAULTS", "3"))
SEED = int(os.environ.get("SPRACHLOTSE_TEST_SEED", "0"))
LOCALES = ("uk", "tr", "ar", "fr")
TOGETHER = 3


@dataclass
class Line:
    """The town and its line to the CMS; each step logs in again, as each night does."""

    store: SqlStore
    faulty: Faulty = field(default_factory=lambda: Faulty(httpx.HTTPTransport()))

    def town(self, cms: IntegreatCms) -> Municipality:
        terms = Terms(shipped())
        return Municipality(REGION, LOCALES, cms, Routing((Route(EchoEngine()),)), terms, Quality(terms), self.store)

    def publish(self, fault: str = "", at: int = 0) -> Report:
        self.faulty.spoils, self.faulty.calls = (lambda call: FAULTS[fault] if call == at else None), 0
        with connector(client_factory=self._client) as cms:
            return safely("publish", lambda: publish(self.town(cms), silent))

    def _client(self, address: str) -> httpx.Client:
        return httpx.Client(base_url=address, transport=self.faulty, headers={"Accept-Language": "en"}, timeout=60)

    def approve_some(self, left: list[DraftSummary]) -> list[DraftSummary]:
        """The next of those that are left, as far as they may be approved."""
        chosen: list[DraftSummary] = []
        with connector() as cms:
            while left and len(chosen) < TOGETHER:
                draft = left.pop()
                try:
                    approve(self.town(cms), draft.id, actor="anna")
                except NotReady:
                    continue
                chosen.append(draft)
        return chosen

    def approve_failed(self) -> None:
        """What the CMS answered oddly to waits for a person, who has another look."""
        with self.store.transaction(REGION) as work:
            failed = work.drafts.find(DraftFilter((DraftState.FAILED,), limit=EVERYTHING))
        with connector() as cms:
            for draft in failed:
                approve(self.town(cms), draft.id, actor="anna")

    def states(self) -> Counter[DraftState]:
        with self.store.transaction(REGION) as work:
            return Counter(dict(work.drafts.count()))


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    seed_or_skip()
    monkeypatch.setattr(session, "RETRY_PAUSE_S", 0.0)
    url = f"sqlite:///{tmp_path / 'test.sqlite'}"
    upgrade(url)
    line = Line(SqlStore(url))
    with connector() as cms:
        assert run(line.town(cms), batch_size=50, cause="test", progress=silent).problems == ()
    yield line
    line.faulty.inner.close()
    line.store.close()


def new_ones(line: Line, chance: random.Random) -> list[DraftSummary]:
    """Drafts of what has no translation yet, in any order."""
    with line.store.transaction(REGION) as work:
        waiting = list(work.drafts.find(DraftFilter((DraftState.QUEUED,), limit=EVERYTHING)))
    chance.shuffle(waiting)
    return [each for each in waiting if each.ref.key != WEEKLY and not versions(each)]


def versions(draft: DraftSummary) -> Sequence[Version]:
    with connector() as cms:
        return cms._client.versions(draft.ref, draft.locale)


def stands_once(draft: DraftSummary) -> bool:
    """Whether it is public, and no text was written twice; links to new translations may have been mended."""
    there = versions(draft)
    texts = Counter((each.title, each.body) for each in there)
    return bool(there) and there[0].status == "PUBLIC" and set(texts.values()) == {1}


def test_one_spoilt_call_to_a_real_cms_loses_nothing_and_writes_nothing_twice(line: Line) -> None:
    chance = random.Random(SEED)
    left, calls, met = new_ones(line, chance), 25, Counter[str]()
    for fault in islice(cycle(FAULTS), FAULTS_IN_ALL):
        chosen = line.approve_some(left)
        if not chosen:
            break
        at = chance.randint(1, calls)
        first = line.publish(fault, at)
        calls = max(line.faulty.calls, 10)
        line.approve_failed()
        second = line.publish()
        about = f"{fault} at call {at}: {line.faulty.met[-1:]}, {[problem.message for problem in first.problems]}"
        assert first.published + second.published == len(chosen), about
        assert all(map(stands_once, chosen)), about
        assert first.published == len(chosen) or first.problems, about
        met[fault] += 1
    sys.stderr.write(f"{sum(met.values())} faults at {dict(Counter(line.faulty.met))}\n")
    assert line.states()[DraftState.PUBLISHING] == 0
