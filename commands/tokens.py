"""`token`: the keys with which programs ask the API."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, TypedDict

import typer

from commands.session import HIGHEST, Json, MunicipalityName, actor, answer, opened
from pipeline.errors import SettingsError
from pipeline.people import Membership, Person
from pipeline.scopes import NEEDS, TokenScope
from runtime.language import translated as _
from runtime.wiring import Application
from store.tokens import ApiToken

token = typer.Typer(no_args_is_help=True, help=_("Die Schlüssel, mit denen Programme die API fragen."))

Scopes = Annotated[
    list[TokenScope], typer.Option("--scope", "-s", help=_("Wofür der Schlüssel gilt; mehrfach möglich."))
]
LONGEST_DAYS = 3650


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(token, name="token")


@token.command(
    help=_("Einen Schlüssel anlegen. Beispiel: sprachlotse token create Statistik --owner anna -s drafts:read")
)
def create(
    name: Annotated[str, typer.Argument(help=_("Wofür er da ist; steht in der Liste."))],
    *,
    owner: Annotated[str, typer.Option(help=_("Wer für ihn einsteht; er darf nie mehr als diese Person."))],
    scope: Scopes,
    days: Annotated[int, typer.Option(min=1, max=LONGEST_DAYS, help=_("So lange gilt er."))] = 365,
    municipality: MunicipalityName = "",
    as_json: Json = False,
) -> None:
    """Create a key and show it, this once."""
    with opened(municipality) as (application, its):
        person = _entitled(application, its.slug, owner, scope)
        expires = datetime.now(UTC) + timedelta(days=days)
        with application.store.tokens(its.slug) as tokens:
            secret = tokens.create(person, name=name, scopes=scope, expires=expires)
    if as_json:
        answer({"token": secret, "expires": expires.isoformat()})
        return
    typer.echo(secret)
    typer.secho(_("Bitte gut aufheben: Er wird nie wieder gezeigt."), fg="yellow", err=True)


@token.command(name="list", help=_("Alle Schlüssel einer Kommune zeigen, auch abgelaufene und zurückgezogene."))
def show(*, municipality: MunicipalityName = "", as_json: Json = False) -> None:
    """Who has which keys, for what, until when."""
    with opened(municipality) as (application, its), application.store.tokens(its.slug) as tokens:
        found = tokens.all()
    if as_json:
        answer([_described(each) for each in found])
    elif found:
        typer.echo("\n".join(map(_line, found)))
    else:
        typer.echo(_("Noch gibt es keinen Schlüssel."))


@token.command(help=_("Einen Schlüssel zurückziehen; er gilt ab sofort nicht mehr. Die Nummern zeigt „token list“."))
def revoke(
    number: Annotated[int, typer.Argument(min=1, max=HIGHEST, help=_("Nummer aus „sprachlotse token list“."))],
    *,
    municipality: MunicipalityName = "",
) -> None:
    """Make a key useless."""
    with opened(municipality) as (application, its), application.store.tokens(its.slug) as tokens:
        if not tokens.revoke(number, actor=actor()):
            raise SettingsError(f"Einen gültigen Schlüssel {number} gibt es in „{its.slug}“ nicht.")
    typer.echo(_("Zurückgezogen: {number}").format(number=number))


def _entitled(application: Application, slug: str, login: str, scopes: list[TokenScope]) -> Person:
    """The owner; SettingsError if a scope is more than they may do themselves."""
    with application.store.people() as people:
        account = people.account(login)
        members = people.memberships(account.person) if account else {}
    if account is None or not account.person.is_active or slug not in members:
        raise SettingsError(f"„{login}“ hat in „{slug}“ keine Rolle. Alle Konten zeigt: sprachlotse user list")
    _ensure_allowed(members[slug], login, scopes)
    return account.person


def _ensure_allowed(its: Membership, login: str, scopes: list[TokenScope]) -> None:
    refused = sorted(each for each in scopes if not its.may(NEEDS[each]))
    if refused:
        raise SettingsError(f"Das darf die Rolle von „{login}“ selbst nicht: {', '.join(refused)}.")


class Described(TypedDict):
    """What is shown of a key."""

    id: int
    name: str
    owner: str
    scopes: list[str]
    created: str
    expires: str | None
    used: str | None
    revoked: str | None


def _described(its: ApiToken) -> Described:
    return {
        "id": its.id,
        "name": its.name,
        "owner": its.owner,
        "scopes": sorted(its.scopes),
        "created": its.created.isoformat(),
        "expires": _moment(its.expires),
        "used": _moment(its.used),
        "revoked": _moment(its.revoked),
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _line(its: ApiToken) -> str:
    until = _("bis {day}").format(day=f"{its.expires:%d.%m.%Y}") if its.expires else _("unbefristet")
    state = _("zurückgezogen") if its.revoked else until
    return f"{its.id:>4}  {its.name}  {its.owner}  {' '.join(sorted(its.scopes))}  ({state})"
