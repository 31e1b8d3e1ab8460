"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

OPEN_STATES = ["queued", "in_review", "approved", "publishing", "conflict", "held", "failed"]
STATES = [*OPEN_STATES, "published", "rejected", "superseded"]


def upgrade() -> None:
    create_municipality()
    create_documents()
    create_drafts()
    create_history()
    create_memory()
    create_runs()


def create_municipality() -> None:
    op.create_table(
        "municipality",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("gives_memory", sa.Boolean, nullable=False),
        sa.Column("takes_memory", sa.Boolean, nullable=False),
    )


def create_documents() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False),
        sa.Column("content_type", sa.String(20), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("parent", sa.Text),
        sa.Column("stamp", sa.Text, nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.UniqueConstraint("municipality_id", "content_type", "key"),
        sa.UniqueConstraint("id", "municipality_id"),
    )
    op.create_table(
        "source_version",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.Integer, sa.ForeignKey("document.id"), nullable=False, index=True),
        sa.Column("text_hash", sa.Text, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("copied_fields", sa.JSON, nullable=False),
        sa.Column("pulled", sa.DateTime(timezone=True), nullable=False),
    )


def create_drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, nullable=False),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("source_hash", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("risk", sa.Double, nullable=False),
        sa.Column("removed", sa.JSON, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document_id", "municipality_id"], ["document.id", "document.municipality_id"]),
        sa.CheckConstraint(f"state IN {_listed(STATES)}", name="state"),
    )
    op.create_index(None, "draft", ["municipality_id", "state"])
    op.create_index(None, "draft", ["document_id", "locale"])
    is_open = sa.text(f"state IN {_listed(OPEN_STATES)}")
    columns = ["document_id", "locale"]
    op.create_index("uq_draft_open", "draft", columns, unique=True, sqlite_where=is_open, postgresql_where=is_open)
    op.create_table(
        "draft_segment",
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("origin_kind", sa.String(20), nullable=False),
        sa.Column("origin_name", sa.Text, nullable=False),
        sa.Column("change", sa.String(20), nullable=False),
        sa.Column("previous_source", sa.Text),
        sa.Column("previous_target", sa.Text),
        sa.UniqueConstraint("draft_id", "key"),
    )
    op.create_table(
        "finding",
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("check", sa.Text, nullable=False),
        sa.Column("severity", sa.String(20), nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("values", sa.JSON, nullable=False),
        sa.Column("segment", sa.Text),
        sa.Column("suggestion", sa.Text),
    )


def create_history() -> None:
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("draft.id"), nullable=False, index=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("draft.id"), nullable=False, index=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("token", sa.Text),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("links_pending", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("try_later", sa.Boolean, nullable=False),
    )


def create_memory() -> None:
    context = ["municipality_id", "locale", "source_hash", "context_hash", "document"]
    op.create_table(
        "memory_unit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("source_hash", sa.Text, nullable=False),
        sa.Column("general_hash", sa.Text, nullable=False),
        sa.Column("context_hash", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("following", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("origin_kind", sa.String(20), nullable=False),
        sa.Column("origin_name", sa.Text, nullable=False),
        sa.Column("approved", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed", sa.Boolean, nullable=False),
        sa.Column("stale", sa.Boolean, nullable=False),
        sa.UniqueConstraint(*context, name="uq_memory_unit_context"),
    )
    op.create_index(None, "memory_unit", ["locale", "source_hash"])
    op.create_index(None, "memory_unit", ["locale", "general_hash"])
    op.create_table(
        "memory_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_table(
        "machine_translation",
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("billed_characters", sa.Integer, nullable=False),
        sa.Column("answered", sa.DateTime(timezone=True), nullable=False),
    )


def create_runs() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True)),
        sa.Column("report", sa.JSON),
    )


def _listed(states: list[str]) -> str:
    return "({})".format(", ".join(f"'{state}'" for state in states))
