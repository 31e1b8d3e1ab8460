"""The way in: attempts that are counted, sessions that begin, cookies that hold them."""

import secrets
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from pipeline.account_events import AccountAction
from pipeline.people import Person
from review.desk import Desk
from review.refusals import TooOften
from review.security.throttle import delay, is_alarming
from review.visitor import COOKIE
from runtime.logs import log
from store.sessions import Device

HANDSHAKE = "sprachlotse-handshake"
"""The cookie of a sign-in under way."""
_HANDSHAKE_S = 600
_HOUSEHOLD = 64
"""So many bits of an IPv6 address belong to one connection; the rest its owner can change at will."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody tries to prove who they are; it counts as failed until they have."""

    id: int
    login: str


def begin(desk: Desk, request: Request, login: str) -> Attempt:
    """Count an attempt; TooOften if there were too many before."""
    address = sender(request)
    with desk.store.sign_ins() as sign_ins:
        tries = sign_ins.tries(login, address)
        wait = delay(tries, sign_ins.now)
        attempt = None if wait else sign_ins.begin(login, address)
    if attempt is None:
        log("sign_in.refused", address=address, seconds=wait.total_seconds())
        raise TooOften(seconds=wait.total_seconds())
    if is_alarming(tries):
        _note(desk, login, tries.by_login.count + 1)
    return Attempt(attempt, login)


def succeed(desk: Desk, attempt: Attempt) -> None:
    """The attempt went right."""
    with desk.store.sign_ins() as sign_ins:
        sign_ins.succeed(attempt.id)


def enter(desk: Desk, request: Request, person: Person, then: str) -> Response:
    """A new session with a new token; the one that the browser had before is over."""
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    device = Device(sender(request), request.headers.get("user-agent", ""))
    with desk.store.sessions() as sessions:
        sessions.end(request.cookies.get(desk.cookie(COOKIE), ""))
        sessions.begin(person.id, token=token, csrf=csrf, lasts=desk.session_lasts, device=device)
    log("sign_in.succeeded", person=person.id, address=device.address)
    answer = RedirectResponse(local(then), 303)
    put(answer, desk, COOKIE, token)
    remove(answer, desk, HANDSHAKE)
    return answer


def put(answer: Response, desk: Desk, name: str, value: str, *, max_age: int | None = None) -> None:
    """A cookie that scripts cannot read and that other sites cannot send along with a form."""
    answer.set_cookie(
        desk.cookie(name), value, max_age=max_age, path="/", httponly=True, samesite="lax", secure=desk.is_secure
    )


def remove(answer: Response, desk: Desk, name: str) -> None:
    """Take a cookie back."""
    answer.delete_cookie(desk.cookie(name), path="/", httponly=True, samesite="lax", secure=desk.is_secure)


def shake_hands(desk: Desk, answer: Response, data: dict[str, str], *, person: Person | None = None) -> Response:
    """The answer with the cookie of a new handshake."""
    token = secrets.token_urlsafe(32)
    with desk.store.handshakes() as handshakes:
        handshakes.begin(token, person_id=person.id if person else None, data=data)
    put(answer, desk, HANDSHAKE, token, max_age=_HANDSHAKE_S)
    return answer


def sender(request: Request) -> str:
    """Who asks, as the throttle counts them."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return str(ip_network((address, _HOUSEHOLD), strict=False)) if isinstance(address, IPv6Address) else host


def local(address: str) -> str:
    """An address of ours to go on to; anything that a browser could take for another site becomes the start."""
    is_ours = address.startswith("/") and not address.startswith("//")
    return address if is_ours and address.isprintable() and "\\" not in address else "/"


def _note(desk: Desk, login: str, count: int) -> None:
    """Keep in the history that somebody guesses at an account; guesses at none are not worth it."""
    with desk.store.people() as people:
        if account := people.account(login):
            about = f"{account.person.login}: {count}"
            people.events.record(AccountAction.SIGN_IN_FAILED, about, actor="")
