"""`db`: bring the database to the newest shape, copy it, put a copy in place."""

from pathlib import Path
from typing import Annotated

import typer

from commands.session import Json, answer, settings
from runtime.language import translated as _
from store.backup import backup as backup_database
from store.backup import restore as restore_database
from store.upgrade import upgrade as upgrade_database


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=_("Die Datenbank."), no_args_is_help=True)
    group.command(help=_("Die Datenbank auf den neuesten Stand bringen."))(upgrade)
    group.command(help=_("Die Datenbank in eine Datei sichern, auch während gearbeitet wird."))(backup)
    group.command(help=_("Eine Sicherung in eine leere Datenbank zurückholen."))(restore)
    app.add_typer(group, name="db")


def upgrade(*, as_json: Json = False) -> None:
    """Apply all migrations."""
    use = settings()
    use.home.mkdir(parents=True, exist_ok=True)
    upgrade_database(use.database)
    if as_json:
        answer({"upgraded": True})
    else:
        typer.echo(_("Die Datenbank ist auf dem neuesten Stand."))


File = Annotated[Path, typer.Argument(help=_("Datei der Sicherung."))]


def backup(file: File) -> None:
    """Copy everything into one file."""
    backup_database(settings().database, file)
    typer.echo(_("Gesichert: {file}").format(file=file))


def restore(file: File) -> None:
    """Put a copy in place, and bring it up to date."""
    use = settings()
    use.home.mkdir(parents=True, exist_ok=True)
    if not restore_database(use.database, file):
        upgrade_database(use.database)
    typer.echo(_("Wiederhergestellt aus {file}.").format(file=file))
