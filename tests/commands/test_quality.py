"""The reports on quality at the command line."""

from pathlib import Path

from tests.commands.conftest import Sprachlotse


def correct_a_segment(sprachlotse: Sprachlotse) -> None:
    draft = sprachlotse("queue", "--json").json[0]["id"]
    segments = sprachlotse("show", draft, "--json").json["segments"]
    number = next(n for n, each in enumerate(segments, 1) if each["origin"]["kind"] == "engine")
    told = sprachlotse("edit", draft, number, "--text", segments[number - 1]["target"] + "!")
    assert told.code == 0, told.err


def test_without_reviews_it_names_the_hardest_pages_and_says_so(home: Path, sprachlotse: Sprachlotse) -> None:
    hardest, *_others, last = sprachlotse("quality", "report").out.splitlines()
    assert (hardest, last) == ("Die schwersten Seiten:", "Noch hat niemand etwas geprüft.")


def test_an_edit_shows_as_a_correction_of_its_engine(home: Path, sprachlotse: Sprachlotse) -> None:
    correct_a_segment(sprachlotse)
    [engine] = sprachlotse("quality", "report", "--json").json["engines"]
    assert (engine["segments"], engine["corrected"]) == (1, 1.0)
    assert 0 < engine["edit_distance"] < 1


def test_the_lines_tell_approval_correction_and_distance(home: Path, sprachlotse: Sprachlotse) -> None:
    correct_a_segment(sprachlotse)
    told = sprachlotse("quality", "report").out
    assert "1 geprüft, 0 % unverändert freigegeben, 100 % berichtigt, 0 % abgelehnt, chrF " in told
    assert ", Abstand 0," in told


def test_json_has_every_part_of_the_report(home: Path, sprachlotse: Sprachlotse) -> None:
    parts = {"municipality", "day", "pages", "hardness", "simple", "advice", "findings", "engines", "checks", "risk"}
    assert sprachlotse("quality", "report", "--json").json.keys() == parts


def test_the_report_is_a_page_with_pictures(home: Path, sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    assert sprachlotse("quality", "report", "--html", tmp_path / "seite.html").code == 0
    page = (tmp_path / "seite.html").read_text(encoding="utf-8")
    assert page.count("<svg") >= 2
    assert "<h1>Qualität: Musterstadt</h1>" in page


def test_a_page_has_its_german_and_its_drafts(home: Path, sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    told = sprachlotse("quality", "page", "page/kita", "--html", tmp_path / "kita.html", "--json").json
    assert (told["ref"], told["advice"]["profile"]) == ("page/kita", "einfach")
    assert {each["locale"]: each["state"] for each in told["locales"]} == {"en": "queued", "uk": "queued"}
    assert "Kita" in (tmp_path / "kita.html").read_text(encoding="utf-8")


def test_a_key_without_a_kind_is_a_page(home: Path, sprachlotse: Sprachlotse) -> None:
    told = sprachlotse("quality", "page", "kita")
    assert told.out.splitlines()[0].endswith("(page/kita)")
    assert "Ukrainisch (uk)" in told.out


def test_an_unknown_page_is_named(home: Path, sprachlotse: Sprachlotse) -> None:
    told = sprachlotse("quality", "page", "event/nichts")
    assert told.code == 3
    assert "„event/nichts“" in told.err
