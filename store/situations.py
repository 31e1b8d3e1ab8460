"""How things stand in one municipality, in a query for each thing that the morning asks for."""

from datetime import date

from sqlalchemy import func, select

from pipeline.lifecycle import DraftState
from pipeline.queue import HIGH, MIDDLE
from pipeline.remarks import RemarkKind
from pipeline.run_ports import ENOUGH
from pipeline.situation import Asked, Situation, Stuck, Waiting
from store.failures import SqlFailures
from store.review_tables import RemarkRow
from store.runs import SqlRuns
from store.scope import Scope
from store.tables import DocumentRow, DraftRow

_WAITING = (DraftState.QUEUED, DraftState.IN_REVIEW)
_STUCK = (DraftState.HELD, DraftState.CONFLICT, DraftState.FAILED)


class SqlSituations:
    """Keeps `pipeline.notice_ports.Situations` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection

    def now(self, today: date) -> Situation:
        """What waits, what is stuck and what the last run did; what was due before this day is overdue."""
        runs = SqlRuns(self._scope).past(limit=10)
        failures = SqlFailures(self._scope).all()
        return Situation(
            self._waiting(today),
            self._stuck(),
            tuple(failure for failure in failures if failure.times >= ENOUGH),
            self._asked(),
            next((run for run in runs if run.finished is not None), None),
        )

    def _waiting(self, today: date) -> tuple[Waiting, ...]:
        row = DraftRow
        counts = [
            func.count().filter(condition)
            for condition in (row.risk >= HIGH, (row.risk >= MIDDLE) & (row.risk < HIGH), row.risk < MIDDLE)
        ]
        query = select(row.locale, *counts, func.count().filter(row.due < today))
        mine = query.where(row.municipality_id == self._scope.municipality_id, row.state.in_(_WAITING))
        found = self._connection.execute(mine.group_by(row.locale).order_by(row.locale))
        return tuple(Waiting(locale, *map(int, numbers)) for locale, *numbers in found)

    def _stuck(self) -> tuple[Stuck, ...]:
        row = DraftRow
        kind = (row.locale, row.state, row.reason)
        query = select(*kind, func.count()).where(
            row.municipality_id == self._scope.municipality_id, row.state.in_(_STUCK)
        )
        found = self._connection.execute(query.group_by(*kind).order_by(*kind))
        return tuple(Stuck(locale, state, reason, drafts) for locale, state, reason, drafts in found)

    def _asked(self) -> tuple[Asked, ...]:
        row = RemarkRow
        query = (
            select(row.locale, func.count())
            .join(DocumentRow, DocumentRow.id == row.document_id)
            .where(row.municipality_id == self._scope.municipality_id, row.kind == RemarkKind.QUESTION)
            .where(row.settled.is_(None), row.answers.is_(None), DocumentRow.gone.is_(False))
        )
        return tuple(
            Asked(*found) for found in self._connection.execute(query.group_by(row.locale).order_by(row.locale))
        )
