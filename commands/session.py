"""What every command shares: the opened application, the chosen municipality, the answer, the exit code."""

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from pipeline.errors import NeedsOperator, SettingsError, SprachlotseError, TryLater
from pipeline.finding import Finding
from pipeline.municipality import Municipality
from pipeline.report import Report
from runtime.in_words import error_in_words, finding_in_words
from runtime.language import language
from runtime.language import translated as _
from runtime.run_names import STEPS
from runtime.settings import Settings, load
from runtime.wiring import Application

Json = Annotated[bool, typer.Option("--json", help=_("Antwort als JSON."))]
MunicipalityName = Annotated[
    str, typer.Option("--municipality", "-m", help=_("Kommune; nötig, wenn mehrere eingerichtet sind."))
]
HIGHEST = 2**31 - 1
"""Greater numbers of drafts no database of ours counts to."""
DraftId = Annotated[
    int, typer.Argument(min=1, max=HIGHEST, help=_("Nummer des Entwurfs, wie „sprachlotse queue“ sie zeigt."))
]


def settings() -> Settings:
    """The settings of this call."""
    return load(os.environ)


@contextmanager
def installation(use: Settings | None = None) -> Iterator[Application]:
    """The application, for commands that are about no single municipality."""
    application = Application(use or settings())
    try:
        yield application
    finally:
        application.close()


@contextmanager
def opened(
    name: str = "", *, use: Settings | None = None, learned: bool = False
) -> Iterator[tuple[Application, Municipality]]:
    """The application and the municipality that the user named, or the only one there is."""
    with installation(use) as application:
        yield application, application.municipality(name or _only(application.settings), learned=learned)


def _only(its: Settings) -> str:
    if len(its.municipalities) != 1:
        names = ", ".join(its.municipalities)
        raise SettingsError(_("Bitte mit --municipality eine Kommune wählen: {names}").format(names=names))
    return next(iter(its.municipalities))


def actor() -> str:
    """Who sits at the keyboard, for the audit."""
    return os.environ.get("SPRACHLOTSE_ACTOR") or getpass.getuser()


def answer(data: object) -> None:
    """Print a machine's answer: one line of JSON."""
    typer.echo(json.dumps(data, ensure_ascii=False, default=str))


def tell_problems(report: Report) -> None:
    """Say on standard error what was left undone and why."""
    for problem in report.problems:
        step = _(STEPS.get(problem.step, problem.step))
        where = " ".join(part for part in (step, problem.document, problem.locale) if part)
        later = _(" (der nächste Lauf versucht es wieder)") if problem.try_later else ""
        typer.secho(f"! {where}: {problem.message}{later}", fg="yellow", err=True)


def finish(report: Report) -> None:
    """End with exit code 1 when something was left undone."""
    if report.problems:
        raise typer.Exit(1)


def exit_code(error: SprachlotseError) -> int:
    """3: somebody has to do something; 4: try again later; 5: this document cannot be handled."""
    if isinstance(error, NeedsOperator):
        return 3
    return 4 if isinstance(error, TryLater) else 5


def complain(error: SprachlotseError) -> None:
    """Say what went wrong and leave."""
    typer.secho(f"{_('Fehler')}: {error_in_words(error, language())}", fg="red", err=True)
    sys.exit(exit_code(error))


def words(finding: Finding) -> str:
    """What a finding says, in the user's language; words of a page stay as they are."""
    return finding_in_words(finding, language())
