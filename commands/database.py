"""`db upgrade`: bring the database to the newest shape."""

import typer

from commands.session import Json, answer, settings
from runtime.language import translated as _
from store.upgrade import upgrade as upgrade_database


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=_("Die Datenbank."), no_args_is_help=True)
    group.callback()(_group)
    group.command(help=_("Die Datenbank auf den neuesten Stand bringen."))(upgrade)
    app.add_typer(group, name="db")


def _group() -> None:
    """Keep `db` a group even while it has a single command."""


def upgrade(*, as_json: Json = False) -> None:
    """Apply all migrations."""
    use = settings()
    use.home.mkdir(parents=True, exist_ok=True)
    upgrade_database(use.database)
    if as_json:
        answer({"upgraded": True})
    else:
        typer.echo(_("Die Datenbank ist auf dem neuesten Stand."))
