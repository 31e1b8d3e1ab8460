"""The report on reviews at the command line."""

from pathlib import Path

from tests.commands.conftest import Sprachlotse


def test_without_reviews_it_says_so(home: Path, sprachlotse: Sprachlotse) -> None:
    assert sprachlotse("quality", "report").out == "Noch hat niemand etwas geprüft.\n"


def test_an_edit_shows_as_a_correction_of_its_engine(home: Path, sprachlotse: Sprachlotse) -> None:
    draft = sprachlotse("queue", "--json").json[0]["id"]
    segments = sprachlotse("show", draft, "--json").json["segments"]
    number = next(n for n, each in enumerate(segments, 1) if each["origin"]["kind"] == "engine")
    told = sprachlotse("edit", draft, number, "--text", segments[number - 1]["target"] + "!")
    assert told.code == 0, told.err
    [engine] = sprachlotse("quality", "report", "--json").json["engines"]
    assert (engine["segments"], engine["corrected"]) == (1, 1.0)
    assert 0 < engine["edit_distance"] < 1
    assert "100 % berichtigt" in sprachlotse("quality", "report").out


def test_the_report_is_a_page_with_pictures(home: Path, sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    assert sprachlotse("quality", "report", "--html", tmp_path / "seite.html").code == 0
    page = (tmp_path / "seite.html").read_text(encoding="utf-8")
    assert page.count("<svg") >= 3
    assert "<script" not in page
