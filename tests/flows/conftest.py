"""A demo installation that the environment names, and one server of Prefect for all flows."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

import pytest

from runtime.settings import load
from runtime.wiring import Application


@pytest.fixture(scope="session")
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


@pytest.fixture
def application(installation: Path) -> Iterator[Application]:
    made = Application(load({"SPRACHLOTSE_HOME": str(installation), "SPRACHLOTSE_ENGINES__ORDER": "echo"}))
    yield made
    made.close()
