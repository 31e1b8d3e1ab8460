"""What the command line says of a budget that does not suffice, before a run and after it."""

import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from tests.commands.conftest import PAGES, Sprachlotse
from tests.fake_deepl.server import running_fake_deepl
from tests.journeys.crash_town import environment_of

LIMIT = "SPRACHLOTSE_MUNICIPALITIES__MUSTERSTADT__BUDGETS__DEEPL__CHARACTERS"
URGENT = "SPRACHLOTSE_MUNICIPALITIES__MUSTERSTADT__PRIORITY__URGENT"


@pytest.fixture
def paid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The demo's pages, pulled, and DeepL, whose budget suffices for some of them."""
    with as_file(files("connectors.demo") / "musterstadt" / "de") as shipped:
        (tmp_path / "cms" / "de").mkdir(parents=True)
        for name in PAGES:
            shutil.copy(shipped / f"{name}.html", tmp_path / "cms" / "de")
    with running_fake_deepl() as deepl:
        cms = f'{{kind = "folder", path = "{tmp_path / "cms"}"}}'
        for name, value in environment_of(tmp_path, deepl, slug="musterstadt", locales=["uk"], cms=cms).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv(LIMIT, "1000")
        monkeypatch.setenv(URGENT, "/notfall/")
        yield monkeypatch


def test_the_estimate_names_what_would_be_held(paid: pytest.MonkeyPatch, sprachlotse: Sprachlotse) -> None:
    sprachlotse("pull")
    told = sprachlotse("estimate")
    assert "Das Budget für „deepl“ reicht dafür nicht" in told.out
    assert "übrig sind 1.000." in told.out
    assert "Zurückgehalten würden, das Dringendste zuerst:" in told.out
    [shortage] = sprachlotse("estimate", "--json").json["shortages"]
    assert "page/notfall" not in [each["document"] for each in shortage["held"]]


def test_a_run_and_its_costs_warn_of_the_budget(paid: pytest.MonkeyPatch, sprachlotse: Sprachlotse) -> None:
    paid.setenv(LIMIT.replace("CHARACTERS", "WARN_AT"), "0.1")
    told = sprachlotse("run", "--json")
    assert told.json["drafts_held"] > 0
    assert "Monatsbudget für „deepl“" in told.err
    assert "Monatsbudget für „deepl“" in sprachlotse("costs", "--json").err
    paid.setenv("SPRACHLOTSE_LANGUAGE", "en")
    assert "of this month's budget for “deepl” is spent" in sprachlotse("costs").err
