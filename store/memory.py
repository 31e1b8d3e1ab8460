"""The approved segments of one municipality, and those that others share with it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, func, or_, select, update

from pipeline.draft import Origin
from pipeline.memory import Unit, generalised
from pipeline.store_ports import MemoryConflict, MemoryEvent, MemoryStats
from store.memory_hygiene import conflicts, events, mark_stale, record, stats
from store.scope import Scope
from store.tables import MemoryUnitRow, MunicipalityRow
from store.upsert import in_chunks, insert

_UNIQUE = ["municipality_id", "locale", "source_hash", "context_hash", "document"]
_REPLACED = ("target", "author", "approved", "origin_kind", "origin_name", "reviewed", "stale")


class SqlMemory:
    """Keeps `pipeline.store_ports.Memory` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._mine = MemoryUnitRow.municipality_id == scope.municipality_id

    def units(self, sources: Collection[str], *, locale: str) -> Mapping[str, list[Unit]]:
        """For each source text that is known exactly, its units; own ones and, after an opt-in, those of the pool."""
        by_hash = {_digest(source): source for source in sources}
        return self._found(MemoryUnitRow.source_hash, by_hash, locale)

    def generalised(self, keys: Collection[str], *, locale: str) -> Mapping[str, list[Unit]]:
        """For each generalised text that is known, its units."""
        by_hash = {_digest(key): key for key in keys}
        return self._found(MemoryUnitRow.general_hash, by_hash, locale)

    def learn(self, units: Iterable[Unit]) -> int:
        """Keep units and return how many; one of the same source, context, document and locale is replaced."""
        rows = {tuple(row[name] for name in _UNIQUE): row for row in map(self._values, units)}
        if rows:
            statement = insert(self._connection, MemoryUnitRow)
            replaced = {name: statement.excluded[name] for name in _REPLACED}
            statement = statement.on_conflict_do_update(index_elements=_UNIQUE, set_=replaced)
            with self._scope.step("Übersetzungsspeicher"):
                self._connection.execute(statement, [rows[key] for key in sorted(rows)])
        return len(rows)

    def share(self, *, gives: bool, takes: bool) -> None:
        """Opt in to the shared pool, or out of it."""
        me = MunicipalityRow.id == self._scope.municipality_id
        self._connection.execute(update(MunicipalityRow).where(me).values(gives_memory=gives, takes_memory=takes))

    def sources(self) -> Iterator[tuple[int, str]]:
        """The different source texts of this municipality, each with the id of its first unit."""
        query = select(func.min(MemoryUnitRow.id), MemoryUnitRow.source).where(self._mine)
        rows = self._connection.execute(query.group_by(MemoryUnitRow.source))
        yield from ((number, source) for number, source in rows)

    def export(self, locales: Collection[str]) -> Iterator[Unit]:
        """All own units of these locales (of every locale if empty), by source."""
        query = self._select().where(self._mine)
        if locales:
            query = query.where(MemoryUnitRow.locale.in_(locales))
        for row in self._connection.execute(query.order_by(MemoryUnitRow.source, MemoryUnitRow.id)):
            yield self._unit(row)

    def holding(self, words: str, *, locale: str, limit: int) -> Sequence[Unit]:
        """Units of this locale whose source or target holds all of these words, those approved last first."""
        sides = (MemoryUnitRow.source, MemoryUnitRow.target)
        wanted = [[side.icontains(word, autoescape=True) for word in words.split()] for side in sides]
        query = self._select().where(self._visible(), MemoryUnitRow.locale == locale, or_(*(and_(*w) for w in wanted)))
        newest = query.order_by(MemoryUnitRow.approved.desc(), MemoryUnitRow.id.desc()).limit(limit)
        return [self._unit(row) for row in self._connection.execute(newest)] if words.split() else []

    def conflicts(self, *, limit: int) -> Sequence[MemoryConflict]:
        """Sources with several targets, those with the most units first."""
        return conflicts(self._scope, limit=limit)

    def mark_stale(self, current: Collection[str]) -> int:
        """Mark the units whose source is not among these texts, unmark the others; returns how many are stale."""
        return mark_stale(self._scope, {_digest(text) for text in current})

    def stats(self) -> MemoryStats:
        """How much is known."""
        return stats(self._scope)

    def own(self, unit_id: int, *, lock: bool = False) -> Unit:
        """One unit; KeyError if this municipality has none with this id."""
        query = self._select().where(self._mine, MemoryUnitRow.id == unit_id)
        row = self._connection.execute(query.with_for_update(of=MemoryUnitRow) if lock else query).one_or_none()
        if row is None:
            raise KeyError(unit_id)
        return self._unit(row)

    def edit(self, unit_id: int, target: str, *, actor: str, why: str) -> None:
        """Replace a target; KeyError if this municipality has no such unit."""
        unit = self.own(unit_id, lock=True)
        with self._scope.step("Übersetzungsspeicher"):
            changed = {"target": target, "author": actor, "approved": self._scope.now(), "reviewed": True}
            self._connection.execute(update(MemoryUnitRow).where(MemoryUnitRow.id == unit_id).values(changed))
            event = MemoryEvent(self._scope.now(), actor, "edited", unit.source, unit.locale, unit.target, target, why)
            record(self._scope, event)

    def delete(self, unit_id: int, *, actor: str, why: str) -> None:
        """Remove a unit; KeyError if this municipality has no such unit."""
        unit = self.own(unit_id, lock=True)
        self._connection.execute(delete(MemoryUnitRow).where(MemoryUnitRow.id == unit_id))
        event = MemoryEvent(self._scope.now(), actor, "deleted", unit.source, unit.locale, unit.target, "", why)
        record(self._scope, event)

    def events(self) -> Sequence[MemoryEvent]:
        """What people changed in the memory, oldest first."""
        return events(self._scope)

    def _found(self, column: Any, by_hash: Mapping[str, str], locale: str) -> Mapping[str, list[Unit]]:
        found: defaultdict[str, list[Unit]] = defaultdict(list)
        for hashes in in_chunks(sorted(by_hash)):
            query = self._select().where(self._visible(), MemoryUnitRow.locale == locale, column.in_(hashes))
            for row in self._connection.execute(query.order_by(MemoryUnitRow.id)):
                found[by_hash[getattr(row, column.key)]].append(self._unit(row))
        return dict(found)

    def _visible(self) -> ColumnElement[bool]:
        """Own units, and those of municipalities that give, while this one takes."""
        takes = select(MunicipalityRow.takes_memory).where(MunicipalityRow.id == self._scope.municipality_id)
        return or_(self._mine, and_(MunicipalityRow.gives_memory, takes.scalar_subquery()))

    def _select(self) -> Any:
        return select(MemoryUnitRow.__table__, MunicipalityRow.name).join(
            MunicipalityRow, MunicipalityRow.id == MemoryUnitRow.municipality_id
        )

    def _unit(self, row: Row[Any]) -> Unit:
        is_mine = row.municipality_id == self._scope.municipality_id
        return Unit(
            source=row.source,
            target=row.target,
            locale=row.locale,
            previous=row.previous,
            following=row.following,
            document=row.document,
            author=row.author if is_mine else "",
            origin=Origin(row.origin_kind, row.origin_name if is_mine else ""),
            approved=row.approved,
            reviewed=row.reviewed,
            municipality="" if is_mine else row.name,
            id=row.id if is_mine else None,
        )

    def _values(self, unit: Unit) -> dict[str, Any]:
        return {
            "municipality_id": self._scope.municipality_id,
            "locale": unit.locale,
            "source_hash": _digest(unit.source),
            "general_hash": _digest(generalised(unit.source)),
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
            "reviewed": unit.reviewed,
            "stale": False,
        }


def _digest(*texts: str) -> str:
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()
