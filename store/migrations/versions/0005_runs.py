"""Runs that do not overlap, documents that fail again and again, webhooks, notices."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_failure()
    create_notice()
    create_webhook_secret()
    create_delivery()
    create_lease()


def create_failure() -> None:
    op.create_table(
        "failure",
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), primary_key=True),
        sa.Column("content_type", sa.String(20), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("locale", sa.Text, primary_key=True),
        sa.Column("step", sa.Text, primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("first", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last", sa.DateTime(timezone=True), nullable=False),
    )


def create_notice() -> None:
    op.create_table(
        "notice",
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), primary_key=True),
        sa.Column("recipient", sa.Text, primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=False),
    )


def create_webhook_secret() -> None:
    op.create_table(
        "webhook_secret",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retires", sa.DateTime(timezone=True)),
    )


def create_delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("documents", sa.JSON, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled", sa.DateTime(timezone=True)),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("run.id")),
        sa.UniqueConstraint("municipality_id", "source", "message"),
    )
    op.create_index(None, "delivery", ["state", "received"])


def create_lease() -> None:
    op.create_table(
        "lease",
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), primary_key=True),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("run.id")),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
    )
