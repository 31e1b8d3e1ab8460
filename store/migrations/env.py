"""Runs the migrations on the connection that `store.upgrade` hands over."""

from alembic import context

from store import people_tables, review_tables, run_tables  # noqa: F401  # the metadata holds what is imported
from store.tables import Row

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata)
with context.begin_transaction():
    context.run_migrations()
