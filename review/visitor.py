"""Who makes a request and what they may do: the dependencies that every route is guarded by."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends, Request

from pipeline.municipality import Municipality
from pipeline.people import Membership, Person, Right
from review.desk import Desk
from review.refusals import Forbidden, NotHere, SignInFirst
from review.security.origin import is_foreign

COOKIE = "sprachlotse"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is signed in."""

    person: Person
    memberships: Mapping[str, Membership]
    csrf: str
    preferences: Mapping[str, object]
    """What they like, as POST /account/preferences keeps it: `keys` that they remapped, `theme`."""
    zone: ZoneInfo
    """Where they look at the clock."""

    @property
    def theme(self) -> str:
        """`light`, `dark`, or empty for what their system says."""
        return str(self.preferences.get("theme", ""))


@dataclass(frozen=True, slots=True)
class Member:
    """A visitor in one municipality."""

    visitor: Visitor
    membership: Membership
    municipality: Municipality

    @property
    def actor(self) -> str:
        """How the history names them."""
        return self.visitor.person.login

    def ensure(self, right: Right, locale: str | None = None) -> None:
        """Raise Forbidden unless they may do it, for a reviewer in this locale."""
        if not self.membership.may(right, locale):
            raise Forbidden


def desk(request: Request) -> Desk:
    """The desk of this process."""
    found: Desk = request.app.state.desk
    return found


TheDesk = Annotated[Desk, Depends(desk)]


async def from_us(request: Request) -> None:
    """Raise Forbidden for a request that changes something and that another site made."""
    if request.method not in SAFE and is_foreign(request, url=desk(request).web.url):
        raise Forbidden


async def sent_token(request: Request) -> str:
    """The token against forged requests that this one carries, in its header or its form."""
    if request.method in SAFE:
        return ""
    if header := request.headers.get("x-csrf-token"):
        return header
    form = await request.form()
    return str(form.get("csrf", ""))


def visitor(request: Request, its: TheDesk, token: Annotated[str, Depends(sent_token)]) -> Visitor:
    """Who is signed in; SignInFirst if nobody is, Forbidden for a request that another site may have forged."""
    cookie = request.cookies.get(its.cookie(COOKIE), "")
    if not cookie:
        raise SignInFirst
    with its.store.visits() as visits:
        session = visits.sessions.find(cookie, lasts=its.session_lasts, longest=its.session_longest)
        found = visits.people.memberships(session.person) if session else {}
    if session is None:
        raise SignInFirst
    if session.until:
        with its.store.sessions() as sessions:
            sessions.prolong(cookie, session.until)
    if request.method not in SAFE and not secrets.compare_digest(token.encode(), session.csrf.encode()):
        raise Forbidden
    request.state.language = session.person.language
    known = {slug: each for slug, each in found.items() if slug in its.settings.municipalities}
    return Visitor(session.person, known, session.csrf, session.preferences, its.zone)


SignedIn = Annotated[Visitor, Depends(visitor)]


def member(slug: str, who: SignedIn, its: TheDesk) -> Member:
    """The visitor in the municipality that the address names; NotHere for everybody else, whether it exists or not."""
    if slug not in who.memberships:
        raise NotHere
    return Member(who, who.memberships[slug], its.municipality(slug))


AnyMember = Annotated[Member, Depends(member)]


@dataclass(frozen=True, slots=True)
class Guard:
    """A dependency that gives the member, or refuses those who do not have the right in any locale."""

    right: Right

    def __call__(self, who: AnyMember) -> Member:
        """The member, if they have the right."""
        who.ensure(self.right)
        return who


Reading = Annotated[Member, Depends(Guard(Right.READ))]
Remarking = Annotated[Member, Depends(Guard(Right.REMARK))]
Reviewing = Annotated[Member, Depends(Guard(Right.REVIEW))]
Organising = Annotated[Member, Depends(Guard(Right.ORGANISE))]
Administering = Annotated[Member, Depends(Guard(Right.ADMINISTER))]


def administrator(who: SignedIn) -> Visitor:
    """The visitor, if they are an administrator of the whole installation; to others its screens do not exist."""
    if not who.person.is_administrator:
        raise NotHere
    return who


InstallationAdministrator = Annotated[Visitor, Depends(administrator)]
