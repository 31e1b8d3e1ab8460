"""Keys to the API of one municipality: shown once, kept as a digest."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from pipeline.account_events import AccountAction
from pipeline.people import Person
from pipeline.scopes import TokenScope
from store.account_events import SqlAccountEvents
from store.digest import digest
from store.people import read_person
from store.people_tables import PersonRow, TokenRow
from store.scope import Scope
from store.tables import MunicipalityRow

PREFIX = "slt_"
"""By it, scanners of repositories recognise a key that was committed by mistake."""
_FRESH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ApiToken:
    """What may be shown of a key."""

    id: int
    name: str
    owner: str
    """Login of the person who made it, who answers for what it does."""
    scopes: frozenset[TokenScope]
    created: datetime
    expires: datetime | None
    used: datetime | None
    revoked: datetime | None


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose key it is, and what it is good for."""

    token_id: int
    municipality: str
    person: Person
    scopes: frozenset[TokenScope]


class SqlTokens:
    """The keys of one municipality."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._events = SqlAccountEvents(scope.connection, scope.now())

    def create(
        self, owner: Person, *, name: str, scopes: Collection[TokenScope], expires: datetime | None = None
    ) -> str:
        """A new key; this is the only time that it can be seen."""
        secret = PREFIX + secrets.token_urlsafe(32)
        values = {
            "municipality_id": self._scope.municipality_id,
            "person_id": owner.id,
            "name": name,
            "token_hash": digest(secret),
            "scopes": sorted(scopes),
            "created": self._scope.now(),
            "expires": expires,
        }
        self._scope.connection.execute(insert(TokenRow), values)
        self._record(AccountAction.TOKEN_CREATED, f"{name}: {' '.join(sorted(scopes))}", owner.login)
        return secret

    def all(self) -> Sequence[ApiToken]:
        """All keys, newest first, also those that are of no use any more."""
        query = (
            select(TokenRow.__table__, PersonRow.login)
            .join(PersonRow, PersonRow.id == TokenRow.person_id)
            .where(TokenRow.municipality_id == self._scope.municipality_id)
            .order_by(TokenRow.id.desc())
        )
        return [_shown(row) for row in self._scope.connection.execute(query)]

    def revoke(self, token_id: int, *, actor: str) -> bool:
        """Make a key useless; False if there is none like it here, or it was revoked before."""
        row = TokenRow
        mine = (row.id == token_id, row.municipality_id == self._scope.municipality_id, row.revoked.is_(None))
        revoked = update(row).where(*mine).values(revoked=self._scope.now()).returning(row.name)
        name = self._scope.connection.scalar(revoked)
        if name is not None:
            self._record(AccountAction.TOKEN_REVOKED, name, actor)
        return name is not None

    def _record(self, action: AccountAction, about: str, actor: str) -> None:
        self._events.record(action, about, actor=actor, municipality_id=self._scope.municipality_id)


class SqlBearers:
    """Who comes with a key; the key says to which municipality."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def find(self, secret: str) -> Bearer | None:
        """Whose key it is; None if it is not known, has run out, was revoked, or its owner's account is closed."""
        row = TokenRow
        query = (
            select(PersonRow.__table__, row.id.label("token_id"), row.scopes, row.expires, row.used)
            .add_columns(MunicipalityRow.name.label("municipality"))
            .join(row, row.person_id == PersonRow.id)
            .join(MunicipalityRow, MunicipalityRow.id == row.municipality_id)
            .where(row.token_hash == digest(secret), row.revoked.is_(None), PersonRow.is_active)
        )
        found = self._connection.execute(query).one_or_none()
        if found is None or (found.expires is not None and found.expires <= self._now):
            return None
        if found.used is None or self._now - found.used > _FRESH:
            self._connection.execute(update(row).where(row.id == found.token_id).values(used=self._now))
        scopes = frozenset(map(TokenScope, found.scopes))
        return Bearer(found.token_id, found.municipality, read_person(found), scopes)


def _shown(row: Row[Any]) -> ApiToken:
    scopes = frozenset(map(TokenScope, row.scopes))
    return ApiToken(row.id, row.name, row.login, scopes, row.created, row.expires, row.used, row.revoked)
