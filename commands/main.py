"""`sprachlotse`: one command, a file per group of sub-commands."""

from importlib.metadata import version
from typing import Annotated

import typer

from commands import (
    costs,
    database,
    demo,
    drafts,
    engines,
    evidence,
    flow,
    memory,
    notify,
    pages,
    people,
    quality,
    runs,
    serve,
    simple,
    terms,
    texts,
    tokens,
    webhook,
    worker,
)
from commands.session import complain
from pipeline.errors import SettingsError, SprachlotseError
from runtime.language import translated as _
from runtime.logs import start_logging

app = typer.Typer(
    name="sprachlotse",
    help=_("Hält jede Sprache der kommunalen Seiten der deutschen Seite treu."),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for group in (
    demo,
    serve,
    pages,
    drafts,
    evidence,
    texts,
    simple,
    engines,
    costs,
    memory,
    terms,
    quality,
    database,
    flow,
    worker,
    runs,
    notify,
    webhook,
    people,
    tokens,
):
    group.register(app)


@app.callback(invoke_without_command=True)
def options(
    show_version: Annotated[
        bool, typer.Option("--version", is_eager=True, help=_("Version zeigen und beenden."))
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help=_("Ereignisse auf stderr zeigen."))] = False,
) -> None:
    """Options of every command."""
    if show_version:
        typer.echo(f"sprachlotse {version('sprachlotse')}")
        raise typer.Exit
    start_logging(verbose=verbose)


def main() -> None:
    """Run the command line; an expected error becomes one line on standard error and an exit code."""
    try:
        app()
    except SprachlotseError as error:
        complain(error)
    except OSError as error:  # the home, a file or a folder that was named: the disk is the operator's
        reason = _("{path} kann nicht angelegt, gelesen oder geschrieben werden: {reason}.")
        complain(SettingsError(reason.format(path=error.filename or _("Eine Datei"), reason=error.strerror)))
