"""Somebody's own account: who they are, what they like, where they are signed in."""

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from review.desk import Desk
from review.render import page
from review.visitor import COOKIE, SignedIn, TheDesk, Visitor

router = APIRouter(prefix="/account")

Short = Annotated[str, Field(max_length=60)]


class Preferences(BaseModel):
    """What scripts may keep for somebody; what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    keys: Annotated[dict[Short, Short], Field(max_length=200)] | None = None
    """Shortcuts by the id of what they do, where they were remapped."""
    theme: Literal["", "light", "dark"] | None = None
    single_keys: bool | None = None
    """Whether keys without Ctrl or Alt do anything."""


class Profile(BaseModel):
    """What people may change about themselves."""

    model_config = ConfigDict(str_strip_whitespace=True)

    name: Annotated[str, Field(min_length=1, max_length=200)]
    language: Literal["de", "en"]
    email: Annotated[str, Field(max_length=200)] = ""
    theme: Literal["", "light", "dark"] = ""


@router.get("")
def show(request: Request, desk: TheDesk, who: SignedIn) -> Response:
    """All about the account."""
    return account_page(request, desk, who)


@router.post("/profile")
def set_profile(desk: TheDesk, who: SignedIn, wanted: Annotated[Profile, Form()]) -> Response:
    """Change name, address, language and theme."""
    with desk.store.people() as people:
        people.set_profile(who.person.id, name=wanted.name, language=wanted.language, email=wanted.email)
        people.set_preferences(who.person.id, {**who.preferences, "theme": wanted.theme})
    return RedirectResponse("/account", 303)


@router.post("/preferences", status_code=204)
def set_preferences(desk: TheDesk, who: SignedIn, wanted: Preferences) -> None:
    """Keep what a script wants kept."""
    with desk.store.people() as people:
        change = wanted.model_dump(exclude_none=True)
        people.set_preferences(who.person.id, {**who.preferences, **change})


@router.post("/keys/reset")
def reset_keys(desk: TheDesk, who: SignedIn) -> Response:
    """Give all shortcuts back as they were."""
    with desk.store.people() as people:
        people.set_preferences(who.person.id, {name: each for name, each in who.preferences.items() if name != "keys"})
    return RedirectResponse("/account", 303)


@router.post("/sessions/end")
def end_session(desk: TheDesk, who: SignedIn, handle: Annotated[str, Form()]) -> Response:
    """Sign out somewhere else."""
    with desk.store.sessions() as sessions:
        sessions.end_one(who.person.id, handle)
    return RedirectResponse("/account", 303)


@router.post("/sessions/end-all")
def end_sessions(desk: TheDesk, who: SignedIn) -> Response:
    """Sign out everywhere, here too."""
    with desk.store.sessions() as sessions:
        sessions.end_all(who.person.id)
    return RedirectResponse("/sign-in", 303)


def account_page(request: Request, desk: Desk, who: Visitor, **told: object) -> Response:
    """The page, with what it has to tell: `complaint` about a password or a code, `done`, new `codes`."""
    token = request.cookies[desk.cookie(COOKIE)]
    with desk.store.sessions() as sessions:
        open_sessions = sessions.all(who.person.id, this=token)
    with desk.store.people() as people:
        account = people.account(who.person.login)
        left = people.factors.recovery_left(who.person)
    assert account is not None  # noqa: S101  # somebody is signed in to it
    shown: Mapping[str, object] = {"complaint": "", "done": "", "codes": (), **told}
    status = 422 if shown["complaint"] else 200
    mine = {"sessions": open_sessions, "has_password": bool(account.password), "has_totp": bool(account.totp_secret)}
    names = {slug: its.name for slug, its in desk.settings.municipalities.items()}
    return page(request, "account.html", who, status=status, names=names, recovery_left=left, **mine, **shown)
