"""`serve`: the web app of the reviewers."""

from socket import SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, getaddrinfo, socket
from typing import Annotated

import typer

from commands.session import installation
from pipeline.errors import SettingsError
from runtime.language import translated as _
from runtime.wiring import Application

KEPT_S = 75
"""A connection that nobody uses stays open for so long: longer than proxies keep theirs, and than people think."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="serve", help=_("Die Web-Oberfläche starten. Beispiel: sprachlotse serve --port 8300"))(serve)


def serve(
    *,
    host: Annotated[str, typer.Option(help=_("Adresse, an der gelauscht wird; sonst „web.host“."))] = "",
    port: Annotated[int, typer.Option(min=0, max=65535, help=_("Port; sonst „web.port“."))] = 0,
) -> None:
    """Serve until somebody stops it."""
    with installation() as application:
        web = application.settings.web
        typer.echo(
            _("Sprachlotse läuft unter {url}").format(url=web.url or f"http://{host or web.host}:{port or web.port}")
        )
        run_server(application, host=host or web.host, port=port or web.port)


def run_server(application: Application, *, host: str, port: int) -> None:
    """The web app over an installation, until somebody stops it."""
    _ensure_free(host, port)
    # The command line should not wait for a web server that only this command needs.
    import uvicorn  # noqa: PLC0415

    from review.app import create_app  # noqa: PLC0415

    proxies = list(application.settings.web.proxies)
    uvicorn.run(
        create_app(application),
        host=host,
        port=port,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        server_header=False,
        timeout_keep_alive=KEPT_S,
        access_log=False,
        log_level="warning",
    )


def _ensure_free(host: str, port: int) -> None:
    """SettingsError if nobody can listen there; the web server would say so in English."""
    try:
        family, kind, protocol, _name, address = getaddrinfo(host, port, type=SOCK_STREAM)[0]
        with socket(family, kind, protocol) as trial:
            trial.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        message = _("An {host}:{port} kann nicht gelauscht werden: {reason}. „web.host“ und „web.port“ nennen anderes.")
        raise SettingsError(message.format(host=host, port=port, reason=error.strerror)) from error
