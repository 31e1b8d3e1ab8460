"""The nightly run under the real Prefect: its tasks and its summary are there to be seen."""

import asyncio
from collections.abc import Iterator, Mapping
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.report import Report
from runtime.settings import DEMO_LOCALES
from store.work import SqlStore

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.filterwarnings("ignore"),  # what Prefect's own server warns about is not ours to fix
]


@pytest.fixture(scope="module")
def prefect_server() -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        yield


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


def test_the_night_runs_as_a_few_large_tasks_and_leaves_a_summary(prefect_server: None, installation: Path) -> None:
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


def test_a_task_uses_what_its_flow_has_opened(installation: Path) -> None:
    """An engine that failed in one task is left alone by the next; the CMS does not have to let us in again."""
    from flows.opened import opened

    with opened("musterstadt") as flow, opened("musterstadt") as task:
        assert task is flow
    with opened("musterstadt") as later:
        assert later is not flow
