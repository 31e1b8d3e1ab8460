"""`quality`: what the reviewers' decisions say, and how good a page or the whole municipality is."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from commands import calibrate
from commands.page_text import show_page
from commands.session import Json, MunicipalityName, answer, opened
from pipeline.document import ContentType, DocumentRef
from pipeline.errors import NotReady
from quality.municipality_report import MunicipalityReport
from runtime.language import translated as _
from runtime.municipality_html import municipality_html
from runtime.numerals import number
from runtime.page_html import page_html
from runtime.quality_reports import report_of_municipality, report_of_page

_HARDEST = 5
Html = Annotated[Path | None, typer.Option(metavar="FILE", help=_("Dazu eine HTML-Seite mit Bildern schreiben."))]
Key = Annotated[
    str, typer.Argument(metavar="KEY", help=_("Das Dokument, z. B. page/kita; ohne Art ist es eine Seite."))
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help=_("Was die Prüfenden entschieden haben."), no_args_is_help=True)
    group.command(help=_("Berichtigungen je Maschine, Fehlalarme je Prüfung. Beispiel: sprachlotse quality report"))(
        report
    )
    group.command(help=_("Deutsch und Entwürfe einer Seite. Beispiel: sprachlotse quality page page/kita"))(page)
    calibrate.register(group)
    app.add_typer(group, name="quality")


def report(*, html: Html = None, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Say how often each engine was corrected in each locale, and which checks cried wolf."""
    with opened(municipality) as (application, its):
        found = report_of_municipality(its)
        name = application.settings.municipality(its.slug).name
    if html is not None:
        html.write_text(municipality_html(found, name=name), encoding="utf-8")
    if as_json:
        answer(asdict(found))
        return
    for line in _lines(found):
        typer.echo(line)


def page(key: Key, *, html: Html = None, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Say how readable the German is, which rules it breaks, and where its drafts stand."""
    with opened(municipality) as (_application, its):
        try:
            found = report_of_page(its, _ref(its.slug, key))
        except KeyError:
            message = _(
                "Das Dokument „{key}“ gibt es in dieser Kommune nicht; „sprachlotse quality report --json“ nennt alle."
            )
            raise NotReady(message.format(key=key)) from None
    if html is not None:
        html.write_text(page_html(found), encoding="utf-8")
    if as_json:
        answer(asdict(found))
    else:
        show_page(found)


def _ref(municipality: str, key: str) -> DocumentRef:
    kind, _slash, rest = key.partition("/")
    if rest and kind in set(ContentType):
        return DocumentRef(municipality, ContentType(kind), rest)
    return DocumentRef(municipality, ContentType.PAGE, key)


def _lines(found: MunicipalityReport) -> Iterator[str]:
    hardest = [each for each in found.pages if each.hardness is not None][:_HARDEST]
    if hardest:
        yield _("Die schwersten Seiten:")
    for each in hardest:
        yield f"  {number(each.hardness)}  {each.title} ({each.ref})"
    for one in found.engines:
        line = _(
            "{engine} {locale}: {n} geprüft, {same} % unverändert freigegeben, {new} % berichtigt, {no} % abgelehnt, "
            "chrF {chrf}, Abstand {distance}"
        )
        shares = {
            "same": number(100 * one.approved, 0),
            "new": number(100 * one.corrected, 0),
            "no": number(100 * abs(1 - one.approved - one.corrected), 0),
        }
        close = {"chrf": number(one.chrf), "distance": number(one.edit_distance, 2)}
        yield line.format(engine=one.engine, locale=one.locale, n=one.segments, **shares, **close)
    for check in found.checks:
        line = _("Prüfung „{check}“: {n} geprüfte Befunde, davon {false} Fehlalarme")
        yield line.format(check=check.check, n=check.segments, false=check.false_alarms)
    if not found.risk:
        yield _("Noch hat niemand etwas geprüft.")
