"""Who is signed in. A cookie is kept as a digest only, so that the table is of no use to a thief."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from pipeline.people import Person
from store.digest import digest
from store.people import read_person
from store.people_tables import PersonRow, SessionRow

_FRESH = timedelta(minutes=1)
"""A session that was seen so recently need not be written again."""
_LONGEST = timedelta(days=7)
_SHOWN = 16
"""So many characters of the digest of a digest name a session to the person whose it is."""


@dataclass(frozen=True, slots=True)
class Session:
    """A person who is signed in, the token that their forms carry, and what they like."""

    person: Person
    csrf: str
    preferences: Mapping[str, object]
    until: datetime | None = None
    """Until when it is to be prolonged now; None if that was done less than a minute ago."""


@dataclass(frozen=True, slots=True)
class Device:
    """Where somebody signs in."""

    address: str = ""
    agent: str = ""
    """What the browser calls itself."""


SOME_DEVICE = Device()


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A line of the list of somebody's own sessions."""

    handle: str
    """Names it without giving anything away."""
    device: Device
    created: datetime
    seen: datetime
    is_this: bool


class SqlSessions:
    """Sessions in one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def begin(self, person_id: int, *, token: str, csrf: str, lasts: timedelta, device: Device = SOME_DEVICE) -> None:
        """Sign somebody in; sessions that have run out are swept away."""
        self._connection.execute(delete(SessionRow).where(SessionRow.expires < self._now))
        values = {
            "token_hash": digest(token),
            "person_id": person_id,
            "csrf": csrf,
            "address": device.address,
            "agent": device.agent[:200],
            "created": self._now,
            "seen": self._now,
            "expires": self._now + lasts,
        }
        self._connection.execute(insert(SessionRow), values)

    def find(self, token: str, *, lasts: timedelta, longest: timedelta = _LONGEST) -> Session | None:
        """The session behind a cookie; None when there is none, it has run out or the account is closed.

        Writes nothing: with `until` it is to be prolonged in a transaction of its own.
        """
        row = SessionRow
        query = (
            select(PersonRow.__table__, row.csrf, row.seen, row.created.label("begun"))
            .join(row, row.person_id == PersonRow.id)
            .where(row.token_hash == digest(token), row.expires > self._now, PersonRow.is_active)
        )
        found = self._connection.execute(query).one_or_none()
        if found is None or self._now >= found.begun + longest:
            return None
        is_fresh = self._now - found.seen <= _FRESH
        until = None if is_fresh else min(self._now + lasts, found.begun + longest)
        return Session(read_person(found), found.csrf, found.preferences, until)

    def prolong(self, token: str, until: datetime) -> None:
        """Note that the session was used just now, and how long it lasts; nothing if it has ended meanwhile."""
        values = {"seen": self._now, "expires": until}
        self._connection.execute(update(SessionRow).where(SessionRow.token_hash == digest(token)).values(values))

    def all(self, person_id: int, *, this: str) -> Sequence[OpenSession]:
        """Where somebody is signed in, last seen first; `this` is the token of the one that asks."""
        row = SessionRow
        query = select(row.__table__).where(row.person_id == person_id, row.expires > self._now)
        return [
            OpenSession(
                digest(each.token_hash)[:_SHOWN],
                Device(each.address, each.agent),
                each.created,
                each.seen,
                each.token_hash == digest(this),
            )
            for each in self._connection.execute(query.order_by(row.seen.desc()))
        ]

    def end(self, token: str) -> None:
        """Sign out."""
        self._connection.execute(delete(SessionRow).where(SessionRow.token_hash == digest(token)))

    def end_one(self, person_id: int, handle: str) -> None:
        """End one of somebody's own sessions."""
        mine = select(SessionRow.token_hash).where(SessionRow.person_id == person_id)
        for token_hash in self._connection.scalars(mine).all():
            if digest(token_hash)[:_SHOWN] == handle:
                self._connection.execute(delete(SessionRow).where(SessionRow.token_hash == token_hash))

    def end_all(self, person_id: int) -> None:
        """Sign out everywhere."""
        self._connection.execute(delete(SessionRow).where(SessionRow.person_id == person_id))
