"""`flow`: run the steps as a Prefect flow against a running Prefect server."""

import asyncio
import os

import typer

from commands.pages import end
from commands.session import Json, MunicipalityName, opened, settings
from pipeline.errors import SettingsError, TryLater
from pipeline.report import Report
from runtime import prefect_server
from runtime.language import translated as _
from runtime.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=_("Läufe unter Prefect."), no_args_is_help=True)
    group.callback()(_group)
    group.command(help=_("Der nächtliche Lauf als Prefect-Flow. Beispiel: sprachlotse flow nightly"))(nightly)
    app.add_typer(group, name="flow")


def _group() -> None:
    """Keep `flow` a group even while it has a single command."""


def nightly(*, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Run the night against the Prefect server of the settings."""
    use = settings()
    _prepare_prefect(use)
    with opened(municipality, use=use) as (_application, its):
        slug = its.slug
    end(_run(slug), as_json=as_json)


def _run(slug: str) -> Report:
    # Importing Prefect takes seconds; no other command should wait for it.
    from flows.nightly import nightly as flow  # noqa: PLC0415

    return asyncio.run(flow(slug))


def _prepare_prefect(use: Settings) -> None:
    """Point Prefect at the server before it is imported; never at a hidden server of its own, never at telemetry."""
    url = use.prefect_api_url or os.environ.get("PREFECT_API_URL", "")
    if not url:
        raise SettingsError(
            _("Für „flow“ muss ein Prefect-Server laufen: SPRACHLOTSE_PREFECT_API_URL=http://127.0.0.1:4200/api")
        )
    if not prefect_server.answers(url):
        message = _("Der Prefect-Server {url} antwortet nicht. Läuft er? „prefect server start“")
        raise TryLater(message.format(url=url))
    prefect_server.tell_clients(url)
