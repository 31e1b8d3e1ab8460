"""`user`: the accounts of the web app."""

from typing import Annotated

import typer

from commands.session import actor, installation
from pipeline.errors import SettingsError
from pipeline.people import Membership, Person, Role
from review.security.passwords import hashed
from runtime.language import translated as _

user = typer.Typer(no_args_is_help=True, help=_("Die Konten der Web-Oberfläche."))


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(user, name="user")


@user.command(help=_("Ein Konto anlegen. Beispiel: sprachlotse user add anna --administrator"))
def add(
    login: Annotated[str, typer.Argument(help=_("Anmeldename."))],
    *,
    name: Annotated[str, typer.Option(help=_("Wie die Person heißt."))] = "",
    email: Annotated[str, typer.Option(help=_("Für Benachrichtigungen."))] = "",
    administrator: Annotated[bool, typer.Option("--administrator", help=_("Darf alles, in jeder Kommune."))] = False,
    municipality: Annotated[str, typer.Option("--municipality", "-m", help=_("Mitglied dieser Kommune."))] = "",
    role: Annotated[Role, typer.Option(help=_("Rolle dort."))] = Role.COORDINATOR,
    locale: Annotated[list[str] | None, typer.Option("--locale", "-l", help=_("Nur diese Sprachen prüfen."))] = None,
) -> None:
    """Create an account; the password is asked for, never given on the command line."""
    with installation() as application:
        if municipality:
            application.municipality(municipality)  # creates its row, and refuses a name that is not set up
        password = typer.prompt(_("Passwort"), hide_input=True, confirmation_prompt=True)
        with application.store.people() as people:
            if people.account(login):
                raise SettingsError(f"Das Konto „{login}“ gibt es schon.")
            person = Person(0, login.strip().lower(), name or login, email, is_administrator=administrator)
            made = people.add(person, password=hashed(password), actor=actor())
            if municipality:
                people.join(made.id, Membership(municipality, role, frozenset(locale or ())), actor=actor())
    typer.echo(_("Angelegt: {login}").format(login=made.login))
