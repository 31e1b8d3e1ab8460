"""`terms`: what the municipality calls things, and where its translations disagree."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commands.session import Json, MunicipalityName, answer, opened
from glossaries.drift import drifts
from glossaries.extract import proposals
from glossaries.table import write
from runtime.language import translated as _
from runtime.terms import aligned, documents, read_terms, write_terms

Locales = Annotated[list[str] | None, typer.Option("--locale", "-l", help=_("Nur diese Sprache; mehrfach möglich."))]
Limit = Annotated[int, typer.Option(help=_("Höchstens so viele Zeilen."))]


class TbxDialect(StrEnum):
    """How a TBX file is written."""

    DCA = "dca"
    DCT = "dct"
    V2 = "v2"


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=_("Die Terminologie."), no_args_is_help=True)
    group.command(help=_("Fachwörter, die in den Übersetzungen mehrere Namen haben."))(drift)
    group.command(help=_("Vorschläge für neue Fachwörter aus den eigenen Seiten."))(extract)
    group.command(name="import", help=_("CSV, XLSX oder TBX prüfen und als Tabelle schreiben, mit --to."))(import_file)
    group.command(name="export", help=_("Die geltende Terminologie als CSV, XLSX oder TBX schreiben."))(export_file)
    app.add_typer(group, name="terms")


def drift(
    *, locale: Locales = None, limit: Limit = 20, municipality: MunicipalityName = "", as_json: Json = False
) -> None:
    """Report terms that have several names in one locale."""
    with opened(municipality) as (application, its):
        found = drifts(aligned(its, locale or []), application.terms(its.slug))[:limit]
    if as_json:
        answer([asdict(each) for each in found])
        return
    for each in found:
        names = ", ".join(f"{name.text} ({name.count})" for name in each.renderings)
        typer.echo(f"{each.locale:<6} {each.term}: {names}")
    if not found:
        typer.echo(_("Alles heißt überall gleich."))


def extract(*, limit: Limit = 20, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Propose concepts from the municipality's own pages."""
    with opened(municipality) as (application, its):
        found = proposals(documents(its), application.terms(its.slug))[:limit]
    if as_json:
        answer([asdict(each) for each in found])
        return
    for each in found:
        typer.echo(f"{each.count:>5} × {each.text}   {each.example}")


def import_file(
    file: Annotated[Path, typer.Argument(help=_("Eine .csv-, .xlsx- oder .tbx-Datei."))],
    *,
    to: Annotated[Path | None, typer.Option(help=_("Tabelle, die geschrieben wird; ohne Angabe nur Vorschau."))] = None,
    as_json: Json = False,
) -> None:
    """Preview a file of terms; with `--to` write its good entries as a table for the settings."""
    base, mistakes = read_terms(file)
    if to is not None:
        to.write_text(write(base), encoding="utf-8")
    if as_json:
        answer({"concepts": len(base.concepts), "mistakes": [str(each) for each in mistakes]})
    else:
        typer.echo(_("{count} Begriffe").format(count=len(base.concepts)))
    for each in mistakes:
        typer.secho(f"! {each}", fg="yellow", err=True)
    if mistakes:
        raise typer.Exit(1)


def export_file(
    file: Annotated[Path, typer.Argument(help=_("Eine .csv-, .xlsx- oder .tbx-Datei."))],
    *,
    dialect: Annotated[TbxDialect, typer.Option(help=_("Für TBX: dca, dct oder v2."))] = TbxDialect.DCA,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Write the municipality's term base, all layers together."""
    with opened(municipality) as (application, its):
        base = application.terms(its.slug)
    refused = write_terms(base, file, dialect=dialect.value)
    if as_json:
        answer({"concepts": len(base.concepts), "refused": refused})
    else:
        typer.echo(_("{count} Begriffe").format(count=len(base.concepts)))
    for reason in refused:
        typer.secho(f"! {reason}", fg="yellow", err=True)
    if refused:
        raise typer.Exit(1)
