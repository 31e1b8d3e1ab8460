"""`sprachlotse simple`: what an editor and a script get to see of a text in Leichte Sprache."""

from pathlib import Path

import pytest

from tests.commands.conftest import Sprachlotse

EASY = "Sie sind neu in der Stadt.\nSie brauchen einen Ausweis.\nFrau Klein hilft Ihnen."
HARD = "Der Antrag wird vom Leiter des Amtes geprüft. Das könnte dauern."


@pytest.fixture
def text(tmp_path: Path) -> Path:
    return tmp_path / "text.txt"


def test_a_good_text_ends_with_zero(sprachlotse: Sprachlotse, text: Path) -> None:
    text.write_text(EASY, encoding="utf-8")
    told = sprachlotse("simple", text)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("DIN SPEC 33429: bestanden, ")


def test_a_text_that_fails_ends_with_one_and_says_what_to_write(sprachlotse: Sprachlotse, text: Path) -> None:
    text.write_text(HARD, encoding="utf-8")
    told = sprachlotse("simple", text, "--profile", "bitv")
    assert told.code == 1
    assert "„des Amtes“ → vom Amt" in told.out
    assert "[BITV 2.0 Anlage 2 Nr. 1]" in told.out


@pytest.mark.parametrize("file_text", [EASY, HARD])
def test_every_report_says_that_people_must_read_the_text(sprachlotse: Sprachlotse, text: Path, file_text: str) -> None:
    text.write_text(file_text, encoding="utf-8")
    assert "Eine Prüfgruppe muss den Text lesen." in sprachlotse("simple", text).out


def test_hints_are_shown_on_demand(sprachlotse: Sprachlotse, text: Path) -> None:
    text.write_text("Das kostet kein Geld.", encoding="utf-8")
    assert "Hinweis S11" not in sprachlotse("simple", text).out
    assert "Hinweis S11" in sprachlotse("simple", text, "--all").out


def test_a_script_gets_every_finding_with_its_place_and_sources(sprachlotse: Sprachlotse, text: Path) -> None:
    text.write_text(HARD, encoding="utf-8")
    told = sprachlotse("simple", text, "--json").json
    assert (told["profile"], told["passes"], told["sentences"]) == ("din", False, 2)
    genitive = next(finding for finding in told["findings"] if finding["rule"] == "S09")
    assert HARD[genitive["start"] : genitive["end"]] == "des Amtes"
    assert (genitive["suggestion"], genitive["segment"].partition(":")[0]) == ("vom Amt", "body")
    assert "BITV 2.0 Anlage 2 Nr. 1" in genitive["sources"]


def test_an_unknown_profile_is_a_wrong_call(sprachlotse: Sprachlotse, text: Path) -> None:
    text.write_text(EASY, encoding="utf-8")
    assert sprachlotse("simple", text, "--profile", "alle").code == 2


def test_a_municipality_has_its_own_profile(home: Path, sprachlotse: Sprachlotse, text: Path) -> None:
    text.write_text(EASY, encoding="utf-8")
    with (home / "sprachlotse.toml").open("a", encoding="utf-8") as file:
        file.write('simple_profile = "netzwerk"\n')
    assert sprachlotse("simple", text, "-m", "musterstadt").out.startswith("Netzwerk Leichte Sprache: ")
    assert sprachlotse("simple", text, "-m", "musterstadt", "--profile", "bitv").out.startswith("BITV 2.0")
    assert sprachlotse("simple", text).out.startswith("DIN SPEC 33429: ")
    assert sprachlotse("simple", text, "-m", "anderswo").code == 3
