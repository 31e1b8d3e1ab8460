"""The runs of one municipality as a list, and what a run has done so far."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, func, select

from pipeline.lifecycle import DraftState
from pipeline.records import RunEntry, RunProgress
from store.leases import SqlLeases
from store.scope import Scope
from store.tables import DraftRow, ExpenseRow, RunRow

_MILLION = 1_000_000
_CUT_OFF = "cut_off"
"""What `store.runs` says in the report of a run that it closes."""


class SqlRunLog:
    """Reads `run` rows; they are written by `store.runs`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.connection
        self._mine = RunRow.municipality_id == scope.municipality_id

    def latest(self, *, limit: int) -> list[RunEntry]:
        """The last runs, newest first."""
        query = select(RunRow.__table__).where(self._mine).order_by(RunRow.id.desc()).limit(limit)
        running = self._running()
        return [_entry(row, running) for row in self._connection.execute(query)]

    def get(self, run_id: int) -> RunEntry:
        """One run; KeyError if this municipality has none with this id."""
        row = self._connection.execute(select(RunRow.__table__).where(self._mine, RunRow.id == run_id)).one_or_none()
        if row is None:
            raise KeyError(run_id)
        return _entry(row, self._running())

    def progress(self, run: RunEntry) -> RunProgress:
        """What the run has done: the drafts made since it began (until it ended) and what it sent to engines."""
        counted = func.sum(ExpenseRow.billed + ExpenseRow.uncertain)
        price = func.sum((ExpenseRow.billed + ExpenseRow.uncertain) * ExpenseRow.euros_per_million)
        spent = select(func.sum(ExpenseRow.segments), counted, price).where(
            ExpenseRow.municipality_id == self._scope.municipality_id, ExpenseRow.run_id == run.id
        )
        segments, characters, micro_euros = self._connection.execute(spent).one()
        euros = float(micro_euros or 0) / _MILLION
        return RunProgress(self._drafts(run), int(segments or 0), int(characters or 0), euros)

    def _running(self) -> int | None:
        lease = SqlLeases(self._scope).current()
        return lease.run if lease else None

    def _drafts(self, run: RunEntry) -> Mapping[DraftState, int]:
        made = [DraftRow.municipality_id == self._scope.municipality_id, DraftRow.created >= run.started]
        if run.finished:
            made.append(DraftRow.created <= run.finished)
        query = select(DraftRow.state, func.count()).where(*made).group_by(DraftRow.state)
        return dict(self._connection.execute(query).all())


def _entry(row: Row[Any], running: int | None) -> RunEntry:
    report = row.report or {}
    is_cut_off = bool(report.get(_CUT_OFF)) or (row.finished is None and row.id != running)
    told = {name: value for name, value in report.items() if name != _CUT_OFF}
    return RunEntry(row.id, row.cause, row.started, row.finished, told, is_cut_off)
