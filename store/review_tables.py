"""The tables of the review: decisions about segments, remarks, who is here, views, actions on many drafts."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, and_
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.remarks import RemarkKind
from pipeline.segment_decisions import DecisionKind
from store.columns import Json, closed
from store.tables import DraftSegmentRow, Id, MunicipalityId, Row


class SegmentDecisionRow(Row):
    """The last decision of a person about a segment, with the texts that it was taken on."""

    __tablename__ = "segment_decision"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[DecisionKind] = mapped_column(closed(DecisionKind))
    actor: Mapped[str]
    at: Mapped[datetime]
    source: Mapped[str]
    target: Mapped[str]
    replaced: Mapped[dict[str, Any] | None] = mapped_column(Json)
    """The decision about the same texts that this one took the place of, so that it can be withdrawn."""


STILL_HOLDS = and_(
    DraftSegmentRow.draft_id == SegmentDecisionRow.draft_id,
    DraftSegmentRow.key == SegmentDecisionRow.key,
    DraftSegmentRow.source == SegmentDecisionRow.source,
    DraftSegmentRow.target == SegmentDecisionRow.target,
)
"""The segment still says what the decision was taken on."""


class RemarkRow(Row):
    """A comment to a segment or a question to the German editor; it stays with the page when drafts change."""

    __tablename__ = "remark"
    __table_args__ = (
        ForeignKeyConstraint(["document_id", "municipality_id"], ["document.id", "document.municipality_id"]),
        Index(None, "document_id", "locale"),
        Index(None, "municipality_id", "kind", "settled"),
    )

    id: Mapped[Id]
    municipality_id: Mapped[int]
    document_id: Mapped[int]
    kind: Mapped[RemarkKind] = mapped_column(closed(RemarkKind))
    locale: Mapped[str]
    key: Mapped[str]
    text: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]
    answers: Mapped[int | None] = mapped_column(ForeignKey("remark.id"))
    settled: Mapped[datetime | None]


class PresenceRow(Row):
    """Who has a draft open, and since when we last heard of it."""

    __tablename__ = "presence"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    seen: Mapped[datetime]


class SavedFilterRow(Row):
    """A view of the queue that somebody keeps."""

    __tablename__ = "saved_filter"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    query: Mapped[str]


class BulkActionRow(Row):
    """A decision about many drafts at once, with what they were before, so that it can be undone."""

    __tablename__ = "bulk_action"

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId] = mapped_column(index=True)
    actor: Mapped[str]
    at: Mapped[datetime]
    action: Mapped[str]
    before: Mapped[list[dict[str, object]]] = mapped_column(Json)
    undone: Mapped[datetime | None]


class IdempotencyRow(Row):
    """The answer to a request of the API that carried a key, so that asking again does nothing twice."""

    __tablename__ = "idempotency"

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    request_hash: Mapped[str]
    status: Mapped[int]
    body: Mapped[str]
    etag: Mapped[str] = mapped_column(server_default="")
    at: Mapped[datetime]
