"""The command line as people and scripts see it: arguments in; answer, messages and exit code out."""

import io
import json
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from commands.main import main
from runtime.logs import LOGGER

PAGES = ("kita", "wohngeld", "notfall", "jobmesse", "rathaus")
"""Three pages, an event and a location of the demo."""
SETTINGS = """
[engines]
order = ["echo"]

[municipalities.musterstadt]
name = "Musterstadt"
locales = ["en", "uk"]
cms = {{ kind = "folder", path = "{home}/cms" }}
"""


@dataclass(frozen=True)
class Told:
    """What a call of the command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The last line of the answer."""
        return json.loads(self.out.splitlines()[-1])


Sprachlotse = Callable[..., Told]


def call(*arguments: object) -> Told:
    """`sprachlotse` with these arguments, in this process."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr("sys.argv", ["sprachlotse", *map(str, arguments)])
        for name in ("handlers", "propagate", "level"):  # a command sets them for its own process
            patch.setattr(LOGGER, name, getattr(LOGGER, name))
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return Told(code, out.getvalue(), err.getvalue())


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SPRACHLOTSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SPRACHLOTSE_ACTOR", "anna")
    monkeypatch.delenv("SPRACHLOTSE_LANGUAGE", raising=False)


@pytest.fixture(scope="module")
def after_a_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose pages have been translated once; tests work on copies of it."""
    home = tmp_path_factory.mktemp("home")
    _write_settings(home)
    with as_file(files("connectors.demo") / "musterstadt" / "de") as shipped:
        (home / "cms" / "de").mkdir(parents=True)
        for name in PAGES:
            shutil.copy(shipped / f"{name}.html", home / "cms" / "de")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPRACHLOTSE_HOME", str(home))
        told = call("run", "--json")
    assert told.code == 0, told.err
    assert told.json["drafts_queued"] == len(PAGES) * 2
    return home


@pytest.fixture
def home(after_a_run: Path, tmp_path: Path) -> Path:
    """An installation with drafts that wait."""
    copy = tmp_path / "home"
    shutil.copytree(after_a_run, copy)
    _write_settings(copy)
    return copy


@pytest.fixture
def sprachlotse() -> Sprachlotse:
    return call


def _write_settings(home: Path) -> None:
    (home / "sprachlotse.toml").write_text(SETTINGS.format(home=home), encoding="utf-8")
