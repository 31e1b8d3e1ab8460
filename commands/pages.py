"""`pull`, `translate`, `run`, `publish`: pages on their way."""

from functools import partial
from typing import Annotated

import typer

from commands.bars import bars
from commands.costs import tell_budgets
from commands.session import Json, MunicipalityName, answer, finish, opened, tell_problems
from pipeline.publish import publish as publish_drafts
from pipeline.pull import pull as pull_documents
from pipeline.report import Report
from runtime.language import translated as _
from runtime.night import batches, safely, translate_batch
from runtime.night import run as run_night
from runtime.reconcile import reconciled

Locales = Annotated[list[str] | None, typer.Option("--locale", "-l", help=_("Nur diese Sprache; mehrfach möglich."))]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=_("Geänderte deutsche Seiten aus dem CMS holen."))(pull)
    app.command(help=_("Geholte Seiten übersetzen, prüfen und in die Warteschlange stellen."))(translate)
    app.command(help=_("Holen, übersetzen, prüfen und einreihen – der ganze nächtliche Lauf."))(run)
    app.command(help=_("Freigegebene Entwürfe ins CMS schreiben."))(publish)


def pull(*, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Fetch the German pages that changed."""
    with opened(municipality) as (_application, its), bars(shown=not as_json) as progress:
        report = pull_documents(its, progress)
    end(report, as_json=as_json)


def translate(*, locale: Locales = None, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Translate what was pulled."""
    report = Report()
    with opened(municipality, learned=True) as (application, its), bars(shown=not as_json) as progress:
        pieces = batches(its, size=application.settings.batch_size, locales=locale or ())
        for done, batch in enumerate(pieces, start=1):
            report += translate_batch(its, batch, progress)
            progress("translate", done, len(pieces))
        tell_budgets(its)
    end(report, as_json=as_json)


def run(*, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Pull, translate, check and queue."""
    with opened(municipality, learned=True) as (application, its), bars(shown=not as_json) as progress:
        use = application.settings
        closing = partial(reconciled, application.store, use.engines.deepl)
        report = run_night(its, batch_size=use.batch_size, cause="run", progress=progress, closing=closing)
        tell_budgets(its)
    end(report, as_json=as_json)


def publish(*, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Write approved drafts to the CMS."""
    with opened(municipality) as (_application, its), bars(shown=not as_json) as progress:
        report = safely("publish", lambda: publish_drafts(its, progress))
    end(report, as_json=as_json)


def end(report: Report, *, as_json: bool) -> None:
    """Tell what a step did and what it left undone, and leave with the exit code for it."""
    tell_problems(report)
    if as_json:
        answer(report.as_dict())
    else:
        typer.echo(_summary(report))
    finish(report)


def _summary(report: Report) -> str:
    counts = {
        _("Dokumente"): report.documents,
        _("geändert"): report.changed,
        _("entfernt"): report.gone,
        _("Abschnitte"): report.segments,
        _("wiederverwendet"): report.reused,
        _("übersetzt"): report.translated,
        _("Anfragen an die Maschine"): report.engine_calls,
        _("Befunde"): report.findings,
        _("eingereiht"): report.drafts_queued,
        _("zurückgehalten"): report.drafts_held,
        _("veröffentlicht"): report.published,
        _("Konflikte"): report.conflicts,
        _("überholt"): report.superseded,
    }
    return ", ".join(f"{name}: {count}" for name, count in counts.items() if count) or _("Nichts zu tun.")
