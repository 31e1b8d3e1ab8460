"""The people of an installation: their accounts, what they are in which municipality."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from pipeline.people import Membership, Person, Role
from store.people_tables import MembershipRow, PersonRow
from store.tables import MunicipalityRow
from store.upsert import insert as upserting


@dataclass(frozen=True, slots=True)
class Account:
    """A person with what proves who they are; it never leaves the server."""

    person: Person
    password: str
    totp_secret: str | None
    totp_step: int


class SqlPeople:
    """Accounts and memberships, in one transaction about the whole installation."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def add(self, person: Person, *, password: str, subject: str | None = None) -> Person:
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
        return self.get(self._connection.execute(insert(PersonRow).returning(PersonRow.id), values).scalar_one())

    def get(self, person_id: int) -> Person:
        """The person; KeyError if there is none with this id."""
        row = self._row(PersonRow.id == person_id)
        if row is None:
            raise KeyError(person_id)
        return read_person(row)

    def account(self, login: str) -> Account | None:
        """The account with this login, in whatever case it was typed."""
        row = self._row(PersonRow.login == login.strip().lower())
        return Account(read_person(row), row.password, row.totp_secret, row.totp_step) if row else None

    def all(self) -> Sequence[Person]:
        """Everybody, by login."""
        rows = self._connection.execute(select(PersonRow.__table__).order_by(PersonRow.login))
        return [read_person(row) for row in rows]

    def set_password(self, person_id: int, password: str) -> None:
        """Replace the hash of the password."""
        self._connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(password=password))

    def prefer(self, person_id: int, preferences: Mapping[str, object]) -> None:
        """Replace what somebody set for themselves: look, keys."""
        changed = update(PersonRow).where(PersonRow.id == person_id)
        self._connection.execute(changed.values(preferences=dict(preferences)))

    def join(self, person_id: int, membership: Membership) -> None:
        """Make somebody a member, or change what they are there."""
        known = select(MunicipalityRow.id).where(MunicipalityRow.name == membership.municipality)
        values = {
            "person_id": person_id,
            "municipality_id": self._connection.execute(known).scalar_one(),
            "role": membership.role,
            "locales": sorted(membership.locales),
        }
        change = {name: values[name] for name in ("role", "locales")}
        key = ["person_id", "municipality_id"]
        row = upserting(self._connection, MembershipRow).values(values)
        self._connection.execute(row.on_conflict_do_update(index_elements=key, set_=change))

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
