"""How things stand across the municipalities of one person, in a handful of queries however many there are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from pipeline.document import DocumentRef
from pipeline.lifecycle import OPEN_STATES, DraftState
from pipeline.overview import Cost, Covered, Mine, Night, Overview, Question, Waiting
from pipeline.queue import WAITING, Risk
from pipeline.remarks import Remark, RemarkKind
from pipeline.report import Problem
from store.queue_conditions import Columns, one_of
from store.queue_counts import WIDE, Remembered
from store.review_tables import RemarkRow
from store.run_tables import LeaseRow
from store.tables import DocumentRow, DraftRow, ExpenseRow, MunicipalityRow, RunRow

LASTS_S = 60.0
"""How old the picture of very many municipalities may be."""
_COUNTED = ExpenseRow.billed + ExpenseRow.uncertain
_NOT_COUNTED = frozenset({"problems", "cut_off"})


class SqlOverview:
    """Reads exactly the given municipalities, in one transaction that writes nothing."""

    def __init__(self, connection: Connection, slugs: Sequence[str], *, now: datetime, memory: Remembered) -> None:
        self._connection = connection
        self._now = now
        self._memory = memory
        known = select(MunicipalityRow.id, MunicipalityRow.name).where(MunicipalityRow.name.in_(slugs))
        self._names = {row.id: row.name for row in connection.execute(known)}
        self._month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)

    def read(self) -> Overview:
        """What is the same for everybody; of very many municipalities it may be a minute old."""
        if len(self._names) < WIDE:
            return self._read()
        found: Overview = self._memory.get(("overview", tuple(self._names)), self._read, lasts_s=LASTS_S)
        return found

    def mine(self, person_id: int) -> Mine:
        """What is assigned to one person."""
        is_overdue = DraftRow.due < self._now.date()
        query = select(func.count(), func.count().filter(is_overdue)).where(
            DraftRow.assignee_id == person_id, DraftRow.state.in_(WAITING), self._in(DraftRow.municipality_id)
        )
        assigned, overdue = self._connection.execute(query).one()
        return Mine(assigned, overdue)

    def questions(self, limit: int) -> Sequence[Question]:
        """What the German editors were asked and nobody has answered, oldest first."""
        row = RemarkRow
        query = (
            select(row.__table__, DocumentRow.content_type, DocumentRow.key.label("document_key"), _title)
            .join(DocumentRow, DocumentRow.id == row.document_id)
            .where(self._in(row.municipality_id), row.kind == RemarkKind.QUESTION)
            .where(row.settled.is_(None), row.answers.is_(None))
            .order_by(row.at, row.id)
            .limit(limit)
        )
        return [self._question(found) for found in self._connection.execute(query)]

    def _read(self) -> Overview:
        documents = self._documents()
        return Overview(
            waiting=self._waiting(),
            held=self._held(),
            documents=documents,
            covered=self._covered(documents),
            nights=self._nights(),
            costs=self._costs(),
            whole_characters=self._whole_characters(),
        )

    def _in(self, column: Any) -> ColumnElement[bool]:
        return one_of(column, self._names, self._connection.dialect.name)

    def _waiting(self) -> list[Waiting]:
        facets = Columns(person_id=0, now=self._now).columns
        kind = (DraftRow.municipality_id, DraftRow.locale, facets["risk"], facets["age"])
        overdue = func.count().filter(DraftRow.due < self._now.date())
        query = (
            select(*kind, func.count(), overdue)
            .where(self._in(DraftRow.municipality_id), DraftRow.state.in_(WAITING))
            .group_by(*kind)
        )
        rows = self._connection.execute(query)
        return [
            Waiting(self._names[town], locale, Risk(risk), age, *counts) for town, locale, risk, age, *counts in rows
        ]

    def _held(self) -> dict[str, int]:
        query = (
            select(DraftRow.reason, func.count())
            .where(self._in(DraftRow.municipality_id), DraftRow.state == DraftState.HELD)
            .group_by(DraftRow.reason)
        )
        return dict(Counter(dict(self._connection.execute(query).all())).most_common())

    def _documents(self) -> dict[str, int]:
        mine = self._in(DocumentRow.municipality_id)
        query = select(DocumentRow.municipality_id, func.count()).where(mine, DocumentRow.gone.is_(False))
        rows = self._connection.execute(query.group_by(DocumentRow.municipality_id))
        return {self._names[town]: number for town, number in rows}

    def _covered(self, documents: Mapping[str, int]) -> list[Covered]:
        targets = _targets(self._in(DraftRow.municipality_id))
        query = select(
            targets.c.municipality_id,
            targets.c.locale,
            func.count().filter(targets.c.is_published > targets.c.is_open),
            func.sum(targets.c.is_open),
        ).group_by(targets.c.municipality_id, targets.c.locale)
        return [
            Covered(self._names[town], locale, fresh, waiting, documents.get(self._names[town], 0))
            for town, locale, fresh, waiting in self._connection.execute(query)
        ]

    def _nights(self) -> list[Night]:
        last = select(func.max(RunRow.id)).where(self._in(RunRow.municipality_id)).group_by(RunRow.municipality_id)
        rows = self._connection.execute(select(RunRow.__table__).where(RunRow.id.in_(last)).order_by(RunRow.started))
        found = rows.all()
        spent = self._spent([row.id for row in found])
        running = self._running()
        return [self._night(row, spent.get(row.id, 0), goes_on=row.id in running) for row in found]

    def _running(self) -> set[int | None]:
        alive = select(LeaseRow.run_id).where(self._in(LeaseRow.municipality_id), LeaseRow.expires > self._now)
        return set(self._connection.scalars(alive))

    def _night(self, row: Any, micro_euros: int, *, goes_on: bool) -> Night:
        report = row.report or {}
        counts = {name: value for name, value in report.items() if name not in _NOT_COUNTED}
        problems = tuple(Problem(**each) for each in report.get("problems", ()))
        town = self._names[row.municipality_id]
        is_cut_off = bool(report.get("cut_off")) or (row.finished is None and not goes_on)
        return Night(row.id, town, row.started, row.finished, counts, problems, micro_euros, is_cut_off)

    def _spent(self, runs: Sequence[int]) -> Mapping[int, int]:
        euros = func.sum(_COUNTED * ExpenseRow.euros_per_million)
        query = select(ExpenseRow.run_id, euros).where(
            ExpenseRow.run_id.in_(runs), self._in(ExpenseRow.municipality_id)
        )
        rows = self._connection.execute(query.group_by(ExpenseRow.run_id))
        return {run: round(micro_euros) for run, micro_euros in rows if run is not None}

    def _costs(self) -> list[Cost]:
        row = ExpenseRow
        query = (
            select(row.municipality_id, row.engine, func.sum(_COUNTED), func.sum(_COUNTED * row.euros_per_million))
            .where(self._in(row.municipality_id), row.sent >= self._month)
            .group_by(row.municipality_id, row.engine)
            .order_by(row.engine)
        )
        rows = self._connection.execute(query)
        return [Cost(self._names[town], engine, int(count), round(cost)) for town, engine, count, cost in rows]

    def _whole_characters(self) -> int:
        versions = (
            select(func.max(DraftRow.characters).label("characters"))
            .where(self._in(DraftRow.municipality_id), DraftRow.created >= self._month)
            .group_by(DraftRow.document_id, DraftRow.locale, DraftRow.source_hash)
            .subquery()
        )
        return int(self._connection.scalar(select(func.sum(versions.c.characters))) or 0)

    def _question(self, row: Any) -> Question:
        ref = DocumentRef(self._names[row.municipality_id], row.content_type, row.document_key)
        remark = Remark(row.id, row.kind, row.locale, row.key, row.text, row.author, row.at, row.answers, row.settled)
        return Question(ref, row.title or str(ref), remark)


_title = (
    select(DraftRow.title)
    .where(DraftRow.document_id == RemarkRow.document_id)
    .order_by(DraftRow.id.desc())
    .limit(1)
    .scalar_subquery()
    .label("title")
)


def _targets(is_mine: ColumnElement[bool]) -> Any:
    """Of every document that is not gone and every locale: whether something is published, and something on its way."""
    is_open = case((DraftRow.state.in_(OPEN_STATES), 1), else_=0)
    is_published = case((DraftRow.state == DraftState.PUBLISHED, 1), else_=0)
    return (
        select(
            DraftRow.municipality_id,
            DraftRow.locale,
            func.max(is_open).label("is_open"),
            func.max(is_published).label("is_published"),
        )
        .join(DocumentRow, DocumentRow.id == DraftRow.document_id)
        .where(is_mine, DocumentRow.gone.is_(False))
        .group_by(DraftRow.municipality_id, DraftRow.document_id, DraftRow.locale)
        .subquery()
    )
