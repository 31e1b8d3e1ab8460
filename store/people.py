"""The people of an installation: their accounts, what they are in which municipality."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from pipeline.account_events import AccountAction
from pipeline.people import Membership, Person, Role
from store.account_events import SqlAccountEvents
from store.people_tables import MembershipRow, PersonRow, SessionRow
from store.second_factors import SqlSecondFactors
from store.tables import MunicipalityRow
from store.upsert import insert as upserting


@dataclass(frozen=True, slots=True)
class Account:
    """A person with what proves who they are; it never leaves the server."""

    person: Person
    password: str
    totp_secret: str | None
    totp_step: int
    is_bound: bool
    """Whether somebody at the OpenID provider has this account."""


class SqlPeople:
    """Accounts and memberships, in one transaction about the whole installation; each change leaves an event."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self.events = SqlAccountEvents(connection, now)
        self.factors = SqlSecondFactors(connection, now)

    def add(self, person: Person, *, password: str, subject: str | None = None, actor: str) -> Person:
        """Store a new person; the id is given here. IntegrityError if the login is taken."""
        values = {
            "login": person.login,
            "name": person.name,
            "email": person.email,
            "language": person.language,
            "password": password,
            "subject": subject,
            "is_administrator": person.is_administrator,
            "is_active": person.is_active,
            "created": self._now,
        }
        made = self.get(self._connection.execute(insert(PersonRow).returning(PersonRow.id), values).scalar_one())
        rank = ": administrator" if person.is_administrator else ""
        self.events.record(AccountAction.CREATED, f"{person.login}{rank}", actor=actor)
        return made

    def get(self, person_id: int) -> Person:
        """The person; KeyError if there is none with this id."""
        row = self._row(PersonRow.id == person_id)
        if row is None:
            raise KeyError(person_id)
        return read_person(row)

    def account(self, login: str) -> Account | None:
        """The account with this login, in whatever case it was typed."""
        return self._account(PersonRow.login == login.strip().lower())

    def account_of(self, subject: str) -> Account | None:
        """The account of somebody at the OpenID provider."""
        return self._account(PersonRow.subject == subject)

    def all(self) -> Sequence[Person]:
        """Everybody, by login."""
        rows = self._connection.execute(select(PersonRow.__table__).order_by(PersonRow.login))
        return [read_person(row) for row in rows]

    def set_password(self, person: Person, password: str, *, actor: str, keep: str = "") -> None:
        """Replace the hash of the password and end all sessions but the one with the digest `keep`."""
        self.rehash(person.id, password)
        self._end_sessions(person.id, keep)
        self.events.record(AccountAction.PASSWORD_CHANGED, person.login, actor=actor)

    def rehash(self, person_id: int, password: str) -> None:
        """Replace the hash of the same password by one of today's cost."""
        self._set(person_id, {"password": password})

    def set_profile(self, person_id: int, *, name: str, language: str, email: str) -> None:
        """Change what people may change about themselves."""
        self._set(person_id, {"name": name, "language": language, "email": email})

    def set_preferences(self, person_id: int, preferences: Mapping[str, object]) -> None:
        """Replace what somebody likes: keys, theme."""
        self._set(person_id, {"preferences": dict(preferences)})

    def set_active(self, person: Person, *, active: bool, actor: str) -> None:
        """Close an account, which ends its sessions, or open it again."""
        self._set(person.id, {"is_active": active})
        if not active:
            self._end_sessions(person.id, "")
        self.events.record(AccountAction.OPENED if active else AccountAction.CLOSED, person.login, actor=actor)

    def bind(self, person: Person, subject: str) -> None:
        """Give an account that has no password to somebody at the OpenID provider."""
        self._set(person.id, {"subject": subject})
        self.events.record(AccountAction.LINKED, person.login, actor=person.login)

    def join(self, person_id: int, membership: Membership, *, actor: str) -> None:
        """Make somebody a member, or change what they are there."""
        town = self._municipality_id(membership.municipality)
        locales = sorted(membership.locales)
        key = {"person_id": person_id, "municipality_id": town}
        change = {"role": membership.role, "locales": locales}
        row = upserting(self._connection, MembershipRow).values(key | change)
        self._connection.execute(row.on_conflict_do_update(index_elements=list(key), set_=change))
        now = " ".join((membership.role, membership.municipality, *locales))
        about = f"{self.get(person_id).login}: {now}"
        self.events.record(AccountAction.ROLE_CHANGED, about, actor=actor, municipality_id=town)

    def leave(self, person_id: int, municipality: str, *, actor: str) -> None:
        """End a membership."""
        town = self._municipality_id(municipality)
        row = MembershipRow
        self._connection.execute(delete(row).where(row.person_id == person_id, row.municipality_id == town))
        about = f"{self.get(person_id).login}: - {municipality}"
        self.events.record(AccountAction.ROLE_CHANGED, about, actor=actor, municipality_id=town)

    def memberships(self, person: Person) -> Mapping[str, Membership]:
        """What somebody is where, by municipality; an administrator of the installation is one everywhere."""
        if person.is_administrator:
            names = self._connection.scalars(select(MunicipalityRow.name).order_by(MunicipalityRow.name))
            return {name: Membership(name, Role.ADMINISTRATOR) for name in names}
        query = (
            select(MunicipalityRow.name, MembershipRow.role, MembershipRow.locales)
            .join(MunicipalityRow, MunicipalityRow.id == MembershipRow.municipality_id)
            .where(MembershipRow.person_id == person.id)
            .order_by(MunicipalityRow.name)
        )
        return {
            row.name: Membership(row.name, row.role, frozenset(row.locales)) for row in self._connection.execute(query)
        }

    def members(self, municipality: str) -> Sequence[tuple[Person, Membership]]:
        """Who was made a member of a municipality and may still sign in, by login."""
        query = (
            select(PersonRow.__table__, MembershipRow.role, MembershipRow.locales)
            .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
            .join(MunicipalityRow, MunicipalityRow.id == MembershipRow.municipality_id)
            .where(MunicipalityRow.name == municipality, PersonRow.is_active)
            .order_by(PersonRow.login)
        )
        return [
            (read_person(row), Membership(municipality, row.role, frozenset(row.locales)))
            for row in self._connection.execute(query)
        ]

    def _municipality_id(self, name: str) -> int:
        return self._connection.execute(select(MunicipalityRow.id).where(MunicipalityRow.name == name)).scalar_one()

    def _end_sessions(self, person_id: int, keep: str) -> None:
        row = SessionRow
        self._connection.execute(delete(row).where(row.person_id == person_id, row.token_hash != keep))

    def _set(self, person_id: int, values: Mapping[str, object]) -> None:
        self._connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(values))

    def _account(self, condition: Any) -> Account | None:
        row = self._row(condition)
        if row is None:
            return None
        return Account(read_person(row), row.password, row.totp_secret, row.totp_step, row.subject is not None)

    def _row(self, condition: Any) -> Row[Any] | None:
        return self._connection.execute(select(PersonRow.__table__).where(condition)).one_or_none()


def read_person(row: Row[Any]) -> Person:
    """The person that a row keeps."""
    return Person(
        id=row.id,
        login=row.login,
        name=row.name,
        email=row.email,
        language=row.language,
        is_active=row.is_active,
        is_administrator=row.is_administrator,
    )
