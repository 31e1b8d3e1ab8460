"""The approved segments of one municipality."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select

from pipeline.draft import Origin
from pipeline.memory import Unit
from store.scope import Scope
from store.tables import MemoryUnitRow
from store.upsert import in_chunks, insert

_UNIQUE = ["municipality_id", "locale", "source_hash", "context_hash", "document"]


class SqlMemory:
    """Keeps `pipeline.store_ports.Memory` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def units(self, sources: Collection[str], *, locale: str) -> Mapping[str, list[Unit]]:
        """For each source text that is known exactly, its units."""
        found: defaultdict[str, list[Unit]] = defaultdict(list)
        mine = (MemoryUnitRow.municipality_id == self._scope.municipality_id, MemoryUnitRow.locale == locale)
        for hashes in in_chunks(sorted({_digest(source) for source in sources})):
            query = select(MemoryUnitRow.__table__).where(*mine, MemoryUnitRow.source_hash.in_(hashes))
            for row in self._scope.connection.execute(query.order_by(MemoryUnitRow.id)):
                found[row.source].append(_unit(row))
        return dict(found)

    def learn(self, units: Iterable[Unit]) -> int:
        """Keep units and return how many; one of the same source, context, document and locale is replaced."""
        rows = {tuple(row[name] for name in _UNIQUE): row for row in map(self._values, units)}
        if rows:
            statement = insert(self._scope.connection, MemoryUnitRow)
            replaced = {name: statement.excluded[name] for name in ("target", "author", "approved", *_ORIGIN)}
            statement = statement.on_conflict_do_update(index_elements=_UNIQUE, set_=replaced)
            with self._scope.step("Übersetzungsspeicher"):
                self._scope.connection.execute(statement, [rows[key] for key in sorted(rows)])
        return len(rows)

    def _values(self, unit: Unit) -> dict[str, Any]:
        return {
            "municipality_id": self._scope.municipality_id,
            "locale": unit.locale,
            "source_hash": _digest(unit.source),
            "context_hash": _digest(unit.previous, unit.following),
            "document": unit.document,
            "source": unit.source,
            "target": unit.target,
            "previous": unit.previous,
            "following": unit.following,
            "author": unit.author,
            "origin_kind": unit.origin.kind,
            "origin_name": unit.origin.name,
            "approved": unit.approved,
        }


_ORIGIN = ("origin_kind", "origin_name")


def _unit(row: Any) -> Unit:
    return Unit(
        source=row.source,
        target=row.target,
        locale=row.locale,
        previous=row.previous,
        following=row.following,
        document=row.document,
        author=row.author,
        origin=Origin(row.origin_kind, row.origin_name),
        approved=row.approved,
    )


def _digest(*texts: str) -> str:
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()
