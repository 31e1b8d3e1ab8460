"""Engines for the two databases we know, set up so that both behave alike."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from pipeline.errors import SettingsError, TryLater

_DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}

_SILENT = (
    "Die Datenbank antwortet nicht oder ist gesperrt. Läuft sie, und ist sie auf dem neuen Stand "
    "(sprachlotse db upgrade)? Der nächste Lauf versucht es wieder."
)
_FULL = (
    "Für die Datenbank ist kein Platz mehr; wahrscheinlich ist die Platte voll. Bitte Platz schaffen; "
    "der nächste Lauf macht weiter, wo dieser aufgehört hat."
)

_DISK_FULL = "53100"
"""PostgreSQL's number for it."""

READS_ONLY = "sprachlotse_reads_only"
"""Option of a connection whose transaction writes nothing."""


def parse(url: str) -> URL:
    """The address of a database, with the driver that we ship."""
    try:
        parsed = make_url(url)
        return parsed.set(drivername=_DRIVERS[parsed.drivername])
    except (ArgumentError, KeyError):
        raise SettingsError(
            "Die Adresse der Datenbank ist nicht lesbar. Beispiele: „sqlite:////srv/sprachlotse/sprachlotse.db“, "
            "„postgresql://sprachlotse@localhost/sprachlotse“."
        ) from None


def connect(url: str) -> Engine:
    """An engine for SQLite or PostgreSQL; the caller disposes of it."""
    address = parse(url)
    if address.get_backend_name() == "postgresql":
        return create_engine(address, pool_pre_ping=True)
    engine = create_engine(address)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediately)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes nothing: on SQLite it does not wait for writers, on PostgreSQL writes are refused."""
    options = {READS_ONLY: True}
    if engine.dialect.name == "postgresql":
        options["postgresql_readonly"] = True
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def answering() -> Iterator[None]:
    """Turn what the driver says about the database itself into what an operator can do."""
    try:
        yield
    except OperationalError as error:
        raise TryLater(_FULL if _is_full(error) else _SILENT) from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:  # its kinds are about a statement, not about the database
            raise
        raise SettingsError(
            "Die Datei der Datenbank ist beschädigt oder keine; bitte „database_url“ prüfen."
        ) from error


def _is_full(error: BaseException | None) -> bool:
    """Whether the disk is to blame: SQLite takes the transaction back by itself, and what follows fails once more."""
    while error is not None:
        said = getattr(error, "orig", None)
        if getattr(said, "sqlite_errorname", "") == "SQLITE_FULL" or getattr(said, "sqlstate", "") == _DISK_FULL:
            return True
        error = error.__context__
    return False


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # leaves BEGIN to us
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 30000")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_immediately(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once with "database is locked" when another one
    # wrote in between; taking the write lock at the start makes it wait instead. One that only reads never waits.
    reads_only = connection.get_execution_options().get(READS_ONLY)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
