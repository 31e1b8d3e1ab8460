"""Keeping a memory clean: what contradicts itself, what is no longer used, what people changed."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import case, distinct, func, insert, select, update

from pipeline.store_ports import MemoryConflict, MemoryEvent, MemoryStats
from store.scope import Scope
from store.tables import MemoryEventRow, MemoryUnitRow
from store.upsert import in_chunks

_SAME = (MemoryUnitRow.source_hash, MemoryUnitRow.locale)


def conflicts(scope: Scope, *, limit: int) -> Sequence[MemoryConflict]:
    """Sources with several targets in one locale, those with the most units first."""
    mine = MemoryUnitRow.municipality_id == scope.municipality_id
    several = (
        select(*_SAME, func.count().label("units"))
        .where(mine)
        .group_by(*_SAME)
        .having(func.count(distinct(MemoryUnitRow.target)) > 1)
        .order_by(func.count().desc(), *_SAME)
        .limit(limit)
        .subquery()
    )
    query = (
        select(MemoryUnitRow.source, MemoryUnitRow.locale, MemoryUnitRow.target, func.count().label("times"))
        .join(
            several, (MemoryUnitRow.source_hash == several.c.source_hash) & (MemoryUnitRow.locale == several.c.locale)
        )
        .where(mine)
        .group_by(MemoryUnitRow.source, MemoryUnitRow.locale, MemoryUnitRow.target, several.c.units)
        .order_by(several.c.units.desc(), MemoryUnitRow.source, MemoryUnitRow.locale, func.count().desc())
    )
    found: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in scope.connection.execute(query):
        found[row.source, row.locale][row.target] = row.times
    return [MemoryConflict(source, locale, targets) for (source, locale), targets in found.items()]


def mark_stale(scope: Scope, current: Collection[str]) -> int:
    """Mark the units whose source hash is not among these, unmark the others; returns how many are stale."""
    mine = MemoryUnitRow.municipality_id == scope.municipality_id
    known = set(scope.connection.execute(select(MemoryUnitRow.source_hash).distinct().where(mine)).scalars())
    for stale, hashes in ((True, known - set(current)), (False, known & set(current))):
        for chunk in in_chunks(sorted(hashes)):
            changed = update(MemoryUnitRow).where(mine, MemoryUnitRow.source_hash.in_(chunk)).values(stale=stale)
            scope.connection.execute(changed)
    counted = select(func.count()).select_from(MemoryUnitRow).where(mine, MemoryUnitRow.stale)
    return scope.connection.scalar(counted) or 0


def stats(scope: Scope) -> MemoryStats:
    """How much is known."""
    mine = MemoryUnitRow.municipality_id == scope.municipality_id
    by_locale = select(MemoryUnitRow.locale, func.count()).where(mine).group_by(MemoryUnitRow.locale)
    units = dict(scope.connection.execute(by_locale).all())
    totals = select(
        func.count(distinct(MemoryUnitRow.source_hash)),
        func.coalesce(func.sum(case((MemoryUnitRow.stale, 1), else_=0)), 0),
    ).where(mine)
    sources, stale = scope.connection.execute(totals).one()
    several = select(*_SAME).where(mine).group_by(*_SAME).having(func.count(distinct(MemoryUnitRow.target)) > 1)
    contradicting = scope.connection.scalar(select(func.count()).select_from(several.subquery()))
    return MemoryStats(units, sources, int(stale), contradicting or 0)


def record(scope: Scope, event: MemoryEvent) -> None:
    """Keep what a person changed."""
    values = {
        name: getattr(event, name) for name in ("at", "actor", "action", "source", "locale", "before", "after", "why")
    }
    scope.connection.execute(insert(MemoryEventRow).values(municipality_id=scope.municipality_id, **values))


def events(scope: Scope) -> Sequence[MemoryEvent]:
    """What people changed, oldest first."""
    query = (
        select(MemoryEventRow.__table__)
        .where(MemoryEventRow.municipality_id == scope.municipality_id)
        .order_by(MemoryEventRow.id)
    )
    return [
        MemoryEvent(row.at, row.actor, row.action, row.source, row.locale, row.before, row.after, row.why)
        for row in scope.connection.execute(query)
    ]
