"""Who has which draft of one municipality open."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select

from pipeline.people import Person
from store.history import state_of
from store.people import read_person
from store.people_tables import PersonRow
from store.review_tables import PresenceRow
from store.scope import Scope
from store.upsert import insert

LASTS = timedelta(seconds=30)
"""Who was not heard of for so long has closed the draft."""


class SqlPresence:
    """Keeps `pipeline.review_ports.Presence` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def here(self, draft_id: int, person_id: int) -> Sequence[Person]:
        """Note that this person has it open; returns the others who were heard of in the last seconds, by name."""
        state_of(self._scope, draft_id)
        now = self._scope.now()
        connection = self._scope.connection
        row = insert(connection, PresenceRow).values(draft_id=draft_id, person_id=person_id, seen=now)
        keys = ["draft_id", "person_id"]
        connection.execute(row.on_conflict_do_update(index_elements=keys, set_={"seen": now}))
        connection.execute(delete(PresenceRow).where(PresenceRow.draft_id == draft_id, PresenceRow.seen < now - LASTS))
        others = (
            select(PersonRow.__table__)
            .join(PresenceRow, PresenceRow.person_id == PersonRow.id)
            .where(PresenceRow.draft_id == draft_id, PresenceRow.person_id != person_id)
            .order_by(PersonRow.name, PersonRow.id)
        )
        return [read_person(found) for found in connection.execute(others)]
