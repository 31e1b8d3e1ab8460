"""A copy of the whole database in one file, and back.

SQLite copies itself while others go on working; PostgreSQL's own tools do the same there, so they must be installed.
"""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from pipeline.errors import SettingsError, TryLater
from store.connection import parse
from store.upgrade import is_current


def backup(url: str, file: Path) -> None:
    """Write the database to a file that does not exist yet."""
    if file.exists():
        raise SettingsError(f"{file} gibt es schon; eine Sicherung überschreibt nichts.")
    address = parse(url)
    if address.get_backend_name() == "sqlite":
        with closing(_existing(address)) as source, closing(sqlite3.connect(file)) as target:
            source.backup(target)
    else:
        _run(["pg_dump", "--format=custom", "--no-owner", "--file", str(file), _plain(address)])


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
        _run(["pg_restore", "--no-owner", "--single-transaction", "--dbname", _plain(address), str(file)])
    return is_current(url)


def _existing(address: URL) -> sqlite3.Connection:
    path = Path(str(address.database))
    if not path.exists():
        raise SettingsError(f"Die Datenbank {path} gibt es nicht.")
    return sqlite3.connect(path)


def _restore_file(database: Path, file: Path) -> None:
    if database.exists():
        raise SettingsError(f"{database} gibt es schon; bitte erst wegräumen, dann wiederherstellen.")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(database)) as target:
        source.backup(target)


def _ensure_empty(url: str) -> None:
    if is_current(url):
        raise SettingsError("Die Datenbank ist nicht leer; bitte eine neue anlegen, dann wiederherstellen.")


def _plain(address: URL) -> str:
    return address.set(drivername="postgresql").render_as_string(hide_password=False)


def _run(command: list[str]) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise SettingsError(f"Für PostgreSQL wird „{command[0]}“ gebraucht (Debian: postgresql-client).")
    # The command holds our own settings and a path that the operator typed.
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise TryLater(f"„{command[0]}“ ist gescheitert: {done.stderr.strip().splitlines()[-1:]}")
