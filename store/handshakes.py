"""Sign-ins under way: after the password and before the second factor, or while somebody is at the OpenID provider."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from store.digest import digest
from store.people_tables import HandshakeRow

_LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Handshake:
    """What was agreed at its beginning."""

    person_id: int | None
    """Whose password was right; None while the OpenID provider has not said who it is."""
    data: Mapping[str, str]


class SqlHandshakes:
    """Handshakes in one transaction, by the token in the browser's cookie."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def begin(self, token: str, *, person_id: int | None = None, data: Mapping[str, str]) -> None:
        """Keep one for ten minutes; those that have run out are swept away."""
        self._connection.execute(delete(HandshakeRow).where(HandshakeRow.expires < self._now))
        expires = self._now + _LASTS
        values = {"token_hash": digest(token), "person_id": person_id, "data": dict(data), "expires": expires}
        self._connection.execute(insert(HandshakeRow), values)

    def find(self, token: str) -> Handshake | None:
        """The handshake of a browser, or None."""
        row = HandshakeRow
        query = select(row.person_id, row.data).where(row.token_hash == digest(token), row.expires > self._now)
        found = self._connection.execute(query).one_or_none()
        return Handshake(found.person_id, found.data) if found else None

    def take(self, token: str) -> Handshake | None:
        """The handshake, which is over with this: nothing is answered twice."""
        found = self.find(token)
        ended = delete(HandshakeRow).where(HandshakeRow.token_hash == digest(token))
        return found if self._connection.execute(ended).rowcount else None
