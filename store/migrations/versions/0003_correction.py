"""What a machine had proposed where a person typed something else."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("origin_kind", sa.String(20), nullable=False),
        sa.Column("origin_name", sa.Text, nullable=False),
        sa.Column("findings", sa.JSON, nullable=False),
    )
