"""The tables that migrations build are the tables that the code expects."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from pipeline.errors import SettingsError, TryLater
from store import (  # noqa: F401
    concept_tables,
    people_tables,
    review_tables,
    run_tables,
)
from store.connection import connect
from store.tables import Row
from store.upgrade import is_current, upgrade

TOWN = "musterstadt"


@pytest.fixture
def connection(database):
    engine = connect(database)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def test_the_migrations_build_what_the_code_declares(connection):
    assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []


def test_the_migrations_name_constraints_as_the_code_does(connection):
    known = inspect(connection)
    listings = (known.get_check_constraints, known.get_unique_constraints, known.get_foreign_keys)
    found = {each["name"] for table in Row.metadata.tables for listing in listings for each in listing(table)}
    declared = {c.name for table in Row.metadata.tables.values() for c in table.constraints if "pk_" not in c.name}
    assert found == declared


def test_a_second_upgrade_changes_nothing(database):
    upgrade(database)
    assert is_current(database)


def test_upgrading_says_nothing(tmp_path, capfd):
    upgrade(f"sqlite:///{tmp_path / 'new' / 'store.sqlite'}")
    assert capfd.readouterr() == ("", "")


def test_a_database_without_tables_is_not_current(tmp_path):
    (tmp_path / "empty.sqlite").touch()
    assert not is_current(f"sqlite:///{tmp_path / 'empty.sqlite'}")


def test_asking_does_not_create_the_database(tmp_path):
    assert not is_current(f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert list(tmp_path.iterdir()) == []


def test_sqlite_lets_people_read_while_a_run_writes(sqlite):
    engine = connect(sqlite)
    with engine.connect() as opened:
        answers = [opened.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "foreign_keys", "busy_timeout")]
    engine.dispose()
    assert answers == ["wal", 1, 30_000]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE draft SET state = 'lost'",
        "UPDATE draft SET state = 'queued'",
        "UPDATE draft SET municipality_id = municipality_id + 1",
        "UPDATE draft SET document_id = -1",
        "DELETE FROM draft",
    ],
)
def test_the_database_itself_refuses_what_must_never_be(store, queue, connection, change):
    """An unknown state, two open drafts for one target, a draft of somebody else's document, a lost history."""
    with store.transaction(TOWN) as work:
        queue(work)
        queue(work)
    with pytest.raises(IntegrityError):
        connection.execute(text(change))
    connection.rollback()


@pytest.mark.parametrize("act", [is_current, upgrade])
def test_a_file_that_is_no_database_is_for_the_operator(tmp_path, act):
    (tmp_path / "kaputt.sqlite").write_bytes(b"Das ist keine Datenbank. " * 100)
    with pytest.raises(SettingsError, match="database_url"):
        act(f"sqlite:///{tmp_path / 'kaputt.sqlite'}")


@pytest.mark.parametrize("act", [is_current, upgrade])
def test_a_server_that_does_not_answer_is_asked_again_later(act):
    with pytest.raises(TryLater, match="antwortet nicht"):
        act("postgresql://nobody@127.0.0.1:1/nothing")


def test_nobody_else_reads_a_new_database_file(tmp_path):
    """The secrets of the second factor are in it."""
    file = tmp_path / "sprachlotse.sqlite"
    upgrade(f"sqlite:///{file}")
    assert file.stat().st_mode & 0o777 == 0o600
