"""`webhook`: who may tell us that pages changed, and what they told."""

import time
from typing import Annotated

import httpx
import typer

from commands.session import Json, MunicipalityName, actor, answer, opened
from connectors.signatures import headers, new_secret
from pipeline.errors import NotReady, TryLater
from runtime.language import translated as _

webhook = typer.Typer(no_args_is_help=True, help=_("Nachrichten des CMS über geänderte Seiten."))
secret = typer.Typer(no_args_is_help=True, help=_("Die Schlüssel, mit denen Absender unterschreiben."))
Source = Annotated[str, typer.Argument(help=_("Absender: integreat, wordpress oder ein eigener Name."))]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    webhook.add_typer(secret, name="secret")
    app.add_typer(webhook, name="webhook")


@secret.command(help=_("Einen neuen Schlüssel machen; der alte gilt noch einen Tag."))
def rotate(source: Source, *, municipality: MunicipalityName = "") -> None:
    """Make a new secret and show it once."""
    made = new_secret()
    with opened(municipality) as (application, its):
        with its.transaction() as work:
            work.webhook_secrets.rotate(source, made, actor=actor())
        url = application.settings.web.url or "https://…"
    typer.echo(f"{url.rstrip('/')}/webhooks/{its.slug}/{source}")
    typer.echo(made)


@webhook.command(name="test", help=_("Eine Nachricht senden. Beispiel: sprachlotse webhook test integreat page/7"))
def send(
    source: Source,
    document: Annotated[str, typer.Argument(help=_("Dokument, zum Beispiel page/7."))],
    *,
    url: Annotated[str, typer.Option(help=_("Adresse der Web-Oberfläche; sonst „web.url“."))] = "",
    municipality: MunicipalityName = "",
) -> None:
    """Sign a message about one document and send it to the web app."""
    with opened(municipality) as (application, its):
        web = application.settings.web
        base = url or web.url or f"http://{web.host}:{web.port}"
        with its.transaction() as work:
            valid = work.webhook_secrets.valid(source)
    if not valid:
        raise NotReady(f"„{source}“ hat keinen Schlüssel; „sprachlotse webhook secret rotate {source}“ macht einen.")
    kind, _sep, key = document.partition("/")
    body = httpx.Request("POST", base, json=_body(source, kind, key)).content
    now = time.time_ns()
    signed = headers(valid[-1], message=f"test-{now}", timestamp=now // 10**9, body=body)
    address = f"{base.rstrip('/')}/webhooks/{its.slug}/{source}"
    try:
        said = httpx.post(address, content=body, headers=signed, timeout=10)
    except httpx.HTTPError as error:
        raise TryLater(f"Die Web-Oberfläche unter {base} antwortet nicht: {type(error).__name__}.") from error
    typer.echo(f"{said.status_code} {said.text}")


def _body(source: str, kind: str, key: str) -> dict[str, object]:
    if source == "integreat":
        return {"type": kind, "id": key}
    if source == "wordpress":
        return {"post_type": kind, "post_id": key}
    return {"documents": [f"{kind}/{key}"]}


@webhook.command(name="list", help=_("Die letzten Nachrichten und was aus ihnen wurde."))
def list_(
    *,
    limit: Annotated[int, typer.Option(min=1, max=1000, help=_("Höchstens so viele Zeilen."))] = 20,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """The newest deliveries."""
    with opened(municipality) as (_application, its), its.transaction() as work:
        found = work.deliveries.latest(limit=limit)
    if as_json:
        answer([{"id": d.id, "source": d.source, "state": d.state, "documents": list(map(str, d.refs))} for d in found])
        return
    for each in found:
        named = ", ".join(map(str, each.refs[:5]))
        typer.echo(
            f"{each.id:>6}  {each.received:%d.%m.%Y %H:%M}  {each.source:<10} {each.state:<8} {named}  {each.note}"
        )


@webhook.command(help=_("Eine Nachricht noch einmal bearbeiten. Beispiel: sprachlotse webhook replay 12"))
def replay(
    number: Annotated[int, typer.Argument(min=1, help=_("Nummer aus „webhook list“."))],
    *,
    municipality: MunicipalityName = "",
) -> None:
    """Let it wait again."""
    with opened(municipality) as (_application, its), its.transaction() as work:
        try:
            work.deliveries.replay(number)
        except KeyError:
            raise NotReady(f"Die Nachricht {number} gibt es in dieser Kommune nicht.") from None
    typer.echo(_("Sie wartet wieder auf den Worker."))
