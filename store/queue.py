"""The queue across the municipalities of one person: pages of drafts, counted by their kinds."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, Connection, Row, Select, func, select

from pipeline.document import DocumentRef
from pipeline.draft import ChangeClass
from pipeline.finding import Severity
from pipeline.queue import Counts, Order, QueueFilter, QueueLine, QueuePage
from store.people_tables import PersonRow
from store.queue_conditions import Columns, chosen, has_finding, has_words, one_of
from store.queue_counts import Counting, Remembered
from store.saved_filters import SqlSavedFilters
from store.tables import DocumentRow, DraftRow, DraftSegmentRow, FindingRow, MunicipalityRow

NARROW = 5
"""Up to so many municipalities the words of a filter are looked for in the German texts too."""
FEW = 8000
"""Fewer drafts than this are named one by one in the queries that follow."""
_CARRIED = (ChangeClass.UNCHANGED, ChangeClass.MOVED)
_WORST = {Severity.CRITICAL: 0, Severity.WARNING: 1, Severity.INFO: 2}
_ORDERS: Mapping[Order, tuple[ColumnExpressionArgument[Any], ...]] = {
    Order.RISK: (DraftRow.risk.desc(), DraftRow.created, DraftRow.id),
    Order.AGE: (DraftRow.created, DraftRow.id),
    Order.DUE: (DraftRow.due.asc().nulls_last(), DraftRow.risk.desc(), DraftRow.id),
    Order.TITLE: (func.lower(DraftRow.title), DraftRow.locale, DraftRow.id),
}


class SqlQueue:
    """Reads the drafts of exactly the given municipalities, in one transaction that writes nothing."""

    def __init__(self, connection: Connection, slugs: Sequence[str], *, now: datetime, memory: Remembered) -> None:
        self._connection = connection
        self._now = now
        self._memory = memory
        self._found: dict[tuple[tuple[str, ...], tuple[int, ...]], Sequence[int]] = {}
        known = select(MunicipalityRow.id, MunicipalityRow.name).where(MunicipalityRow.name.in_(slugs))
        self._names = {row.id: row.name for row in connection.execute(known)}

    def page(self, wanted: QueueFilter, *, order: Order, person_id: int, offset: int = 0, limit: int = 50) -> QueuePage:
        """One page, and how many drafts there are of each kind."""
        counts = self.counts(wanted, person_id=person_id)
        ids = self._ids(wanted, order, person_id).offset(offset).limit(limit)
        return QueuePage(self.lines(self._connection.scalars(ids).all()), counts)

    def ids(self, wanted: QueueFilter, *, person_id: int, limit: int) -> Sequence[tuple[str, int]]:
        """Municipality and id of the drafts that meet the filter, riskiest first."""
        ids = self._ids(wanted, Order.RISK, person_id).limit(limit).subquery()
        rows = self._connection.execute(
            select(DraftRow.municipality_id, DraftRow.id).join(ids, ids.c.id == DraftRow.id).order_by(DraftRow.id)
        )
        return [(self._names[municipality_id], draft_id) for municipality_id, draft_id in rows]

    def line(self, wanted: QueueFilter, *, order: Order, person_id: int, limit: int) -> Sequence[tuple[str, int]]:
        """Municipality and id of the first drafts of a view, in its order."""
        ids = list(self._connection.scalars(self._ids(wanted, order, person_id).limit(limit)))
        query = select(DraftRow.id, DraftRow.municipality_id).where(DraftRow.id.in_(ids))
        towns = {draft_id: self._names[town] for draft_id, town in self._connection.execute(query)}
        return [(towns[each], each) for each in ids if each in towns]

    def after(self, last: int, wanted: QueueFilter, *, limit: int) -> tuple[QueueLine, ...]:
        """The drafts that meet the filter and have a higher id than `last`, by id: a program reads all of them so."""
        query = self._ids(wanted, Order.RISK, 0).where(DraftRow.id > last)
        ids = query.order_by(None).order_by(DraftRow.id).limit(limit)
        return self.lines(self._connection.scalars(ids).all())

    def views(self, person_id: int) -> Mapping[str, str]:
        """The views that a person keeps: query string by name."""
        return SqlSavedFilters(self._connection, person_id).all()

    def counts(self, wanted: QueueFilter, *, person_id: int) -> Counts:
        """How many drafts there are of each kind."""
        columns = Columns(person_id=person_id, now=self._now)
        counting = Counting(self._connection, self._names, columns, self._memory)
        return counting.count(wanted, also=self._words(wanted), person_id=person_id)

    def lines(self, ids: Sequence[int]) -> tuple[QueueLine, ...]:
        """The drafts with these ids in this order; those of other municipalities are left out."""
        query = (
            select(DraftRow.__table__, DocumentRow.content_type, DocumentRow.key, PersonRow.name.label("assignee"))
            .join(DocumentRow, DocumentRow.id == DraftRow.document_id)
            .outerjoin(PersonRow, PersonRow.id == DraftRow.assignee_id)
            .where(DraftRow.id.in_(ids), one_of(DraftRow.municipality_id, self._names, self._connection.dialect.name))
        )
        rows = {row.id: row for row in self._connection.execute(query)}
        sizes, checks = self._sizes(rows), self._checks(rows)
        return tuple(
            self._line(rows[each], sizes.get(each, (0, 0)), checks.get(each, {})) for each in ids if each in rows
        )

    def _ids(self, wanted: QueueFilter, order: Order, person_id: int) -> Select[int]:
        columns = Columns(person_id=person_id, now=self._now)
        conditions = [*columns.narrow(chosen(wanted)), *has_finding(wanted), *self._words(wanted)]
        is_there = one_of(DraftRow.municipality_id, self._towns(wanted), self._connection.dialect.name)
        return select(DraftRow.id).where(is_there, *conditions).order_by(*_ORDERS[order])

    def _words(self, wanted: QueueFilter) -> list[ColumnElement[bool]]:
        """The condition on the words. Unless very many drafts have them, the texts are read once for all queries."""
        words = tuple(wanted.text.split())
        if not words:
            return []
        towns = tuple(self._towns(wanted))
        conditions = has_words(words, self._connection.dialect.name, in_segments=len(towns) <= NARROW)
        if (words, towns) not in self._found:
            is_there = one_of(DraftRow.municipality_id, towns, self._connection.dialect.name)
            query = select(DraftRow.id).where(is_there, *conditions)
            self._found[words, towns] = self._connection.scalars(query.limit(FEW)).all()
        found = self._found[words, towns]
        return [one_of(DraftRow.id, found, self._connection.dialect.name)] if len(found) < FEW else conditions

    def _towns(self, wanted: QueueFilter) -> list[int]:
        return [key for key, name in self._names.items() if name in (wanted.municipalities or (name,))]

    def _sizes(self, ids: Mapping[int, Row[Any]]) -> dict[int, tuple[int, int]]:
        """How many segments each draft has, and how many of them are not as they were."""
        row = DraftSegmentRow
        query = (
            select(row.draft_id, func.count(), func.count().filter(row.change.not_in(_CARRIED)))
            .where(row.draft_id.in_(ids))
            .group_by(row.draft_id)
        )
        return {draft_id: (segments, changed) for draft_id, segments, changed in self._connection.execute(query)}

    def _checks(self, ids: Mapping[int, Row[Any]]) -> dict[int, dict[str, Severity]]:
        row = FindingRow
        query = select(row.draft_id, row.check, row.severity).where(row.draft_id.in_(ids)).distinct()
        found: dict[int, dict[str, Severity]] = {}
        for draft_id, check, severity in sorted(self._connection.execute(query), key=_worst_first):
            found.setdefault(draft_id, {}).setdefault(check, severity)
        return found

    def _line(self, row: Row[Any], size: tuple[int, int], checks: Mapping[str, Severity]) -> QueueLine:
        return QueueLine(
            id=row.id,
            ref=DocumentRef(self._names[row.municipality_id], row.content_type, row.key),
            title=row.title,
            locale=row.locale,
            state=row.state,
            reason=row.reason,
            change=row.change,
            risk=row.risk,
            characters=row.characters,
            created=row.created,
            assignee=row.assignee or "",
            due=row.due,
            segments=size[0],
            changed=size[1],
            checks=checks,
            version=row.version,
        )


def _worst_first(row: tuple[int, str, Severity]) -> tuple[int, str]:
    return _WORST[row[2]], row[1]
