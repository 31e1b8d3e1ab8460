"""The house itself: what is declared, what is documented, what nobody else owns."""

import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import typer.main

from commands.main import app
from quality.selection import KNOWN
from runtime.settings import Settings

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAMES = PROJECT["tool"]["uv"]["build-backend"]["module-name"]
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))


def commands() -> list[str]:
    group = typer.main.get_command(app)
    names = []
    for name, command in getattr(group, "commands", {}).items():
        inner = getattr(command, "commands", {})
        names += [f"{name} {each}" for each in inner] or [name]
    return names


def test_every_package_folder_is_declared() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert folders == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_other_distribution_owns_our_import_names(name: str) -> None:
    assert set(packages_distributions().get(name, ["sprachlotse"])) == {"sprachlotse"}


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_docs(command: str) -> None:
    assert f"sprachlotse {command}" in DOCS or f"`{command}" in DOCS


@pytest.mark.parametrize("name", [name for name in Settings.model_fields if name != "home"])
def test_every_setting_is_in_the_docs(name: str) -> None:
    assert name in (ROOT / "docs/reference/einstellungen.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", KNOWN)
def test_every_check_is_in_the_docs(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs/reference/pruefungen.md").read_text(encoding="utf-8")


def connectors() -> list[str]:
    folders = [ROOT / "connectors" / name for name in ("cms", "engines")]
    return [path.stem for folder in folders for path in sorted(folder.glob("[!_]*"))]


@pytest.mark.parametrize("name", connectors())
def test_every_connector_is_in_the_docs(name: str) -> None:
    assert f"`{name}`" in DOCS


def test_the_lock_names_hashes_but_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "torch" not in lock
    entries = [line for line in lock.splitlines() if "==" in line]
    assert len(entries) > 100
    assert lock.count("--hash=sha256:") >= len(entries)


@pytest.mark.parametrize("path", sorted(ROOT.glob("[a-z]*/**/*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_500_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
