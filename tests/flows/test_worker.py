"""A worker that cannot run nights any more ends, so that whatever minds it starts it again."""

import asyncio
import tempfile
from pathlib import Path

import pytest

from pipeline.errors import TryLater
from runtime.settings import load
from runtime.wiring import Application

pytestmark = pytest.mark.filterwarnings("ignore")  # what Prefect warns about at import is not ours to fix


@pytest.fixture
def application(tmp_path: Path) -> Application:
    return Application(load({"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_ENGINES__ORDER": "echo"}))


async def none(_settings: object) -> list[object]:
    return []


def test_a_worker_whose_runner_ends_says_why(application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import worker

    async def fails(*_offered: object, **_how: object) -> None:
        raise PermissionError("/tmp/runner_storage")

    monkeypatch.setattr(worker, "deployments", none)
    monkeypatch.setattr(worker, "aserve", fails)
    with pytest.raises(TryLater, match="runner_storage"):
        asyncio.run(asyncio.wait_for(worker.work(application), 20))


def test_a_worker_keeps_its_files_apart_from_those_of_others(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import worker

    before, seen = tempfile.gettempdir(), []

    async def looks(*_offered: object, **_how: object) -> None:
        seen.append(tempfile.gettempdir())

    monkeypatch.setattr(worker, "deployments", none)
    monkeypatch.setattr(worker, "aserve", looks)
    asyncio.run(asyncio.wait_for(worker.work(application), 20))
    assert seen != [before]
    assert tempfile.gettempdir() == before
