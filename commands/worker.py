"""`worker`: everything that runs by itself, on one machine."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from commands.session import installation
from runtime import prefect_server
from runtime.language import translated as _
from runtime.logs import hand_down
from runtime.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        name="worker",
        help=_("Nächtliche Läufe, Webhooks und Veröffentlichungen dieser Installation ausführen, bis man ihn beendet."),
    )(worker)


def worker(
    *,
    port: Annotated[
        int, typer.Option(min=1, max=65535, help=_("Port des eigenen Prefect-Servers, wenn keiner eingestellt ist."))
    ] = 4200,
    pool: Annotated[str, typer.Option(help=_("Work Pool von Prefect, dessen Maschinen die Nächte ausführen."))] = "",
    image: Annotated[str, typer.Option(help=_("Image, in dem ein Work Pool mit Containern sie ausführt."))] = "",
) -> None:
    """Serve all schedules until somebody stops it."""
    with installation() as application, _prefect(application.settings, port) as url:
        prefect_server.tell_clients(url)
        hand_down()
        typer.echo(_("Der Worker läuft; Prefect zeigt seine Läufe unter {url}.").format(url=url.removesuffix("/api")))
        # Importing Prefect takes seconds and reads its settings; no other command should wait for it.
        from flows.worker import work  # noqa: PLC0415

        asyncio.run(work(application, pool=pool, image=image))


@contextmanager
def _prefect(settings: Settings, port: int) -> Iterator[str]:
    if url := settings.prefect_api_url or os.environ.get("PREFECT_API_URL", ""):
        yield url
        return
    typer.echo(_("Der eigene Prefect-Server startet; beim ersten Mal dauert das eine Minute."))
    with prefect_server.server(settings.home, port) as own:
        yield own
