"""Prefect's own server writes into the home of the installation only."""

from pathlib import Path
from typing import Any, Self

import pytest

from runtime import prefect_server


class Started:
    """A process that is asked for and never made."""

    environment: dict[str, str]

    def __init__(self, _command: list[str], *, env: dict[str, str], **_streams: Any) -> None:
        type(self).environment = env

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        return None

    def poll(self) -> None:
        return None

    def terminate(self) -> None:
        return None


def test_the_server_keeps_its_data_and_its_ui_in_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prefect_server.subprocess, "Popen", Started)
    monkeypatch.setattr(prefect_server, "answers", lambda _url: True)
    with prefect_server.server(tmp_path, 4200):
        given = Started.environment
    assert Path(given["PREFECT_HOME"]).is_relative_to(tmp_path)
    assert Path(given["PREFECT_SERVER_UI_STATIC_DIRECTORY"]).is_relative_to(tmp_path)
