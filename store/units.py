"""Looking through the memory of one municipality: its own units by words, a page at a time."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select

from pipeline.draft import Origin
from pipeline.memory import Unit
from pipeline.records import FoundUnits, Side, UnitFilter
from store.scope import Scope
from store.tables import MemoryUnitRow

_SIDES = {Side.SOURCE: MemoryUnitRow.source, Side.TARGET: MemoryUnitRow.target}
_ROW = MemoryUnitRow.__table__


class SqlUnits:
    """Reads own units only, never those of the pool; changes go through `store.memory`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._mine = MemoryUnitRow.municipality_id == scope.municipality_id

    def find(self, wanted: UnitFilter, *, offset: int, limit: int) -> FoundUnits:
        """The units that meet the filter, by source and locale, and how many there are of them."""
        where = self._conditions(wanted)
        total = self._scope.connection.scalar(select(func.count()).select_from(MemoryUnitRow).where(*where)) or 0
        order = (MemoryUnitRow.source, MemoryUnitRow.locale, MemoryUnitRow.id)
        return FoundUnits(self._read(where, order, offset=offset, limit=limit), total)

    def of(self, source: str, locale: str) -> Sequence[Unit]:
        """All own units of one source text in one locale."""
        where = [self._mine, MemoryUnitRow.source == source, MemoryUnitRow.locale == locale]
        return self._read(where, (MemoryUnitRow.id,))

    def get(self, unit_id: int) -> Unit:
        """One own unit; KeyError if this municipality has none with this id."""
        found = self._read([self._mine, MemoryUnitRow.id == unit_id], (MemoryUnitRow.id,))
        if not found:
            raise KeyError(unit_id)
        return found[0]

    def _conditions(self, wanted: UnitFilter) -> list[ColumnElement[bool]]:
        where: list[ColumnElement[bool]] = [self._mine]
        if wanted.locale:
            where.append(MemoryUnitRow.locale == wanted.locale)
        if wanted.only_stale:
            where.append(MemoryUnitRow.stale.is_(True))
        if wanted.text:
            where.append(_SIDES[wanted.side].icontains(wanted.text, autoescape=True))
        return where

    def _read(
        self,
        where: Sequence[ColumnElement[bool]],
        order: Sequence[Any],
        *,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[Unit]:
        query = select(_ROW).where(*where).order_by(*order).offset(offset).limit(limit)
        return [
            Unit(
                source=row.source,
                target=row.target,
                locale=row.locale,
                previous=row.previous,
                following=row.following,
                document=row.document,
                author=row.author,
                origin=Origin(row.origin_kind, row.origin_name),
                approved=row.approved,
                reviewed=row.reviewed,
                id=row.id,
            )
            for row in self._scope.connection.execute(query)
        ]
