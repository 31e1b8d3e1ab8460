"""Who belongs to a municipality, and which keys to the API it has given out."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from pipeline.people import Membership, Person, Role
from pipeline.scopes import NEEDS, TokenScope
from review.pages.administration import municipality_page
from review.refusals import Forbidden, NotHere
from review.security.passwords import hashed
from review.visitor import Administering, Member, TheDesk

router = APIRouter(prefix="/m/{slug}/admin")
MOST_DAYS = 366


class Joining(BaseModel):
    """Somebody who is to belong to the municipality."""

    model_config = ConfigDict(str_strip_whitespace=True)

    login: Annotated[str, Field(max_length=100)] = ""
    name: Annotated[str, Field(max_length=200)] = ""
    email: Annotated[str, Field(max_length=200)] = ""
    role: Role = Role.REVIEWER
    locales: tuple[str, ...] = ()


class Key(BaseModel):
    """A key to the API that is to be made."""

    model_config = ConfigDict(str_strip_whitespace=True)

    name: Annotated[str, Field(max_length=200)] = ""
    scopes: tuple[TokenScope, ...] = ()
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 90


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a new person needs to sign in; it is shown once."""

    login: str
    password: str


@router.post("/people")
def join(request: Request, desk: TheDesk, who: Administering, wanted: Annotated[Joining, Form()]) -> Response:
    """Make somebody a member; a login that there is not yet becomes an account with a password to begin with."""
    login = wanted.login.lower()
    welcome = None
    with desk.store.people() as people:
        account = people.account(login)
        errors = _mistakes(wanted, is_new=account is None)
        if not errors:
            if account is None:
                welcome = Welcome(login, secrets.token_urlsafe(12))
                person = people.add(
                    Person(0, login, wanted.name, wanted.email), password=hashed(welcome.password), actor=who.actor
                )
            else:
                person = account.person
            people.join(person.id, _membership(who, wanted.role, wanted.locales), actor=who.actor)
    if errors:
        return municipality_page(request, desk, who, errors=errors, typed=wanted.model_dump())
    if welcome:
        return municipality_page(request, desk, who, welcome=welcome)
    return RedirectResponse(f"/m/{who.municipality.slug}/admin?done=joined", 303)


@router.post("/people/{person_id}")
def change(  # noqa: PLR0913, PLR0917  # path and form are the parameters of a view
    desk: TheDesk,
    who: Administering,
    person_id: int,
    role: Annotated[Role, Form()] = Role.OBSERVER,
    locales: Annotated[tuple[str, ...], Form()] = (),
    leave: Annotated[bool, Form()] = False,
) -> Response:
    """Change what a member is, or end the membership; nobody changes their own, so that somebody is always left."""
    slug = who.municipality.slug
    if person_id == who.visitor.person.id:
        raise Forbidden
    with desk.store.people() as people:
        if person_id not in {person.id for person, _membership in people.members(slug)}:
            raise NotHere
        if leave:
            people.leave(person_id, slug, actor=who.actor)
        else:
            people.join(person_id, _membership(who, role, locales), actor=who.actor)
    return RedirectResponse(f"/m/{slug}/admin?done={'left' if leave else 'changed'}", 303)


@router.post("/tokens")
def create_token(request: Request, desk: TheDesk, who: Administering, wanted: Annotated[Key, Form()]) -> Response:
    """A new key, shown this once."""
    scopes = [scope for scope in wanted.scopes if who.membership.may(NEEDS[scope])]
    errors = {} if wanted.name else {"key": "Bitte sagen, wofür der Schlüssel ist."}
    errors |= {} if scopes else {"scopes": "Bitte wenigstens ein Recht wählen."}
    if errors:
        return municipality_page(request, desk, who, errors=errors, typed=wanted.model_dump())
    expires = datetime.now(UTC) + timedelta(days=wanted.days)
    with desk.store.tokens(who.municipality.slug) as tokens:
        secret = tokens.create(who.visitor.person, name=wanted.name, scopes=scopes, expires=expires)
    return municipality_page(request, desk, who, secret=secret)


@router.post("/tokens/{token_id}/revoke")
def revoke_token(desk: TheDesk, who: Administering, token_id: int) -> Response:
    """Make a key useless."""
    slug = who.municipality.slug
    with desk.store.tokens(slug) as tokens:
        if not tokens.revoke(token_id, actor=who.actor):
            raise NotHere
    return RedirectResponse(f"/m/{slug}/admin?done=revoked", 303)


def _mistakes(wanted: Joining, *, is_new: bool) -> dict[str, str]:
    if not wanted.login or " " in wanted.login:
        return {"login": "Der Anmeldename ist leer oder enthält Leerzeichen."}
    if is_new and not wanted.name:
        return {"name": "Dieses Konto gibt es noch nicht; bitte auch den Namen angeben."}
    return {}


def _membership(who: Member, role: Role, locales: Collection[str]) -> Membership:
    its = who.municipality
    bound = frozenset(locales) & frozenset(its.locales) if role is Role.REVIEWER else frozenset()
    return Membership(its.slug, role, bound)
