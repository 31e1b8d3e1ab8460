"""`sprachlotse quality calibrate`: pairs in, lines for the settings out."""

import tomllib
from pathlib import Path

import pytest

from tests.commands.conftest import Sprachlotse

ON_A_LINE = [(index, 0.5 * index + 3) for index in range(2, 18)]


def table(tmp_path: Path, rows: list[tuple[float, float]], header: str = "index;score") -> Path:
    path = tmp_path / "paare.csv"
    lines = [f"{index};{score}".replace(".", ",") for index, score in rows]
    path.write_text("\n".join([header, *lines]), encoding="utf-8")
    return path


def test_the_answer_is_what_the_settings_want(sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    told = sprachlotse("quality", "calibrate", table(tmp_path, ON_A_LINE), "-m", "musterstadt")
    its = tomllib.loads(told.out)["municipalities"]["musterstadt"]["readability"]
    assert its == {"slope": 0.5, "intercept": 3.0}
    assert told.err.startswith("16 Paare, r = 1,00; mittlerer Fehler 0,0 Punkte, ohne Anpassung ")
    assert "Das sind wenige Paare; verlässlich wird es ab 20." in told.err


def test_a_script_gets_all_numbers(sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    told = sprachlotse("quality", "calibrate", table(tmp_path, ON_A_LINE), "--json").json
    assert (told["slope"], told["intercept"], told["n"]) == (pytest.approx(0.5), pytest.approx(3), 16)
    assert (told["r"], told["error"], told["is_enough"]) == (pytest.approx(1), pytest.approx(0), False)


def test_pages_are_measured_themselves(sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number}.html").write_text(
            f"<p>Das Amt hilft {'sehr ' * number}gern und {'berät ' * number}Sie. Es ist offen.</p>", encoding="utf-8"
        )
    rows = "\n".join(f"{number}.html,{20 - number}" for number in range(12))
    (tmp_path / "paare.csv").write_text(f"page,score\n{rows}\n", encoding="utf-8")
    told = sprachlotse("quality", "calibrate", tmp_path / "paare.csv", "--json").json
    assert (told["n"], told["slope"] > 0, told["r"] > 0.8) == (12, True, True)


@pytest.mark.parametrize(
    ("header", "rows", "message"),
    [
        ("index;score", ON_A_LINE[:9], "mindestens 10 Paare, nicht 9"),
        ("index;score", [(i, -i) for i in range(12)], "steigen nicht"),
        ("index;score", [(5, 5)] * 12, "steigen nicht"),
        ("a;b", ON_A_LINE, "braucht die Spalten"),
        ("page;score", ON_A_LINE, "kann nicht gelesen werden"),
    ],
)
def test_a_table_that_tells_nothing_is_refused(
    sprachlotse: Sprachlotse, tmp_path: Path, header: str, rows: list[tuple[float, float]], message: str
) -> None:
    told = sprachlotse("quality", "calibrate", table(tmp_path, rows, header))
    assert (told.code, told.out) == (5, "")
    assert message in told.err


def test_a_loose_relation_is_said(sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    rows = [(index, 10 + index * 0.1 + 5 * (index % 2)) for index in range(20)]
    assert "nur lose" in sprachlotse("quality", "calibrate", table(tmp_path, rows)).err
