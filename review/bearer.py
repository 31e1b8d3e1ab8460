"""Who comes with a key to the API: the guards of its routes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from pipeline.municipality import Municipality
from pipeline.people import Membership, Right
from pipeline.scopes import NEEDS, TokenScope
from review.desk import Desk
from review.refusals import BadToken, Forbidden, NotHere
from review.visitor import TheDesk
from store.tokens import PREFIX, Bearer

_SCHEME = "bearer "


@dataclass(frozen=True, slots=True)
class TokenBearer:
    """A program in one municipality, acting for the person who made its key."""

    municipality: Municipality
    membership: Membership
    scopes: frozenset[TokenScope]
    actor: str
    """The login of that person: what they edited through the API they cannot release alone either."""

    def ensure(self, right: Right, locale: str | None = None) -> None:
        """Raise Forbidden unless the person may do it, for a reviewer in this locale."""
        if not self.membership.may(right, locale):
            raise Forbidden


def bearer(slug: str, request: Request, desk: TheDesk) -> TokenBearer:
    """Whose key it is: BadToken without a good one, NotHere in every municipality but its own."""
    sent = request.headers.get("authorization", "")
    if not sent.lower().startswith(_SCHEME + PREFIX):
        raise BadToken
    with desk.store.bearers() as bearers:
        found = bearers.find(sent[len(_SCHEME) :].strip())
    if found is None:
        raise BadToken
    if found.municipality != slug:
        raise NotHere
    its = _memberships(desk, found).get(slug)
    if its is None:
        raise BadToken
    return TokenBearer(desk.municipality(slug), its, found.scopes, found.person.login)


AnyBearer = Annotated[TokenBearer, Depends(bearer)]


@dataclass(frozen=True, slots=True)
class BearerGuard:
    """A dependency that gives the bearer of a key with a scope: `Annotated[TokenBearer, Depends(BearerGuard(…))]`."""

    scope: TokenScope

    def __call__(self, who: AnyBearer) -> TokenBearer:
        """The bearer, if the key has the scope and the role of its owner still gives the right."""
        if self.scope not in who.scopes:
            raise Forbidden
        who.ensure(NEEDS[self.scope])
        return who


def _memberships(desk: Desk, found: Bearer) -> Mapping[str, Membership]:
    with desk.store.people() as people:
        known = people.memberships(found.person)
    return {slug: its for slug, its in known.items() if slug in desk.settings.municipalities}
