"""`demo`: the main job on what ships with the project."""

import time

import typer

from commands.bars import bars
from commands.session import Json, answer, finish, opened, settings, tell_problems
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.report import Report
from pipeline.store_ports import DraftFilter
from runtime.demo import SLUG, prepare
from runtime.language import translated as _
from runtime.night import run


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="demo", help=_("Musterstadt übersetzen: ohne Schlüssel, ohne Server, ohne Netz."))(demo)


def demo(*, as_json: Json = False) -> None:
    """Translate the demo municipality with the offline engine and say what happened."""
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
        _tell(report, locales=locales, seconds=seconds, sample=sample)
    finish(report)


def _sample(municipality: Municipality) -> int | None:
    """A draft worth looking at: the riskiest one."""
    with municipality.transaction() as work:
        summaries = work.drafts.find(DraftFilter(states=(DraftState.QUEUED,), limit=1))
    return summaries[0].id if summaries else None


def _tell(report: Report, *, locales: tuple[str, ...], seconds: float, sample: int | None) -> None:
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
    typer.echo()
    typer.echo(_("So geht es weiter:"))
    typer.echo("  sprachlotse queue")
    if sample is not None:
        typer.echo(f"  sprachlotse show {sample}")
        typer.echo(f"  sprachlotse approve {sample}")
    typer.echo("  sprachlotse publish")
