"""`memory`: look into the translation memory, keep it clean, exchange it."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from commands.session import Json, MunicipalityName, answer, opened
from pipeline.hygiene import mark_stale
from runtime.exchange import export_memory, import_memory
from runtime.language import translated as _
from runtime.likeness import similar

Locale = Annotated[str, typer.Option("--locale", "-l", help=_("Sprache der Übersetzung, z. B. uk."))]
Locales = Annotated[list[str] | None, typer.Option("--locale", "-l", help=_("Nur diese Sprache; mehrfach möglich."))]


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=_("Der Übersetzungsspeicher."), no_args_is_help=True)
    group.command(help=_("Wie viel bekannt ist; markiert, was auf keiner Seite mehr steht."))(stats)
    group.command(help=_("Quellen mit mehreren Übersetzungen."))(conflicts)
    group.command(help=_("Ähnliches suchen. Beispiel: sprachlotse memory search 'Die Beratung ist frei.' -l uk"))(
        search
    )
    group.command(name="import", help=_("TMX oder CSV einlesen; fehlerhafte Einheiten werden genannt."))(import_file)
    group.command(name="export", help=_("Als TMX oder CSV schreiben, je nach Endung der Datei."))(export_file)
    app.add_typer(group, name="memory")


def stats(*, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Count what is known."""
    with opened(municipality) as (_application, its):
        mark_stale(its)
        with its.transaction() as work:
            found = work.memory.stats()
    if as_json:
        answer(asdict(found))
        return
    for locale, count in sorted(found.units.items()):
        typer.echo(f"{locale:<10} {count}")
    typer.echo(
        _("{sources} Quellen, {stale} Einheiten ohne Seite, {conflicts} Widersprüche").format(
            sources=found.sources, stale=found.stale, conflicts=found.conflicts
        )
    )


def conflicts(
    *,
    limit: Annotated[int, typer.Option(help=_("Höchstens so viele Zeilen."))] = 50,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """List sources with several targets."""
    with opened(municipality) as (_application, its), its.transaction() as work:
        found = work.memory.conflicts(limit=limit)
    if as_json:
        answer([asdict(conflict) for conflict in found])
        return
    for conflict in found:
        typer.echo(f"{conflict.locale}  {conflict.source}")
        for target, count in conflict.targets.items():
            typer.echo(f"      {count} ×  {target}")
    if not found:
        typer.echo(_("Keine Widersprüche."))


def search(
    text: Annotated[str, typer.Argument(help=_("Der deutsche Text."))],
    *,
    locale: Locale,
    limit: Annotated[int, typer.Option(help=_("Höchstens so viele Zeilen."))] = 5,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Find similar sentences with their translations."""
    with opened(municipality) as (application, its):
        matches = similar(its, text, locale=locale, folder=application.settings.home / "index", limit=limit)
    if as_json:
        answer(
            [
                {"score": match.score, "level": match.level, "source": match.unit.source, "target": match.target}
                | {"penalties": dict(match.penalties), "municipality": match.unit.municipality}
                for match in matches
            ]
        )
        return
    for match in matches:
        lost = ", ".join(f"{penalty} −{points}" for penalty, points in match.penalties.items())
        typer.echo(f"{match.score:>4}  {match.unit.source}\n      {match.target}{f'   ({lost})' if lost else ''}")
    if not matches:
        typer.echo(_("Nichts Ähnliches bekannt."))


def import_file(
    file: Annotated[Path, typer.Argument(help=_("Eine .tmx- oder .csv-Datei."))],
    *,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Read units from a file; broken ones are named and skipped."""
    with opened(municipality) as (_application, its):
        learned, broken = import_memory(its, file)
    if as_json:
        answer({"learned": learned, "broken": [asdict(unit) for unit in broken]})
    else:
        typer.echo(_("Eingelesen: {count}").format(count=learned))
    for unit in broken:
        typer.secho(_("! Zeile {line}: {reason}").format(line=unit.line, reason=unit.reason), fg="yellow", err=True)
    if broken:
        raise typer.Exit(1)


def export_file(
    file: Annotated[Path, typer.Argument(help=_("Eine .tmx- oder .csv-Datei."))],
    *,
    locale: Locales = None,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Write units to a file."""
    with opened(municipality) as (_application, its):
        written = export_memory(its, file, locales=locale or [])
    if as_json:
        answer({"written": written})
    else:
        typer.echo(_("Geschrieben: {count}").format(count=written))
