"""The tables of the accounts: people, memberships, sessions, tokens."""

from datetime import datetime
from typing import Annotated

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.people import Role
from store.columns import Json, closed
from store.tables import Id, MunicipalityId, Row

PersonId = Annotated[int, mapped_column(ForeignKey("person.id"))]


class PersonRow(Row):
    """An account of the web app; people belong to the installation, their memberships to municipalities."""

    __tablename__ = "person"

    id: Mapped[Id]
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    email: Mapped[str]
    language: Mapped[str]
    password: Mapped[str]
    """Argon2; empty for somebody who signs in elsewhere."""
    totp_secret: Mapped[str | None]
    totp_step: Mapped[int] = mapped_column(BigInteger, server_default="0")
    """The last time step whose code was used: a code works once."""
    recovery: Mapped[list[str]] = mapped_column(Json, server_default="[]")
    """Digests of the codes that replace a lost second factor; each works once."""
    subject: Mapped[str | None] = mapped_column(unique=True)
    """Issuer and subject at the OpenID provider."""
    is_administrator: Mapped[bool]
    is_active: Mapped[bool]
    preferences: Mapped[dict[str, object]] = mapped_column(Json, server_default="{}")
    created: Mapped[datetime]


class MembershipRow(Row):
    """What a person is in one municipality."""

    __tablename__ = "membership"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(closed(Role, check="role"))
    locales: Mapped[list[str]] = mapped_column(Json, server_default="[]")


class SessionRow(Row):
    """Somebody who is signed in; the cookie is kept as a digest only."""

    __tablename__ = "session"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(index=True)
    csrf: Mapped[str]
    address: Mapped[str] = mapped_column(server_default="")
    agent: Mapped[str] = mapped_column(server_default="")
    """What the browser calls itself, so that people recognise their sessions."""
    created: Mapped[datetime]
    seen: Mapped[datetime]
    expires: Mapped[datetime]


class HandshakeRow(Row):
    """A sign-in under way: it waits for the second factor, or for the OpenID provider."""

    __tablename__ = "handshake"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    data: Mapped[dict[str, str]] = mapped_column(Json)
    expires: Mapped[datetime]


class SignInRow(Row):
    """An attempt to sign in, for the throttle; forgotten after a month.

    The login is kept as a digest, because people type passwords into the wrong field.
    """

    __tablename__ = "sign_in"
    __table_args__ = (Index(None, "login", "at"), Index(None, "address", "at"))

    id: Mapped[Id]
    login: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]
    succeeded: Mapped[bool]


class TokenRow(Row):
    """A key to the API for one municipality; kept as a digest only."""

    __tablename__ = "token"

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId]
    person_id: Mapped[PersonId]
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    scopes: Mapped[list[str]] = mapped_column(Json)
    created: Mapped[datetime]
    expires: Mapped[datetime | None]
    used: Mapped[datetime | None]
    revoked: Mapped[datetime | None]


class AccountEventRow(Row):
    """What happened to accounts, memberships and tokens; rows are only ever added."""

    __tablename__ = "account_event"

    id: Mapped[Id]
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    about: Mapped[str]
