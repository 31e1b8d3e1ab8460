"""Signing in with a password and, where it is on, a second factor; signing out."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from review.desk import Desk
from review.render import page
from review.security import passwords
from review.security.codes import step_of, tidied
from review.security.entry import HANDSHAKE, begin, enter, local, remove, shake_hands, succeed
from review.visitor import COOKIE, SignedIn, TheDesk
from store.people import Account, SqlPeople

router = APIRouter()


@router.get("/sign-in")
def show(request: Request, desk: TheDesk, then: str = "/") -> Response:
    """The form."""
    return page(request, "sign_in.html", then=local(then), failed=False, provider=_provider(desk))


@router.post("/sign-in")
def sign_in(
    request: Request,
    desk: TheDesk,
    login: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    then: Annotated[str, Form()] = "/",
) -> Response:
    """Begin a session, ask for the second factor, or show the form again without saying what was wrong."""
    attempt = begin(desk, request, login)
    account = _proved(desk, login, password)
    if account is None:
        return page(request, "sign_in.html", status=401, then=local(then), failed=True, provider=_provider(desk))
    if account.totp_secret is None:
        succeed(desk, attempt)
        return enter(desk, request, account.person, then)
    data = {"login": account.person.login, "then": local(then)}
    return shake_hands(desk, RedirectResponse("/sign-in/code", 303), data, person=account.person)


@router.get("/sign-in/code")
def ask_for_code(request: Request) -> Response:
    """The form for the second factor."""
    return page(request, "sign_in_code.html", failed=False)


@router.post("/sign-in/code")
def check_code(request: Request, desk: TheDesk, code: Annotated[str, Form()] = "") -> Response:
    """Begin a session if the code is right; each code is good once."""
    token = request.cookies.get(desk.cookie(HANDSHAKE), "")
    with desk.store.handshakes() as handshakes:
        handshake = handshakes.find(token)
    if handshake is None or handshake.person_id is None:
        return RedirectResponse("/sign-in", 303)
    attempt = begin(desk, request, handshake.data["login"])
    with desk.store.people() as people:
        account = people.account(handshake.data["login"])
        is_right = account is not None and account.person.is_active and _fits(people, account, code)
    if account is None or not is_right:
        return page(request, "sign_in_code.html", status=401, failed=True)
    with desk.store.handshakes() as handshakes:
        handshakes.take(token)
    succeed(desk, attempt)
    return enter(desk, request, account.person, handshake.data["then"])


@router.post("/sign-out")
def sign_out(request: Request, desk: TheDesk, _: SignedIn) -> Response:
    """End the session."""
    with desk.store.sessions() as sessions:
        sessions.end(request.cookies[desk.cookie(COOKIE)])
    answer = RedirectResponse("/sign-in", 303)
    remove(answer, desk, COOKIE)
    return answer


def _proved(desk: Desk, login: str, password: str) -> Account | None:
    """The open account with this login and password."""
    with desk.store.people() as people:
        account = people.account(login)
    if not passwords.fits(password, account.password if account else None) or account is None:
        return None
    if passwords.is_outdated(account.password):
        with desk.store.people() as people:
            people.rehash(account.person.id, passwords.hashed(password))
    return account if account.person.is_active else None


def _fits(people: SqlPeople, account: Account, code: str) -> bool:
    if account.totp_secret is None:
        return False
    step = step_of(code, account.totp_secret, now=datetime.now(UTC), after=account.totp_step)
    if step is not None:
        return people.factors.use(account.person, step)
    return people.factors.use_recovery(account.person, tidied(code))


def _provider(desk: Desk) -> str:
    """What the button says that leads to the OpenID provider; empty if there is none."""
    return desk.web.oidc.name if desk.web.oidc else ""
