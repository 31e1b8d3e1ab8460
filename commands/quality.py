"""`quality report`: what the reviewers' decisions say about engines and checks."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from commands import calibrate
from commands.session import Json, MunicipalityName, answer, opened
from quality.lessons import check_lessons, engine_lessons
from runtime.language import translated as _
from runtime.quality_page import quality_page


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=_("Was die Prüfenden entschieden haben."), no_args_is_help=True)
    group.command(help=_("Berichtigungen je Maschine, Fehlalarme je Prüfung. Beispiel: sprachlotse quality report"))(
        report
    )
    calibrate.register(group)
    app.add_typer(group, name="quality")


def report(
    *,
    html: Annotated[Path | None, typer.Option(help=_("Dazu eine HTML-Seite mit Bildern schreiben."))] = None,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Say how often each engine was corrected in each locale, and which checks cried wolf."""
    if html is not None:
        with opened(municipality) as (_application, its):
            html.write_text(quality_page(its), encoding="utf-8")
    with opened(municipality) as (_application, its), its.transaction() as work:
        reviews = work.drafts.reviewed()
    engines, checks = engine_lessons(reviews), check_lessons(reviews)
    if as_json:
        told = [asdict(each) | {"share": each.share} for each in checks]
        answer({"engines": [asdict(each) for each in engines], "checks": told})
        return
    for one in engines:
        line = _("{engine} {locale}: {n} geprüft, {same} % unverändert freigegeben, {new} % berichtigt, chrF {chrf}")
        shares = {"same": f"{100 * one.approved:.0f}", "new": f"{100 * one.corrected:.0f}", "chrf": f"{one.chrf:.1f}"}
        typer.echo(line.format(engine=one.engine, locale=one.locale, n=one.segments, **shares))
    for each in checks:
        line = _("Prüfung „{check}“: {n} geprüfte Befunde, davon {false} Fehlalarme")
        typer.echo(line.format(check=each.check, n=each.segments, false=each.false_alarms))
    if not reviews:
        typer.echo(_("Noch hat niemand etwas geprüft."))
