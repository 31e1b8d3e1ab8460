"""Brings a database to the newest tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text

from store.connection import answering, connect, parse

SECRET = 0o600
"""Whoever reads the database, or a copy of it, reads the secrets of the second factor."""
_LOCK = 5107
"""PostgreSQL's advisory locks are numbers; this one is ours."""


def upgrade(url: str) -> None:
    """Create or upgrade the tables; does nothing when they are up to date. Two at once take turns."""
    if file := _file(parse(url)):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=SECRET)  # one that is there keeps its rights; SQLite's journals take those of the file
    engine = connect(url)
    try:
        with answering(), engine.begin() as connection:
            _take_turns(connection)
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def is_current(url: str) -> bool:
    """Whether the database exists and has the newest tables; changes nothing."""
    file = _file(parse(url))
    if file is not None and not file.exists():
        return False
    engine = connect(url)
    try:
        with answering(), engine.connect() as connection:
            applied = MigrationContext.configure(connection).get_current_heads()
            return set(applied) == set(ScriptDirectory.from_config(_config()).get_heads())
    finally:
        engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    return config


def _file(address: URL) -> Path | None:
    is_file = address.get_backend_name() == "sqlite" and address.database not in (None, "", ":memory:")
    return Path(str(address.database)) if is_file else None


def _take_turns(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
