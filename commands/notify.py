"""`notify`: tell the people who are responsible how things stand."""

from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from commands.session import Json, MunicipalityName, answer, finish, opened, tell_problems
from pipeline.errors import SettingsError
from pipeline.report import Report
from runtime.digest_text import data
from runtime.language import translated as _
from runtime.notify import Notice, can_send, deliver, notices


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=_("Den Verantwortlichen sagen, was wartet und was hakt. Beispiel: sprachlotse notify --dry-run"))(
        notify
    )


def notify(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Nur zeigen, was gesendet würde."))] = False,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Send the digest now to everybody who does not know it yet."""
    with opened(municipality) as (application, its):
        if not dry_run and not can_send(application.settings, its.slug):
            raise SettingsError(_("Es ist weder „mail“ noch „notify.webhook“ eingestellt."))
        zone = ZoneInfo(application.settings.municipality(its.slug).schedule.timezone)
        found = notices(application, its.slug, today=datetime.now(UTC).astimezone(zone))
        if dry_run:
            _show([notice for notice in found if notice.is_news], as_json=as_json)
            return
        told = deliver(application, its.slug, found)
    tell_problems(Report(problems=told.problems))
    if as_json:
        answer({"sent": list(told.recipients), "problems": len(told.problems)})
    else:
        typer.echo(_("Gesendet: {count}").format(count=len(told.recipients)))
    finish(Report(problems=told.problems))


def _show(news: list[Notice], *, as_json: bool) -> None:
    if as_json:
        answer([{"to": each.address or each.recipient, **data(each.situation, each.about)} for each in news])
        return
    if not news:
        typer.echo(_("Es gibt niemandem etwas Neues zu sagen."))
    for each in news:
        typer.echo(_("An: {recipient}").format(recipient=each.address or each.recipient))
        typer.echo(_("Betreff: {subject}").format(subject=each.subject))
        typer.echo(f"\n{each.text}")
