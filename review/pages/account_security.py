"""What proves who somebody is: their password and their second factor."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from markupsafe import Markup

from review.desk import Desk
from review.pages.account import account_page
from review.refusals import NotHere
from review.render import page
from review.security import codes, passwords
from review.security.entry import begin, succeed
from review.visitor import COOKIE, SignedIn, TheDesk, Visitor
from store.digest import digest

router = APIRouter(prefix="/account")
_WRONG = "Das jetzige Passwort stimmt nicht."


@router.post("/password")
def set_password(
    request: Request,
    desk: TheDesk,
    who: SignedIn,
    current: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
) -> Response:
    """Change the password, which ends all other sessions."""
    if not _knows_password(request, desk, who, current):
        return account_page(request, desk, who, complaint=_WRONG)
    if complaint := passwords.complaint(new, login=who.person.login):
        return account_page(request, desk, who, complaint=complaint)
    this = digest(request.cookies[desk.cookie(COOKIE)])
    with desk.store.people() as people:
        people.set_password(who.person, passwords.hashed(new), actor=who.person.login, keep=this)
    done = "Das Passwort ist geändert; andere Sitzungen sind beendet."
    return account_page(request, desk, who, done=done)


@router.post("/totp/begin")
def begin_totp(request: Request, desk: TheDesk, who: SignedIn, current: Annotated[str, Form()] = "") -> Response:
    """A new secret to share with the phone."""
    if not _knows_password(request, desk, who, current):
        return account_page(request, desk, who, complaint=_WRONG)
    return _enrolling(request, who, codes.new_secret())


@router.post("/totp/on")
def turn_on_totp(
    request: Request,
    desk: TheDesk,
    who: SignedIn,
    secret: Annotated[str, Form(pattern="^[A-Z2-7]{32}$")],
    code: Annotated[str, Form()] = "",
) -> Response:
    """Turn the second factor on once a code has shown that the phone knows the secret."""
    if _has_totp(desk, who):
        raise NotHere  # replacing it takes the password, by turning it off first
    step = codes.step_of(code, secret, now=datetime.now(UTC), after=0)
    if step is None:
        return _enrolling(request, who, secret, failed=True)
    recovery = codes.recovery_codes()
    with desk.store.people() as people:
        people.factors.turn_on(who.person, secret, step=step, recovery=recovery, actor=who.person.login)
    return account_page(request, desk, who, done="Der zweite Faktor ist an.", codes=recovery)


@router.post("/totp/off")
def turn_off_totp(request: Request, desk: TheDesk, who: SignedIn, current: Annotated[str, Form()] = "") -> Response:
    """Turn the second factor off."""
    if not _knows_password(request, desk, who, current):
        return account_page(request, desk, who, complaint=_WRONG)
    with desk.store.people() as people:
        people.factors.turn_off(who.person, actor=who.person.login)
    return account_page(request, desk, who, done="Der zweite Faktor ist aus.")


def _knows_password(request: Request, desk: Desk, who: Visitor, password: str) -> bool:
    """Whether they do, counted like a sign-in: a browser left open must not be a place to guess at."""
    attempt = begin(desk, request, who.person.login)
    with desk.store.people() as people:
        account = people.account(who.person.login)
    is_right = passwords.fits(password, account.password if account else None)
    if is_right:
        succeed(desk, attempt)
    return is_right


def _has_totp(desk: Desk, who: Visitor) -> bool:
    with desk.store.people() as people:
        account = people.account(who.person.login)
    return account is not None and account.totp_secret is not None


def _enrolling(request: Request, who: Visitor, secret: str, *, failed: bool = False) -> Response:
    picture = Markup(codes.picture(codes.address(secret, login=who.person.login)))  # noqa: S704  # drawn by us
    status = 422 if failed else 200
    return page(request, "account_totp.html", who, status=status, secret=secret, picture=picture, failed=failed)
