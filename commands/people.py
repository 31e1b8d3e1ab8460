"""`user`: the accounts of the web app."""

import sys
from enum import StrEnum
from typing import Annotated, TypedDict

import typer

from commands.session import Json, actor, answer, installation
from pipeline.errors import SettingsError
from pipeline.people import Membership, Person, Role
from review.security.passwords import complaint, hashed
from runtime.language import translated as _
from runtime.wiring import Application
from store.people import Account, SqlPeople

user = typer.Typer(no_args_is_help=True, help=_("Die Konten der Web-Oberfläche."))

Login = Annotated[str, typer.Argument(help=_("Anmeldename."))]
Locales = Annotated[list[str] | None, typer.Option("--locale", "-l", help=_("Nur diese Sprachen prüfen."))]


class RoleOrNone(StrEnum):
    """A role, or the end of a membership."""

    ADMINISTRATOR = Role.ADMINISTRATOR.value
    COORDINATOR = Role.COORDINATOR.value
    REVIEWER = Role.REVIEWER.value
    EDITOR = Role.EDITOR.value
    OBSERVER = Role.OBSERVER.value
    NONE = "none"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(user, name="user")


@user.command(help=_("Ein Konto anlegen. Beispiel: sprachlotse user add anna --administrator"))
def add(
    login: Login,
    *,
    name: Annotated[str, typer.Option(help=_("Wie die Person heißt."))] = "",
    email: Annotated[str, typer.Option(help=_("Für Benachrichtigungen."))] = "",
    administrator: Annotated[bool, typer.Option("--administrator", help=_("Darf alles, in jeder Kommune."))] = False,
    municipality: Annotated[str, typer.Option("--municipality", "-m", help=_("Mitglied dieser Kommune."))] = "",
    role: Annotated[Role, typer.Option(help=_("Rolle dort."))] = Role.COORDINATOR,
    locale: Locales = None,
    oidc: Annotated[
        bool, typer.Option("--oidc", help=_("Ohne Passwort: die Person meldet sich über „web.oidc“ an."))
    ] = False,
) -> None:
    """Create an account; the password is asked for, never given on the command line."""
    person = Person(0, login.strip().lower(), name or login, email, is_administrator=administrator)
    with installation() as application:
        membership = _membership(application, municipality, role, locale)
        _ensure_free(application, person.login)
        password = "" if oidc else hashed(_asked(person.login))
        with application.store.people() as people:
            made = people.add(person, password=password, actor=actor())
            if membership:
                people.join(made.id, membership, actor=actor())
    typer.echo(_("Angelegt: {login}").format(login=made.login))


@user.command(name="list", help=_("Alle Konten zeigen."))
def show(*, as_json: Json = False) -> None:
    """Who has an account, and what they are where."""
    with installation() as application, application.store.people() as people:
        everybody = [_described(people, person) for person in people.all()]
    if as_json:
        answer(everybody)
    elif everybody:
        typer.echo("\n".join(map(_line, everybody)))
    else:
        typer.echo(_("Noch gibt es kein Konto."))


@user.command(help=_("Eine Rolle geben oder nehmen. Beispiel: sprachlotse user role berta editor -m musterstadt"))
def role(
    login: Login,
    role: Annotated[RoleOrNone, typer.Argument(help=_("Rolle, oder „none“ für keine."))],
    *,
    municipality: Annotated[str, typer.Option("--municipality", "-m", help=_("Die Kommune."))],
    locale: Locales = None,
) -> None:
    """Change what somebody is in a municipality."""
    with installation() as application:
        wanted = Role.OBSERVER if role is RoleOrNone.NONE else Role(role)
        membership = _membership(application, municipality, wanted, locale)
        with application.store.people() as people:
            person = _known(people, login).person
            if role is RoleOrNone.NONE or membership is None:
                people.leave(person.id, municipality, actor=actor())
            else:
                people.join(person.id, membership, actor=actor())
    _say_changed(person)


@user.command(help=_("Ein neues Passwort setzen; beendet alle Sitzungen."))
def password(login: Login) -> None:
    """Set a password, which is asked for or read from standard input."""
    with installation() as application:
        with application.store.people() as people:
            person = _known(people, login).person
        new = hashed(_asked(person.login))
        with application.store.people() as people:
            people.set_password(person, new, actor=actor())
    _say_changed(person)


@user.command(help=_("Ein Konto schließen; beendet alle Sitzungen. Mit --undo wieder öffnen."))
def disable(login: Login, *, undo: Annotated[bool, typer.Option("--undo", help=_("Wieder öffnen."))] = False) -> None:
    """Close an account or open it again; nothing is deleted, because the history names it."""
    with installation() as application, application.store.people() as people:
        person = _known(people, login).person
        people.set_active(person, active=undo, actor=actor())
    _say_changed(person)


@user.command(name="totp-off", help=_("Den zweiten Faktor ausschalten, wenn Telefon und Ersatzcodes verloren sind."))
def totp_off(login: Login) -> None:
    """Let somebody sign in with the password alone."""
    with installation() as application, application.store.people() as people:
        person = _known(people, login).person
        people.factors.turn_off(person, actor=actor())
    _say_changed(person)


def _asked(login: str) -> str:
    """A new password from the keyboard, or the first line of standard input."""
    if sys.stdin.isatty():
        new = str(typer.prompt(_("Passwort"), hide_input=True, confirmation_prompt=True))
    else:
        new = sys.stdin.readline().rstrip("\n")
    if wrong := complaint(new, login=login):
        raise SettingsError(_(wrong))
    return new


def _membership(
    application: Application, municipality: str, role: Role, locales: list[str] | None
) -> Membership | None:
    if not municipality:
        return None
    application.municipality(municipality)  # creates its row, and refuses a name that is not set up
    return Membership(municipality, role, frozenset(locales or ()))


def _ensure_free(application: Application, login: str) -> None:
    with application.store.people() as people:
        if people.account(login):
            raise SettingsError(f"Das Konto „{login}“ gibt es schon.")


def _known(people: SqlPeople, login: str) -> Account:
    account = people.account(login)
    if account is None:
        raise SettingsError(f"Das Konto „{login}“ gibt es nicht. Alle zeigt: sprachlotse user list")
    return account


class Described(TypedDict):
    """What is shown of an account."""

    login: str
    name: str
    is_active: bool
    is_administrator: bool
    has_second_factor: bool
    memberships: dict[str, list[str]]


def _described(people: SqlPeople, person: Person) -> Described:
    members = {} if person.is_administrator else people.memberships(person)
    return {
        "login": person.login,
        "name": person.name,
        "is_active": person.is_active,
        "is_administrator": person.is_administrator,
        "has_second_factor": _known(people, person.login).totp_secret is not None,
        "memberships": {slug: [its.role.value, *sorted(its.locales)] for slug, its in members.items()},
    }


def _line(each: Described) -> str:
    state = "" if each["is_active"] else f" ({_('geschlossen')})"
    roles = [Role.ADMINISTRATOR.value] if each["is_administrator"] else []
    roles += [f"{slug}: {' '.join(its)}" for slug, its in each["memberships"].items()]
    return f"{each['login']}{state}  {each['name']}  {' · '.join(roles)}".rstrip()


def _say_changed(person: Person) -> None:
    typer.echo(_("Geändert: {login}").format(login=person.login))
