"""The paid answers of the engines for one municipality."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict

from sqlalchemy import select

from pipeline.store_ports import MachineTranslation
from store.scope import Scope
from store.tables import MachineTranslationRow
from store.upsert import in_chunks, insert


class SqlTranslations:
    """Keeps `pipeline.store_ports.Translations` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def get(self, keys: Collection[str]) -> Mapping[str, MachineTranslation]:
        """Those of the keys that were answered before."""
        row = MachineTranslationRow
        query = select(row.key, row.locale, row.engine, row.version, row.source, row.target, row.score, row.notes)
        mine = query.where(row.municipality_id == self._scope.municipality_id)
        found: dict[str, MachineTranslation] = {}
        for chunk in in_chunks(sorted(set(keys))):
            for kept in self._scope.connection.execute(mine.where(row.key.in_(chunk))):
                found[kept.key] = MachineTranslation(**kept._asdict() | {"notes": tuple(kept.notes)})
        return found

    def put(self, answers: Iterable[MachineTranslation]) -> None:
        """Keep answers; a key that is there already stays as it is."""
        owned = {"municipality_id": self._scope.municipality_id, "answered": self._scope.now()}
        # Sorted, so that two runs with the same answers wait for each other instead of for ever.
        rows = [owned | _values(answer) for answer in sorted(answers, key=lambda answer: answer.key)]
        if rows:
            statement = insert(self._scope.connection, MachineTranslationRow).on_conflict_do_nothing()
            with self._scope.step("Maschinelle Übersetzung"):
                self._scope.connection.execute(statement, rows)


def _values(answer: MachineTranslation) -> dict[str, object]:
    return asdict(answer) | {"notes": list(answer.notes)}
