"""The nightly run under the real Prefect: its tasks and its summary are there to be seen."""

import asyncio
import os
import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.report import Problem, Report
from runtime.prefect_server import QUIET
from runtime.settings import DEMO_LOCALES
from store.work import SqlStore
from tests.journeys.crash_folder import FolderPlay, folder_play

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.filterwarnings("ignore"),  # what Prefect's own server warns about is not ours to fix
]


KILLS = int(os.environ.get("SPRACHLOTSE_TEST_FLOW_KILLS", "3"))
SEED = int(os.environ.get("SPRACHLOTSE_TEST_SEED", "0"))


@pytest.fixture(scope="module")
def prefect_server() -> Iterator[str]:
    """Its address."""
    from prefect.settings import get_current_settings
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        yield str(get_current_settings().api.url)


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with as_file(files("connectors.demo") / "musterstadt") as pages:
        copytree(pages, tmp_path / "demo" / "musterstadt")
    monkeypatch.setenv("SPRACHLOTSE_HOME", str(tmp_path))
    monkeypatch.setenv("SPRACHLOTSE_ENGINES__ORDER", "echo")
    monkeypatch.setenv("SPRACHLOTSE_BATCH_SIZE", "25")
    return tmp_path


def kept_report(home: Path) -> Mapping[str, object]:
    store = SqlStore(f"sqlite:///{home / 'sprachlotse.sqlite'}")
    with store.transaction("musterstadt") as work:
        kept = work.runs.latest()
    store.close()
    assert kept is not None
    return kept


def test_the_night_runs_as_a_few_large_tasks_and_leaves_a_summary(prefect_server: str, installation: Path) -> None:
    from prefect.client.orchestration import get_client

    from flows.nightly import nightly

    async def night() -> tuple[Report, list[str], list[str]]:
        report = await nightly("musterstadt")
        async with get_client() as client:
            tasks = [each.name for each in await client.read_task_runs()]
            artifacts = [str(each.data) for each in await client.read_artifacts()]
        return report, tasks, artifacts

    report, tasks, artifacts = asyncio.run(night())
    assert report.problems == ()
    assert report.drafts_queued == report.documents * len(DEMO_LOCALES)
    assert sorted(tasks) == [
        "learn-musterstadt",
        "publish-musterstadt",
        "pull-musterstadt",
        "translate-musterstadt-1",
        "translate-musterstadt-2",
    ]
    assert any("eingereihte Entwürfe" in each for each in artifacts)
    assert kept_report(installation)["drafts_queued"] == report.drafts_queued


def test_the_summary_names_what_was_left_and_why() -> None:
    from flows.summary import summary

    shown = summary("musterstadt", Report(problems=(Problem("pull", "Das CMS antwortet nicht.", "page/7"),)))
    assert "| pull | page/7 |  | Das CMS antwortet nicht. |" in shown


def test_a_task_uses_what_its_flow_has_opened(installation: Path) -> None:
    """An engine that failed in one task is left alone by the next; the CMS does not have to let us in again."""
    from flows.opened import opened

    with opened("musterstadt") as flow, opened("musterstadt") as task:
        assert task is flow
    with opened("musterstadt") as later:
        assert later is not flow


@dataclass
class FlowPlay(FolderPlay):
    """The nights are flow runs; after each kill the watchdog looks at Prefect."""

    orphans: int = 0

    def aftermath(self) -> list[str]:
        return asyncio.run(self._watched())

    async def _watched(self) -> list[str]:
        from flows.watchdog import end_orphans

        before = await unfinished()
        self.orphans += len(before)
        ended = await end_orphans(())
        wrong = [] if ended == len(before) else [f"{len(before)} runs without a process, {ended} ended"]
        return wrong + [f"Prefect still shows {name} as going on" for name in await unfinished()]


async def unfinished() -> list[str]:
    """Names of the flow runs that Prefect believes to go on."""
    from prefect.client.orchestration import get_client

    async with get_client() as client:
        return [run.name for run in await client.read_flow_runs() if not (run.state and run.state.is_final())]


def test_a_flow_that_is_killed_anywhere_is_finished_by_the_next_and_closed_by_the_watchdog(
    prefect_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.watchdog.STUCK", timedelta(0))
    monkeypatch.setattr("flows.watchdog.SILENT", timedelta(0))
    prefect = {**QUIET, "PREFECT_API_URL": prefect_server, "PREFECT_HOME": str(tmp_path)}
    with folder_play(FlowPlay, random.Random(SEED), script="killable_flow.py", pages=8, more=prefect) as play:
        del play.totals["closing"]  # a flow does not say when it begins to publish
        play.until(KILLS)
    sys.stderr.write(f"{play.summary}; {play.orphans} flow runs closed\n")
    assert play.wrong == []
    assert play.orphans
