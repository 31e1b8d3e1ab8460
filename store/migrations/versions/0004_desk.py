"""The review desk: people and their accounts, decisions about segments, remarks, and locks by version."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROLES = ["administrator", "coordinator", "reviewer", "editor", "observer"]


def upgrade() -> None:
    create_person()
    extend_draft()
    create_sign_in()
    create_account_event()
    create_bulk_action()
    create_idempotency()
    create_membership()
    create_saved_filter()
    create_session()
    create_handshake()
    create_token()
    create_remark()
    create_presence()
    create_segment_decision()
    create_concept()
    create_concept_event()
    keep_history()


def extend_draft() -> None:
    with op.batch_alter_table("draft") as draft:
        draft.add_column(sa.Column("change", sa.String(20), nullable=False, server_default="new"))
        draft.add_column(sa.Column("assignee_id", sa.Integer, sa.ForeignKey("person.id")))
        draft.add_column(sa.Column("due", sa.Date))
        draft.add_column(sa.Column("version", sa.Integer, nullable=False, server_default="0"))
    op.create_index(None, "draft", ["municipality_id", "risk"])
    op.create_index(None, "draft", ["risk"])
    op.create_index(None, "draft", ["assignee_id"])
    op.create_index(None, "expense", ["run_id"])
    op.create_index(None, "run", ["municipality_id", "id"])
    op.add_column("draft_segment", sa.Column("version", sa.Integer, nullable=False, server_default="0"))
    op.create_index(None, "finding", ["check", "draft_id"])
    op.add_column("publication", sa.Column("review", sa.JSON))


def create_person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("login", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("totp_secret", sa.Text),
        sa.Column("totp_step", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("recovery", sa.JSON, nullable=False, server_default="[]"),
        sa.Column("subject", sa.Text, unique=True),
        sa.Column("is_administrator", sa.Boolean, nullable=False),
        sa.Column("is_active", sa.Boolean, nullable=False),
        sa.Column("preferences", sa.JSON, nullable=False, server_default="{}"),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    )


def create_sign_in() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("succeeded", sa.Boolean, nullable=False),
    )
    op.create_index(None, "sign_in", ["login", "at"])
    op.create_index(None, "sign_in", ["address", "at"])


def create_account_event() -> None:
    op.create_table(
        "account_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
    )


def create_bulk_action() -> None:
    op.create_table(
        "bulk_action",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False, index=True),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("undone", sa.DateTime(timezone=True)),
    )


def create_idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("request_hash", sa.Text, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("etag", sa.Text, nullable=False, server_default=""),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def create_membership() -> None:
    op.create_table(
        "membership",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), primary_key=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("locales", sa.JSON, nullable=False, server_default="[]"),
        sa.CheckConstraint("role IN ({})".format(", ".join(f"'{name}'" for name in ROLES)), name="role"),
    )


def create_saved_filter() -> None:
    op.create_table(
        "saved_filter",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("query", sa.Text, nullable=False),
    )


def create_session() -> None:
    op.create_table(
        "session",
        sa.Column("token_hash", sa.Text, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=False, index=True),
        sa.Column("csrf", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False, server_default=""),
        sa.Column("agent", sa.Text, nullable=False, server_default=""),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
    )


def create_handshake() -> None:
    op.create_table(
        "handshake",
        sa.Column("token_hash", sa.Text, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id")),
        sa.Column("data", sa.JSON, nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
    )


def create_token() -> None:
    op.create_table(
        "token",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False, unique=True),
        sa.Column("scopes", sa.JSON, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True)),
        sa.Column("used", sa.DateTime(timezone=True)),
        sa.Column("revoked", sa.DateTime(timezone=True)),
    )


def create_remark() -> None:
    op.create_table(
        "remark",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, nullable=False),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answers", sa.Integer, sa.ForeignKey("remark.id")),
        sa.Column("settled", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["document_id", "municipality_id"], ["document.id", "document.municipality_id"]),
    )
    op.create_index(None, "remark", ["document_id", "locale"])
    op.create_index(None, "remark", ["municipality_id", "kind", "settled"])


def create_presence() -> None:
    op.create_table(
        "presence",
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
    )


def create_segment_decision() -> None:
    op.create_table(
        "segment_decision",
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("replaced", sa.JSON),
    )


def create_concept() -> None:
    op.create_table(
        "concept",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("domain", sa.Text, nullable=False),
        sa.Column("definition", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("terms", sa.JSON, nullable=False),
        sa.UniqueConstraint("municipality_id", "key"),
    )


def create_concept_event() -> None:
    op.create_table(
        "concept_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("municipality_id", sa.Integer, sa.ForeignKey("municipality.id"), nullable=False, index=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("concept", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )


def keep_history() -> None:
    """Refuse to change or remove what was recorded. SQLite forgets triggers when a later batch rebuilds the table."""
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    if is_postgresql:
        op.execute(REFUSE)
    for table in ("audit_event", "account_event"):
        if is_postgresql:
            act = "FOR EACH ROW EXECUTE FUNCTION sprachlotse_refuse()"
            op.execute(f"CREATE TRIGGER {table}_is_kept BEFORE UPDATE OR DELETE ON {table} {act}")
            continue
        for verb in ("update", "delete"):
            act = "BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END"
            op.execute(f"CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table} {act}")


REFUSE = """
CREATE FUNCTION sprachlotse_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is only ever added to' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
