"""What the command line says about who reviewed what."""

from pathlib import Path

import pytest

from tests.commands.conftest import Sprachlotse

OPERATOR = 3


@pytest.fixture
def page(home: Path, sprachlotse: Sprachlotse) -> str:
    """A page that anna released in one locale and edited before."""
    lines = sprachlotse("queue", "--json", "-l", "uk").json
    draft = next(each for each in lines if not each["critical"])
    sprachlotse("edit", draft["id"], "1", "--text", "Новий заголовок")
    told = sprachlotse("approve", draft["id"])
    assert told.code == 0, told.err
    sprachlotse("publish")
    return str(draft["ref"])


def test_evidence_names_who_edited_and_who_released(page: str, sprachlotse: Sprachlotse) -> None:
    [proof] = sprachlotse("evidence", page, "--json").json
    assert (proof["ref"], proof["locale"], proof["review"]["released_by"]) == (page, "uk", "anna")
    assert [(each["how"], each["by"]) for each in proof["review"]["segments"][:2]] == [
        ("edited", "anna"),
        ("released", "anna"),
    ]
    first = proof["review"]["segments"][0]["key"]
    assert proof["texts"][first]["target"] == "Новий заголовок"


def test_evidence_reads_as_text_too(page: str, sprachlotse: Sprachlotse, monkeypatch: pytest.MonkeyPatch) -> None:
    told = sprachlotse("evidence", page).out
    assert "von Menschen geprüft; freigegeben von anna am" in told
    assert "bearbeitet" in told
    monkeypatch.setenv("SPRACHLOTSE_LANGUAGE", "en")
    assert "reviewed by people; released by anna on" in sprachlotse("evidence", page).out


@pytest.mark.parametrize("asked", [("page/gibt-es-nicht",), ("gibt-es-nicht",)])
def test_of_a_page_that_was_never_published_there_is_no_evidence(
    page: str, sprachlotse: Sprachlotse, asked: tuple[str, ...]
) -> None:
    assert sprachlotse("evidence", *asked).code == OPERATOR
    assert sprachlotse("evidence", page, "-l", "en").code == OPERATOR


def test_show_marks_what_was_decided(home: Path, sprachlotse: Sprachlotse) -> None:
    draft = sprachlotse("queue", "--json", "-l", "uk").json[0]["id"]
    sprachlotse("edit", draft, "1", "--text", "Новий заголовок")
    assert "✓ bearbeitet – anna" in sprachlotse("show", draft).out
    assert [each["kind"] for each in sprachlotse("show", draft, "--json").json["decisions"].values()] == ["edited"]
