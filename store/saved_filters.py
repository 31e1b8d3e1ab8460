"""The views of the queue that people keep."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select

from store.review_tables import SavedFilterRow
from store.upsert import insert

MOST = 50
"""Views that one person may keep."""


class SqlSavedFilters:
    """The views of one person, in one transaction."""

    def __init__(self, connection: Connection, person_id: int) -> None:
        self._connection = connection
        self._person_id = person_id
        self._mine = SavedFilterRow.person_id == person_id

    def all(self) -> Mapping[str, str]:
        """Query string by name."""
        query = select(SavedFilterRow.name, SavedFilterRow.query).where(self._mine).order_by(SavedFilterRow.name)
        return dict(self._connection.execute(query).all())

    def keep(self, name: str, query: str) -> bool:
        """Keep a view, in place of one with the same name; False if there are too many already."""
        known = self.all()
        if name not in known and len(known) >= MOST:
            return False
        row = insert(self._connection, SavedFilterRow).values(person_id=self._person_id, name=name, query=query)
        self._connection.execute(row.on_conflict_do_update(index_elements=["person_id", "name"], set_={"query": query}))
        return True

    def drop(self, name: str) -> None:
        """Forget a view."""
        self._connection.execute(delete(SavedFilterRow).where(self._mine, SavedFilterRow.name == name))
