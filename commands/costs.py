"""`estimate` and `costs`: what a run is going to cost, and what runs have cost."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from commands.session import Json, MunicipalityName, answer, opened, tell_problems
from pipeline.municipality import Municipality
from pipeline.report import Report
from runtime import costs as money
from runtime.budgets import usages, warnings
from runtime.estimate import estimate as foresee
from runtime.language import language
from runtime.language import translated as _
from runtime.numerals import grouped
from runtime.shortages import Shortage

Locales = Annotated[list[str] | None, typer.Option("--locale", "-l", help=_("Nur diese Sprache; mehrfach möglich."))]
SHOWN = 5
"""Documents that are named when a budget is short."""
HEADINGS = ("Sprache", "Maschine", "Abschnitte", "Zeichen", "Euro", "ganze Seiten: Zeichen", "Euro", "gespart")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=_("Was der nächste Lauf kosten wird, ohne etwas zu senden. Beispiel: sprachlotse estimate"))(
        estimate
    )
    app.command(help=_("Was die Maschinen gekostet haben. Beispiel: sprachlotse costs --month 2026-11"))(costs)


def estimate(*, locale: Locales = None, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Say what translating all that is due would send and cost; pull first, so that it knows the newest pages."""
    with opened(municipality) as (_application, its):
        found = foresee(its, locale or ())
    tell_problems(Report(problems=found.problems))
    if as_json:
        shortages = [asdict(each) for each in found.shortages]
        answer({"lines": [_data(line) for line in found.lines], "shortages": shortages})
        return
    _tell(found.lines)
    for each in found.shortages:
        _tell_shortage(each)


def costs(
    *,
    month: Annotated[str, typer.Option(help=_("Monat wie 2026-11; ohne Angabe der laufende."))] = "",
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Say what was spent in a month, by engine and locale, beside what whole pages would have cost."""
    try:
        since, until = money.month(month or f"{datetime.now(UTC):%Y-%m}")
    except ValueError:
        raise typer.BadParameter(_("Ein Monat wird als JJJJ-MM angegeben, zum Beispiel 2026-11.")) from None
    with opened(municipality) as (_application, its):
        lines = money.costs(its, since, until)
        tell_budgets(its)
    if as_json:
        answer([_data(line) for line in lines])
        return
    _tell(lines)


def tell_budgets(its: Municipality) -> None:
    """Say on standard error which budgets of this month are nearly or wholly spent."""
    for warning in warnings(usages(its), language()):
        typer.secho(f"! {warning}", fg="yellow", err=True)


def _data(line: money.Line) -> dict[str, object]:
    return asdict(line) | {"saved": line.saved}


def _tell_shortage(shortage: Shortage) -> None:
    text = _("Das Budget für „{engine}“ reicht dafür nicht: gebraucht werden {needed} Zeichen, übrig sind {left}.")
    typer.echo(text.format(engine=shortage.engine, needed=_number(shortage.needed), left=_number(shortage.left)))
    if shortage.held:
        text = _("Zurückgehalten würden, das Dringendste zuerst: {count}")
        typer.echo(text.format(count=len(shortage.held)))
    for each in shortage.held[:SHOWN]:
        typer.echo(f"  {each.document}  {each.title}  {each.path}")
    if len(shortage.held) > SHOWN:
        typer.echo("  " + _("und {count} weitere").format(count=len(shortage.held) - SHOWN))
    if shortage.passed_on:
        text = _("Dokumente, für die stattdessen die nächste Maschine gefragt würde: {count}")
        typer.echo(text.format(count=shortage.passed_on))


def _tell(lines: Sequence[money.Line]) -> None:
    if not lines:
        typer.echo(_("Nichts zu bezahlen."))
        return
    table = [tuple(map(_, HEADINGS)), *map(_cells, lines), _total(lines)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        names = "  ".join(cell.ljust(width) for cell, width in zip(row[:2], widths, strict=False))
        numbers = "  ".join(cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True))
        typer.echo(f"{names}  {numbers}")
    if unsure := sum(line.uncertain_characters for line in lines):
        typer.echo(_("Davon unsicher, weil keine Antwort kam: {count} Zeichen.").format(count=_number(unsure)))


def _cells(line: money.Line) -> tuple[str, ...]:
    counts = (_number(line.segments), _number(line.characters), _euros(line.euros))
    saved = f"{line.saved:.0%}".replace("%", " %") if line.characters else "–"
    whole = (_number(line.whole_characters), _euros(line.whole_euros), saved)
    return (line.locale, line.engine, *counts, *whole)


def _total(lines: Sequence[money.Line]) -> tuple[str, ...]:
    characters = sum(line.characters for line in lines)
    whole = sum({line.locale: line.whole_characters for line in lines}.values())
    saved = f"{1 - characters / whole:.0%}".replace("%", " %") if whole and characters else "–"
    return (
        _("zusammen"),
        "",
        _number(sum(line.segments for line in lines)),
        _number(characters),
        _euros(sum(line.euros for line in lines)),
        _number(whole),
        _euros(sum(line.whole_euros for line in lines)),
        saved,
    )


def _number(value: int) -> str:
    return grouped(value, "de")


def _euros(value: float) -> str:
    return grouped(value, "de", 2)
