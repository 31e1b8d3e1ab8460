"""`db backup` and `db restore`, as an operator meets them."""

from pathlib import Path

from tests.commands.conftest import PAGES, Sprachlotse

DONE, OPERATOR = 0, 3


def test_what_was_lost_comes_back_from_the_backup(home: Path, sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    assert sprachlotse("db", "backup", tmp_path / "copy").out == f"Gesichert: {tmp_path / 'copy'}\n"
    for file in home.glob("sprachlotse.sqlite*"):
        file.unlink()
    told = sprachlotse("db", "restore", tmp_path / "copy")
    assert (told.code, told.out) == (DONE, f"Wiederhergestellt aus {tmp_path / 'copy'}.\n")
    assert len(sprachlotse("queue", "--json").json) == 2 * len(PAGES)


def test_a_database_in_use_is_not_restored_over(home: Path, sprachlotse: Sprachlotse, tmp_path: Path) -> None:
    sprachlotse("db", "backup", tmp_path / "copy")
    told = sprachlotse("db", "restore", tmp_path / "copy")
    assert told.code == OPERATOR
    assert "gibt es schon" in told.err
