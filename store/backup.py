"""A copy of the whole database in one file, and back.

SQLite copies itself while others go on working; PostgreSQL's own tools do the same there, so they must be installed.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, inspect

from pipeline.errors import NeedsOperator, SettingsError
from store.connection import answering, connect, parse
from store.upgrade import SECRET, is_current


def backup(url: str, file: Path) -> None:
    """Write the database to a file that does not exist yet; it is there when it is whole."""
    if file.exists():
        raise SettingsError(f"{file} gibt es schon; eine Sicherung überschreibt nichts.")
    address = parse(url)
    part = _begun(file)
    try:
        if address.get_backend_name() == "sqlite":
            _copy(_existing(address), part)
        else:
            _run(["pg_dump", "--format=custom", "--no-owner", "--file", str(part)], address)
        part.rename(file)
    finally:
        part.unlink(missing_ok=True)


def restore(url: str, file: Path) -> bool:
    """Put a backup in place of an empty or missing database; whether its tables are the newest ones.

    SettingsError if the database is in use: restoring never destroys one.
    """
    if not file.exists():
        raise SettingsError(f"Die Sicherung {file} gibt es nicht.")
    address = parse(url)
    if address.get_backend_name() == "sqlite":
        _restore_file(Path(str(address.database)), file)
    else:
        _ensure_empty(url)
        _run(["pg_restore", "--no-owner", "--single-transaction", str(file)], address)
    return is_current(url)


def _existing(address: URL) -> Path:
    path = Path(str(address.database))
    if not path.exists():
        raise SettingsError(f"Die Datenbank {path} gibt es nicht.")
    return path


def _restore_file(database: Path, file: Path) -> None:
    # What a journal without its database says would be written into the one that is put in its place.
    left = [path for path in (database, *(Path(f"{database}{end}") for end in ("-wal", "-shm"))) if path.exists()]
    if left:
        raise SettingsError(f"{left[0]} gibt es schon; bitte erst wegräumen, dann wiederherstellen.")
    part = _begun(database)
    try:
        _copy(file, part)
        _ensure_ours(part, file)
        part.rename(database)
    finally:
        part.unlink(missing_ok=True)


def _begun(file: Path) -> Path:
    """An empty file beside it that only we can read."""
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=SECRET)
    return part


def _copy(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
    except sqlite3.DatabaseError as error:
        raise SettingsError(f"{source} lässt sich nicht lesen oder nicht kopieren: {error}.") from error


def _ensure_ours(copy: Path, file: Path) -> None:
    with closing(sqlite3.connect(copy)) as opened:
        found = opened.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    if found is None:
        raise SettingsError(f"{file} ist keine Sicherung von Sprachlotse.")


def _ensure_empty(url: str) -> None:
    engine = connect(url)
    try:
        with answering(), engine.connect() as connection:
            is_empty = not inspect(connection).get_table_names()
    finally:
        engine.dispose()
    if not is_empty:
        raise SettingsError("Die Datenbank ist nicht leer; bitte eine neue anlegen, dann wiederherstellen.")


def _without_password(address: URL) -> str:
    its = address
    return URL.create("postgresql", its.username, None, its.host, its.port, its.database, its.query).render_as_string()


def _run(command: list[str], address: URL) -> None:
    """Run a tool of PostgreSQL; the password goes by the environment, because everybody sees the command line."""
    program = shutil.which(command[0])
    if program is None:
        raise SettingsError(f"Für PostgreSQL wird „{command[0]}“ gebraucht (Debian: postgresql-client).")
    name = _without_password(address)
    environment = {**os.environ} | ({"PGPASSWORD": str(address.password)} if address.password else {})
    # The command holds our own settings and a path that the operator typed.
    done = subprocess.run(  # noqa: S603
        [program, "--dbname", name, *command[1:]], capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        reason = next(iter(done.stderr.strip().splitlines()), "")
        raise NeedsOperator(f"„{command[0]}“ ist gescheitert: {reason}")
