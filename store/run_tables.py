"""The tables of the runs: who is running, what failed again and again, what the CMS told us."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.delivery import DeliveryState
from pipeline.document import ContentType
from store.columns import Json, closed
from store.tables import Id, MunicipalityId, Row


class LeaseRow(Row):
    """The one run of a municipality that may go on now."""

    __tablename__ = "lease"

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True)
    holder: Mapped[str]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))
    since: Mapped[datetime]
    expires: Mapped[datetime]


class FailureRow(Row):
    """A document that could not be handled, and how often in a row."""

    __tablename__ = "failure"

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True)
    content_type: Mapped[ContentType] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str] = mapped_column(primary_key=True)
    """Empty when it failed before any locale, while it was read."""
    step: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]
    reason: Mapped[str]
    first: Mapped[datetime]
    last: Mapped[datetime]


class DeliveryRow(Row):
    """What a CMS told us by a webhook, and what became of it."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("municipality_id", "source", "message"),
        Index(None, "state", "received"),
    )

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId]
    source: Mapped[str]
    message: Mapped[str]
    """The sender's id of the delivery: the same one is not worked on twice."""
    documents: Mapped[list[list[str]]] = mapped_column(Json)
    """Content type and key of each document that changed."""
    state: Mapped[DeliveryState] = mapped_column(closed(DeliveryState))
    note: Mapped[str]
    received: Mapped[datetime]
    settled: Mapped[datetime | None]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"))


class WebhookSecretRow(Row):
    """A secret that a sender signs with; two are valid while one replaces the other."""

    __tablename__ = "webhook_secret"

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId]
    source: Mapped[str]
    secret: Mapped[str]
    """Kept readable: a signature cannot be checked against a digest."""
    created: Mapped[datetime]
    retires: Mapped[datetime | None]


class NoticeRow(Row):
    """A digest that was sent, so that nobody gets the same one twice."""

    __tablename__ = "notice"

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True)
    recipient: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]
    """Of what it said."""
    sent: Mapped[datetime]
