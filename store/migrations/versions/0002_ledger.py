"""The ledger of the engines, and what an engine said about its answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OUTCOMES = ["sent", "answered", "refused", "uncertain"]


def upgrade() -> None:
    op.add_column("draft", sa.Column("characters", sa.Integer, nullable=False, server_default="0"))
    op.add_column("draft_segment", sa.Column("emphasis", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("draft_segment", sa.Column("notes", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("draft_segment", sa.Column("score", sa.Double))
    op.add_column("machine_translation", sa.Column("version", sa.Text, nullable=False, server_default=""))
    op.add_column("machine_translation", sa.Column("notes", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("machine_translation", sa.Column("score", sa.Double))
    op.drop_column("machine_translation", "billed_characters")
    create_expense()
    create_usage()


def create_expense() -> None:
    op.create_table(
        "expense",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("run.id")),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("segments", sa.Integer, nullable=False),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("billed", sa.Integer, nullable=False),
        sa.Column("uncertain", sa.Integer, nullable=False),
        sa.Column("euros_per_million", sa.Double, nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled", sa.DateTime(timezone=True)),
        sa.CheckConstraint("outcome IN ({})".format(", ".join(f"'{name}'" for name in OUTCOMES)), name="outcome"),
    )
    op.create_index(None, "expense", ["municipality_id", "engine", "sent"])
    op.create_index(None, "expense", ["engine", "sent"])


def create_usage() -> None:
    op.create_table(
        "usage",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("engine", sa.Text, nullable=False, index=True),
        sa.Column("taken", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_characters", sa.BigInteger, nullable=False),
        sa.Column("key_characters", sa.BigInteger),
        sa.Column("limit", sa.BigInteger),
        sa.Column("period_start", sa.DateTime(timezone=True)),
        sa.Column("period_end", sa.DateTime(timezone=True)),
    )
