"""`engines`: which engine translates into which locale; install and remove offline models."""

from pathlib import Path
from typing import Annotated

import typer

from commands.coverage import coverage
from commands.session import Json, answer, settings
from connectors.engines.argos import packages
from runtime.language import translated as _


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=_("Übersetzungsmaschinen: Abdeckung zeigen, Sprachpakete verwalten."))
    group.callback(invoke_without_command=True)(coverage)
    group.command(help=_("Ein Argos-Paket einrichten: Datei oder Sprachpaar, z. B. de_en."))(install)
    group.command(name="list", help=_("Eingerichtete Argos-Pakete zeigen."))(list_packages)
    group.command(help=_("Ein Argos-Paket entfernen, z. B. de_en."))(remove)
    app.add_typer(group, name="engines")


def install(
    package: Annotated[str, typer.Argument(help=_("Pfad zu einer .argosmodel-Datei oder ein Paar wie de_en."))],
    *,
    as_json: Json = False,
) -> None:
    """Install an offline model."""
    folder = settings().argos_packages
    wanted = Path(package) if Path(package).exists() else package
    done = packages.install(wanted, folder)
    if as_json:
        answer({"installed": str(done)})
    else:
        typer.echo(_("Eingerichtet: {package}").format(package=done))


def list_packages(*, as_json: Json = False) -> None:
    """List the installed offline models."""
    found = [f"{each.source}_{each.target} {each.version}" for each in packages.installed(settings().argos_packages)]
    if as_json:
        answer(found)
    else:
        typer.echo("\n".join(found) or _("Keine Pakete eingerichtet."))


def remove(pair: Annotated[str, typer.Argument(help=_("Paar, z. B. de_en."))], *, as_json: Json = False) -> None:
    """Remove an offline model."""
    packages.remove(pair, settings().argos_packages)
    if as_json:
        answer({"removed": pair})
    else:
        typer.echo(_("Entfernt: {pair}").format(pair=pair))
