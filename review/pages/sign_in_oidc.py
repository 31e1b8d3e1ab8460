"""Signing in at the OpenID provider of the municipality."""

from hmac import compare_digest

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from connectors.openid import Errand, Identity, NotTrusted, OpenIdProvider
from pipeline.people import Person
from review.desk import Desk
from review.refusals import NotHere
from review.render import page
from review.security.entry import HANDSHAKE, enter, local, sender, shake_hands
from review.visitor import TheDesk
from runtime.logs import log
from store.handshakes import Handshake
from store.people import SqlPeople

router = APIRouter(prefix="/sign-in/oidc")


@router.get("")
def leave(request: Request, desk: TheDesk, then: str = "/") -> Response:
    """Send the browser to the provider."""
    errand = Errand.new()
    try:
        address = _provider(desk).address(errand)
    except NotTrusted as error:
        return _not_trusted(request, error)
    data = {"state": errand.state, "nonce": errand.nonce, "verifier": errand.verifier, "then": local(then)}
    return shake_hands(desk, RedirectResponse(address, 303), data)


@router.get("/back")
def come_back(request: Request, desk: TheDesk, code: str = "", state: str = "") -> Response:
    """Begin a session for whom the provider vouches for, if they have an account here or may get one."""
    provider = _provider(desk)
    with desk.store.handshakes() as handshakes:
        handshake = handshakes.take(request.cookies.get(desk.cookie(HANDSHAKE), ""))
    try:
        errand = _errand(handshake, state)
        person = _person(desk, provider.identity(code, errand))
    except NotTrusted as error:
        return _not_trusted(request, error)
    return enter(desk, request, person, handshake.data["then"] if handshake else "/")


def _errand(handshake: Handshake | None, state: str) -> Errand:
    """What this browser was sent away with; the state shows that it comes back from the same errand."""
    data = handshake.data if handshake else {}
    if "nonce" not in data or not compare_digest(data["state"].encode(), state.encode()):
        raise NotTrusted("this browser did not ask for it")
    return Errand(data["state"], data["nonce"], data["verifier"])


def _not_trusted(request: Request, error: NotTrusted) -> Response:
    log("sign_in.not_trusted", address=sender(request), why=str(error))
    return page(request, "sign_in_failed.html", status=401)


def _provider(desk: Desk) -> OpenIdProvider:
    if desk.provider is None:
        raise NotHere
    return desk.provider


def _person(desk: Desk, identity: Identity) -> Person:
    with desk.store.people() as people:
        account = people.account_of(identity.subject)
        person = account.person if account else _first_time(people, identity, creates=_creates(desk))
    if not person.is_active:
        raise NotTrusted("the account is closed")
    return person


def _first_time(people: SqlPeople, identity: Identity, *, creates: bool) -> Person:
    """The account that waits for them: one without a password, so that nobody takes an account over by its name."""
    account = people.account(identity.login)
    if account is None and creates:
        new = Person(0, identity.login, identity.name, identity.email)
        return people.add(new, password="", subject=identity.subject, actor=identity.login)
    if account is None or account.password or account.is_bound:
        raise NotTrusted("there is no account that waits for them")
    people.bind(account.person, identity.subject)
    return account.person


def _creates(desk: Desk) -> bool:
    return desk.web.oidc is not None and desk.web.oidc.creates
