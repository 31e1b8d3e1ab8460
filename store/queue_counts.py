"""How many drafts there are of each kind.

All facets but two come from one query that groups by all of them: what it gives is small, and every facet is summed
up from it under the conditions of the others. Somebody who sees very many municipalities gets sums that are some
seconds old; the total and the drafts themselves are always those of this moment.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from pipeline.queue import Counts, QueueFilter
from store.queue_conditions import Columns, chosen, has_finding, one_of
from store.tables import DocumentRow, DraftRow, FindingRow

WIDE = 50
"""From so many municipalities sums are remembered, and checks are listed without a count."""
LASTS_S = 15.0
MOST = 100
"""Sums that are remembered at once."""
UNCOUNTED = -1
Cube = Sequence[tuple[tuple[str, ...], int]]
"""A value of each facet, and the number of drafts that have them all."""


class Remembered:
    """Sums of the last seconds; one per process."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[float, Any]] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Any], *, lasts_s: float = LASTS_S) -> Any:
        """What is kept under the key, or made now."""
        with self._lock:
            until, value = self._kept.get(key, (0.0, None))
        if monotonic() < until:
            return value
        value = make()
        with self._lock:
            if len(self._kept) >= MOST:
                self._kept.clear()
            self._kept[key] = (monotonic() + lasts_s, value)
        return value


class Counting:
    """Counts the drafts of some municipalities as one person sees them."""

    def __init__(self, connection: Connection, names: Mapping[int, str], columns: Columns, memory: Remembered) -> None:
        self._connection = connection
        self._names = names
        self._columns = columns
        self._memory = memory

    def count(self, wanted: QueueFilter, *, also: Sequence[ColumnElement[bool]], person_id: int) -> Counts:
        """The counts under a filter, with the conditions on the words."""
        narrowed = chosen(wanted)
        towns = self._towns(narrowed)
        by_town = self._by_town(narrowed, [*has_finding(wanted), *also])
        total = sum(number for town, number in by_town.items() if town in towns)
        key = (person_id, tuple(towns), wanted.check, wanted.severity, wanted.text)
        cube = self._kept(("cube", *key), towns, lambda: self._cube(towns, [*has_finding(wanted), *also]))
        facets = sums(cube, list(self._columns.columns), narrowed)
        facets["municipality"] = dict(by_town.most_common())
        facets["check"] = self._by_check(narrowed, towns, also)
        return Counts(total, facets)

    def _kept(self, key: Hashable, towns: Sequence[str], make: Callable[[], Any]) -> Any:
        return self._memory.get(key, make) if len(towns) >= WIDE else make()

    def _towns(self, narrowed: Mapping[str, tuple[str, ...]]) -> list[str]:
        return [name for name in self._names.values() if name in narrowed.get("municipality", (name,))]

    def _cube(self, towns: Sequence[str], conditions: Sequence[ColumnElement[bool]]) -> Cube:
        columns = self._columns.columns.values()
        query = (
            select(*columns, func.count())
            .join(DocumentRow, DocumentRow.id == DraftRow.document_id)
            .where(self._in(towns), *conditions)
            .group_by(*columns)
        )
        return [(tuple(map(str, values)), number) for *values, number in self._connection.execute(query)]

    def _by_town(
        self, narrowed: Mapping[str, tuple[str, ...]], conditions: Sequence[ColumnElement[bool]]
    ) -> Counter[str]:
        query = (
            select(DraftRow.municipality_id, func.count())
            .where(self._in(self._names.values()), *self._columns.narrow(narrowed), *conditions)
            .group_by(DraftRow.municipality_id)
        )
        return Counter({self._names[town]: number for town, number in self._connection.execute(query)})

    def _by_check(
        self,
        narrowed: Mapping[str, tuple[str, ...]],
        towns: Sequence[str],
        conditions: Sequence[ColumnElement[bool]],
    ) -> dict[str, int]:
        if len(towns) >= WIDE:
            known = select(FindingRow.check).distinct()
            return dict.fromkeys(self._kept("checks", towns, lambda: self._connection.scalars(known).all()), UNCOUNTED)
        query = (
            select(FindingRow.check, func.count(FindingRow.draft_id.distinct()))
            .join(DraftRow, DraftRow.id == FindingRow.draft_id)
            .where(self._in(towns), *self._columns.narrow(narrowed), *conditions)
            .group_by(FindingRow.check)
        )
        return dict(Counter(dict(self._connection.execute(query).all())).most_common())

    def _in(self, towns: Iterable[str]) -> ColumnElement[bool]:
        wanted = set(towns)
        ids = [key for key, name in self._names.items() if name in wanted]
        return one_of(DraftRow.municipality_id, ids, self._connection.dialect.name)


def sums(cube: Cube, names: Sequence[str], narrowed: Mapping[str, tuple[str, ...]]) -> dict[str, Mapping[str, int]]:
    """Every facet under the conditions of the others: a group that one facet alone excludes still counts for that."""
    allowed = [frozenset(narrowed[name]) if name in narrowed else None for name in names]
    found: list[Counter[str]] = [Counter() for _ in names]
    for values, number in cube:
        missed = [n for n, its in enumerate(allowed) if its is not None and values[n] not in its]
        for n in missed if len(missed) == 1 else range(0 if missed else len(names)):
            found[n][values[n]] += number
    return {name: dict(counter.most_common()) for name, counter in zip(names, found, strict=True)}
