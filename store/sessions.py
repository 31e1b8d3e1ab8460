"""Who is signed in. A cookie is kept as a digest only, so that the table is of no use to a thief."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from pipeline.people import Person
from store.people import read_person
from store.people_tables import PersonRow, SessionRow

_FRESH = timedelta(minutes=1)
"""A session that was seen so recently need not be written again."""


@dataclass(frozen=True, slots=True)
class Session:
    """A person who is signed in, and the token that their forms carry."""

    person: Person
    csrf: str
    preferences: Mapping[str, object] = field(default_factory=dict)


class SqlSessions:
    """Sessions in one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def begin(self, person_id: int, *, token: str, csrf: str, lasts: timedelta) -> None:
        """Sign somebody in."""
        values = {
            "token_hash": digest(token),
            "person_id": person_id,
            "csrf": csrf,
            "created": self._now,
            "seen": self._now,
            "expires": self._now + lasts,
        }
        self._connection.execute(insert(SessionRow), values)

    def find(self, token: str, *, lasts: timedelta) -> Session | None:
        """The session behind a cookie, prolonged; None when there is none, it has run out or the account is closed."""
        query = (
            select(PersonRow.__table__, SessionRow.csrf, SessionRow.seen)
            .join(SessionRow, SessionRow.person_id == PersonRow.id)
            .where(SessionRow.token_hash == digest(token), SessionRow.expires > self._now, PersonRow.is_active)
        )
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        if self._now - row.seen > _FRESH:
            values = {"seen": self._now, "expires": self._now + lasts}
            self._connection.execute(update(SessionRow).where(SessionRow.token_hash == digest(token)).values(values))
        return Session(read_person(row), row.csrf, row.preferences)

    def end(self, token: str) -> None:
        """Sign out."""
        self._connection.execute(delete(SessionRow).where(SessionRow.token_hash == digest(token)))


def digest(token: str) -> str:
    """What is kept of a secret that is long and random by itself."""
    return sha256(token.encode()).hexdigest()
