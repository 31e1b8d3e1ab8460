"""The tables. `store/migrations` builds them; a test keeps both the same."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from pipeline.document import ContentType
from pipeline.draft import ChangeClass, OriginKind
from pipeline.finding import Severity
from pipeline.ledger import Outcome
from pipeline.lifecycle import OPEN_STATES, DraftState
from pipeline.segment import SegmentKind
from store.columns import Instant, Json, Text, closed

Id = Annotated[int, mapped_column(primary_key=True)]
MunicipalityId = Annotated[int, mapped_column(ForeignKey("municipality.id"))]
IS_OPEN = text("state IN ({})".format(", ".join(f"'{state}'" for state in DraftState if state in OPEN_STATES)))


class OutcomeKind(StrEnum):
    """How a write to the CMS ended."""

    PUBLISHED = "published"
    CONFLICT = "conflict"
    NOT_PUBLISHED = "not_published"
    ACCEPTED = "accepted"
    """A person decided that the foreign text of a conflict may be replaced."""


class Row(DeclarativeBase):
    """What all tables share: names of constraints and the columns that Python types become."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        datetime: Instant(),
        ContentType: closed(ContentType),
        SegmentKind: closed(SegmentKind),
        OriginKind: closed(OriginKind),
        ChangeClass: closed(ChangeClass),
        Severity: closed(Severity),
        OutcomeKind: closed(OutcomeKind),
        Outcome: closed(Outcome, check="outcome"),
        DraftState: closed(DraftState, check="state"),
    }


class MunicipalityRow(Row):
    """One tenant; every other row belongs to one, directly or through its document or draft."""

    __tablename__ = "municipality"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(unique=True)
    gives_memory: Mapped[bool] = mapped_column(default=False)
    """Whether other municipalities may use its memory."""
    takes_memory: Mapped[bool] = mapped_column(default=False)
    """Whether it uses the memory of others that give theirs."""


class DocumentRow(Row):
    """A source document of the CMS; what it says stands in its versions."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("municipality_id", "content_type", "key"),
        UniqueConstraint("id", "municipality_id"),
    )

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId]
    content_type: Mapped[ContentType]
    key: Mapped[str]
    path: Mapped[str]
    parent: Mapped[str | None]
    stamp: Mapped[str]
    gone: Mapped[bool]


class SourceVersionRow(Row):
    """One pulled version of a document."""

    __tablename__ = "source_version"

    id: Mapped[Id]
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    text_hash: Mapped[str]
    fields: Mapped[list[dict[str, str]]] = mapped_column(Json)
    copied_fields: Mapped[list[str]] = mapped_column(Json)
    pulled: Mapped[datetime]


class DraftRow(Row):
    """A draft; it cannot belong to another municipality than its document."""

    __tablename__ = "draft"
    __table_args__ = (
        ForeignKeyConstraint(["document_id", "municipality_id"], ["document.id", "document.municipality_id"]),
        Index(None, "municipality_id", "state"),
        Index(None, "municipality_id", "risk"),
        Index(None, "risk"),
        Index(None, "document_id", "locale"),
        Index("uq_draft_open", "document_id", "locale", unique=True, sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
    )

    id: Mapped[Id]
    municipality_id: Mapped[int]
    document_id: Mapped[int]
    locale: Mapped[str]
    source_hash: Mapped[str]
    title: Mapped[str]
    state: Mapped[DraftState]
    reason: Mapped[str]
    risk: Mapped[float]
    removed: Mapped[list[str]] = mapped_column(Json)
    """Source texts that the last version had and this one has not."""
    characters: Mapped[int] = mapped_column(server_default="0")
    """Of the whole source text."""
    created: Mapped[datetime]
    change: Mapped[ChangeClass] = mapped_column(server_default="new")
    """The class of its most changed segment."""
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due: Mapped[date | None]
    version: Mapped[int] = mapped_column(server_default="0")
    """Counts every change of the draft and its segments, for optimistic locking."""


class DraftSegmentRow(Row):
    """One segment of a draft, in the order of the page."""

    __tablename__ = "draft_segment"
    __table_args__ = (UniqueConstraint("draft_id", "key"),)

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    kind: Mapped[SegmentKind]
    source: Mapped[str]
    target: Mapped[str]
    origin_kind: Mapped[OriginKind]
    origin_name: Mapped[str]
    change: Mapped[ChangeClass]
    previous_source: Mapped[str | None]
    previous_target: Mapped[str | None]
    emphasis: Mapped[list[int]] = mapped_column(Json, server_default="[]")
    notes: Mapped[list[str]] = mapped_column(Json, server_default="[]")
    score: Mapped[float | None]
    version: Mapped[int] = mapped_column(server_default="0")
    """Counts the texts that were typed over each other, for optimistic locking."""


class FindingRow(Row):
    """What a check said when it ran last."""

    __tablename__ = "finding"
    __table_args__ = (Index(None, "check", "draft_id"),)

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    check: Mapped[str]
    severity: Mapped[Severity]
    message: Mapped[str]
    values: Mapped[dict[str, str]] = mapped_column(Json)
    segment: Mapped[str | None]
    suggestion: Mapped[str | None]


class CorrectionRow(Row):
    """What a machine or the memory had proposed for a segment before a person first typed something else."""

    __tablename__ = "correction"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    target: Mapped[str]
    origin_kind: Mapped[OriginKind]
    origin_name: Mapped[str]
    findings: Mapped[list[list[str]]] = mapped_column(Json)
    """Check and severity of what the person saw."""


class AuditEventRow(Row):
    """The history of the drafts; rows are only ever added."""

    __tablename__ = "audit_event"

    id: Mapped[Id]
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), index=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    why: Mapped[str]


class MemoryUnitRow(Row):
    """One approved translation of one segment in its context; hashes stand in for texts too long to index."""

    __tablename__ = "memory_unit"
    __table_args__ = (
        UniqueConstraint(
            "municipality_id", "locale", "source_hash", "context_hash", "document", name="uq_memory_unit_context"
        ),
        Index(None, "locale", "source_hash"),
        Index(None, "locale", "general_hash"),
    )

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId]
    locale: Mapped[str]
    source_hash: Mapped[str]
    general_hash: Mapped[str]
    """Of the source without the values of its facts."""
    context_hash: Mapped[str]
    document: Mapped[str]
    source: Mapped[str]
    target: Mapped[str]
    previous: Mapped[str]
    following: Mapped[str]
    author: Mapped[str]
    origin_kind: Mapped[OriginKind]
    origin_name: Mapped[str]
    approved: Mapped[datetime]
    reviewed: Mapped[bool]
    stale: Mapped[bool]
    """Whether its source stood on no page when that was looked at last."""


class MemoryEventRow(Row):
    """A unit that a person changed or deleted."""

    __tablename__ = "memory_event"

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId]
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    source: Mapped[str]
    locale: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    why: Mapped[str]


class MachineTranslationRow(Row):
    """A paid answer of an engine."""

    __tablename__ = "machine_translation"

    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    locale: Mapped[str]
    engine: Mapped[str]
    version: Mapped[str] = mapped_column(server_default="")
    source: Mapped[str]
    target: Mapped[str]
    score: Mapped[float | None]
    notes: Mapped[list[str]] = mapped_column(Json, server_default="[]")
    answered: Mapped[datetime]


class ExpenseRow(Row):
    """What one request to an engine cost for one document in one locale; the ledger."""

    __tablename__ = "expense"
    __table_args__ = (Index(None, "municipality_id", "engine", "sent"), Index(None, "engine", "sent"))

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("run.id"), index=True)
    engine: Mapped[str]
    version: Mapped[str]
    locale: Mapped[str]
    document: Mapped[str]
    segments: Mapped[int]
    characters: Mapped[int]
    """As expected before sending."""
    billed: Mapped[int]
    """As the engine said."""
    uncertain: Mapped[int]
    """Of requests without an answer; as expected while it is on its way."""
    euros_per_million: Mapped[float]
    outcome: Mapped[Outcome]
    sent: Mapped[datetime]
    settled: Mapped[datetime | None]


class UsageRow(Row):
    """What a paid engine said that it has billed its account so far."""

    __tablename__ = "usage"

    id: Mapped[Id]
    engine: Mapped[str] = mapped_column(index=True)
    taken: Mapped[datetime]
    account_characters: Mapped[int] = mapped_column(BigInteger)
    key_characters: Mapped[int | None] = mapped_column(BigInteger)
    limit: Mapped[int | None] = mapped_column(BigInteger)
    period_start: Mapped[datetime | None]
    period_end: Mapped[datetime | None]


class PublicationRow(Row):
    """One write to the CMS and how it ended."""

    __tablename__ = "publication"

    id: Mapped[Id]
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), index=True)
    at: Mapped[datetime]
    outcome: Mapped[OutcomeKind]
    token: Mapped[str | None]
    version: Mapped[str]
    links_pending: Mapped[bool]
    reason: Mapped[str]
    try_later: Mapped[bool]
    review: Mapped[dict[str, object] | None] = mapped_column(Json)
    """The review record of what was written: who read, edited or released what, and when."""


class RunRow(Row):
    """One run; `finished` and `report` are empty while it goes on, or if it was cut off."""

    __tablename__ = "run"
    __table_args__ = (Index(None, "municipality_id", "id"),)

    id: Mapped[Id]
    municipality_id: Mapped[MunicipalityId]
    cause: Mapped[str]
    started: Mapped[datetime]
    finished: Mapped[datetime | None]
    report: Mapped[dict[str, object] | None] = mapped_column(Json)
