"""`demo`: the main job on what ships with the project."""

import secrets
import shlex
import shutil
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from commands.bars import bars
from commands.serve import run_server
from commands.session import Json, answer, finish, installation, opened, settings, tell_problems
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.people import Person
from pipeline.report import Report
from pipeline.store_ports import DraftFilter
from review.security.passwords import hashed
from runtime.demo import SLUG, prepare
from runtime.language import translated as _
from runtime.night import run
from runtime.settings import Settings

GUEST = "demo"
_GUEST = Person(0, GUEST, "Demo", is_administrator=True)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="demo", help=_("Musterstadt übersetzen: ohne Schlüssel, ohne Server, ohne Netz."))(demo)


def demo(
    *,
    serve: Annotated[bool, typer.Option("--serve", help=_("Danach die Web-Oberfläche öffnen."))] = False,
    as_json: Json = False,
) -> None:
    """Translate the demo municipality with the offline engine, say what happened, and serve it if wanted."""
    started = time.monotonic()
    with bars(shown=not as_json) as progress:
        use = prepare(settings())
        with opened(SLUG, use=use) as (_application, municipality):
            report = run(municipality, batch_size=use.batch_size, cause="demo", progress=progress)
            locales = municipality.locales
            sample = _sample(municipality)
    seconds = time.monotonic() - started
    tell_problems(report)
    if as_json:
        counts = {**report.as_dict(), "problems": len(report.problems)}
        answer({**counts, "locales": len(locales), "seconds": round(seconds, 2)})
    else:
        _tell(report, locales=locales, seconds=seconds)
        _show_the_way(use.home, sample)
    if serve:
        _serve(use)
    finish(report)


def _serve(use: Settings) -> None:
    """The web app, with an account whose password is new each time: there is no default one."""
    password = secrets.token_urlsafe(9)
    with installation(use) as application:
        with application.store.people() as people:
            known = people.account(GUEST)
            person = known.person if known else people.add(_GUEST, password="", actor=GUEST)
            people.set_password(person, hashed(password), actor=GUEST)
        web = use.web
        typer.echo()
        typer.echo(_("Web-Oberfläche: http://{host}:{port}").format(host=web.host, port=web.port))
        typer.echo(_("Anmeldename: {login}   Passwort: {password}").format(login=GUEST, password=password))
        run_server(application, host=web.host, port=web.port)


def _sample(municipality: Municipality) -> int | None:
    """A draft worth looking at: the riskiest one."""
    with municipality.transaction() as work:
        summaries = work.drafts.find(DraftFilter(states=(DraftState.QUEUED,), limit=1))
    return summaries[0].id if summaries else None


def _tell(report: Report, *, locales: tuple[str, ...], seconds: float) -> None:
    rows = {
        _("Deutsche Seiten"): f"{report.documents} ({report.changed} {_('neu oder geändert')})",
        _("Sprachen"): ", ".join(locales),
        _("Abschnitte"): report.segments,
        _("wiederverwendet"): report.reused,
        _("übersetzt"): f"{report.translated} ({report.engine_calls} {_('Anfragen an die Maschine')})",
        _("Befunde"): report.findings,
        _("Entwürfe in der Warteschlange"): report.drafts_queued,
        _("Sekunden"): f"{seconds:.1f}",
    }
    for title, value in rows.items():
        typer.echo(f"{title:32}{value}")


def _show_the_way(home: Path, sample: int | None) -> None:
    """Commands that work when they are copied, wherever the program and the demo are."""
    program = "sprachlotse" if shutil.which("sprachlotse") else shlex.quote(sys.argv[0])
    typer.echo()
    typer.echo(_("So geht es weiter:"))
    typer.echo(f"  export SPRACHLOTSE_HOME={shlex.quote(str(home))}")
    typer.echo(f"  {program} queue")
    if sample is not None:
        typer.echo(f"  {program} show {sample}")
        typer.echo(f"  {program} approve {sample}")
    typer.echo(f"  {program} publish")
