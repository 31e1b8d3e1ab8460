"""The tables of a municipality's own terms and of what people changed in them."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.columns import Json
from store.tables import Id, MunicipalityId, Row


class ConceptRow(Row):
    """One concept of the topmost layer of a municipality's term base."""

    __tablename__ = "concept"
    __table_args__ = (UniqueConstraint("municipality_id", "key"),)

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId]
    key: Mapped[str]
    domain: Mapped[str]
    definition: Mapped[str]
    note: Mapped[str]
    terms: Mapped[dict[str, list[dict[str, str]]]] = mapped_column(Json)
    """By locale, in order: text, status and what else is known of each."""


class ConceptEventRow(Row):
    """A change of the terms; rows are only ever added."""

    __tablename__ = "concept_event"

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId] = mapped_column(index=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    concept: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    why: Mapped[str]
