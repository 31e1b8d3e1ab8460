"""`engines`: which engine translates into which locale; install and remove offline models."""

from pathlib import Path
from typing import Annotated, Any

import typer

from commands.bars import download_bar
from commands.coverage import coverage
from commands.session import Json, answer, installation, settings
from connectors.engines.argos import manifest, packages
from pipeline.errors import SettingsError
from runtime.language import translated as _
from runtime.reconcile import reconcile as hold_against

STATES = {
    manifest.State.INTACT: "unverändert",
    manifest.State.CHANGED: "VERÄNDERT",
    manifest.State.UNKNOWN: "ohne Prüfsumme",
}
"""What the check of the checksums says."""


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=_("Übersetzungsmaschinen: Abdeckung zeigen, Sprachpakete verwalten."))
    group.callback(invoke_without_command=True)(coverage)
    group.command(help=_("Ein Argos-Paket einrichten: Datei oder Sprachpaar, z. B. de_en."))(install)
    group.command(help=_("Neuere Fassungen eingerichteter Argos-Pakete holen."))(update)
    group.command(name="list", help=_("Eingerichtete Argos-Pakete zeigen."))(list_packages)
    group.command(help=_("Ein Argos-Paket entfernen, z. B. de_en."))(remove)
    group.command(help=_("Vergleichen, was DeepL gezählt hat und was im Kassenbuch steht."))(reconcile)
    app.add_typer(group, name="engines")


def reconcile(*, as_json: Json = False) -> None:
    """Hold DeepL's count against our ledger."""
    with installation() as application:
        found = hold_against(application.store, application.settings.engines.deepl)
    if as_json:
        answer(
            None if found is None else {"billed": found.billed, "unexplained": found.unexplained, "words": found.words}
        )
    else:
        typer.echo(found.words if found else _("Noch nichts zu vergleichen: die erste Ablesung, oder ohne DeepL."))
    if found is not None and found.unexplained > 0:
        raise typer.Exit(1)


def install(
    package: Annotated[str, typer.Argument(help=_("Pfad zu einer .argosmodel-Datei oder ein Paar wie de_en."))],
    *,
    sha256: Annotated[str, typer.Option("--sha256", help=_("Nur mit dieser Prüfsumme einrichten."))] = "",
    as_json: Json = False,
) -> None:
    """Install an offline model."""
    wanted = Path(package) if Path(package).exists() else package
    with download_bar(shown=not as_json) as heard:
        done = packages.install(wanted, settings().argos_packages, sha256=sha256, heard=heard)
    if as_json:
        answer({"installed": str(done)})
    else:
        typer.echo(_("Eingerichtet: {package}").format(package=done))


def update(
    pair: Annotated[str, typer.Argument(help=_("Paar, z. B. de_en."))] = "",
    *,
    every: Annotated[bool, typer.Option("--all", help=_("Alle eingerichteten Pakete."))] = False,
    as_json: Json = False,
) -> None:
    """Install newer versions of what is there."""
    if bool(pair) == every:
        raise SettingsError(_("Bitte ein Paar nennen, z. B. „sprachlotse engines update de_en“, oder --all."))
    with download_bar(shown=not as_json) as heard:
        done = packages.update([pair] if pair else [], settings().argos_packages, heard=heard)
    if as_json:
        answer({"updated": [str(each) for each in done]})
    else:
        names = ", ".join(map(str, done))
        typer.echo(_("Aktualisiert: {package}").format(package=names) if names else _("Alles ist auf dem Stand."))


def list_packages(
    *,
    verify: Annotated[
        bool, typer.Option("--verify", help=_("Prüfsummen nachrechnen; Exit-Code 1, wenn sie nicht stimmen."))
    ] = False,
    as_json: Json = False,
) -> None:
    """List the installed offline models."""
    rows = [_row(package, verify=verify) for package in packages.installed(settings().argos_packages)]
    if as_json:
        answer(rows)
    else:
        typer.echo("\n".join(map(_line, rows)) or _("Keine Pakete eingerichtet."))
    if any(row["state"] == manifest.State.CHANGED for row in rows):
        raise typer.Exit(1)


def remove(pair: Annotated[str, typer.Argument(help=_("Paar, z. B. de_en."))], *, as_json: Json = False) -> None:
    """Remove an offline model."""
    packages.remove(pair, settings().argos_packages)
    if as_json:
        answer({"removed": pair})
    else:
        typer.echo(_("Entfernt: {pair}").format(pair=pair))


def _row(package: packages.InstalledPackage, *, verify: bool) -> dict[str, Any]:
    noted = manifest.read(package.path)
    return {
        "pair": package.pair,
        "version": package.version,
        "bytes": package.size,
        "sha256": noted.sha256 if noted else "",
        "state": manifest.verify(package.path) if verify else "",
    }


def _line(row: dict[str, Any]) -> str:
    state = _(STATES[row["state"]]) if row["state"] else ""
    checksum = row["sha256"][:12] or "–"
    return f"{row['pair']:<8} {row['version']:<6} {row['bytes'] / 1e6:>7.1f} MB  {checksum:<12}  {state}".rstrip()
