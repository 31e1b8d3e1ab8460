"""The runs of one municipality."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, Row, func, insert, select, type_coerce, update

from pipeline.past_run import PastRun
from pipeline.records import RunEntry
from pipeline.report import Problem
from store.run_log import SqlRunLog
from store.scope import Scope
from store.tables import RunRow


class SqlRuns:
    """Keeps `pipeline.store_ports.Runs` in the database."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._is_mine = RunRow.municipality_id == scope.municipality_id

    def start(self, cause: str) -> int:
        """Remember that a run began."""
        values = {"municipality_id": self._scope.municipality_id, "cause": cause, "started": self._scope.now()}
        return self._scope.connection.execute(insert(RunRow).returning(RunRow.id), values).scalar_one()

    def finish(self, run_id: int, report: Mapping[str, object]) -> None:
        """Remember how it ended; KeyError if this municipality has no such run."""
        ended = update(RunRow).where(RunRow.id == run_id, self._is_mine)
        changed = self._scope.connection.execute(ended.values(finished=self._scope.now(), report=dict(report)))
        if changed.rowcount != 1:
            raise KeyError(run_id)

    def last_started(self, cause: str) -> datetime | None:
        """When the newest run with this cause began that was not cut off; None before the first."""
        query = select(func.max(RunRow.started)).where(self._is_mine, RunRow.cause == cause, _is_cut_off().is_not(True))
        return self._scope.connection.scalar(query)

    def close_cut_off(self) -> int:
        """End the runs that nobody goes on with; only whoever holds the lease may say so. Returns how many."""
        ended = update(RunRow).where(self._is_mine, RunRow.finished.is_(None))
        values = {"finished": self._scope.now(), "report": {"cut_off": True}}
        return self._scope.connection.execute(ended.values(values)).rowcount

    def past(self, *, limit: int) -> Sequence[PastRun]:
        """The newest runs, newest first, also one that goes on."""
        query = select(RunRow.__table__).where(self._is_mine).order_by(RunRow.id.desc()).limit(limit)
        return [_past(row) for row in self._scope.connection.execute(query)]

    def latest(self) -> Mapping[str, object] | None:
        """The report of the last run that ended by itself, with `started` and `finished` (ISO 8601); or None."""
        query = (
            select(RunRow.report, RunRow.started, RunRow.finished)
            .where(self._is_mine, RunRow.finished.is_not(None), _is_cut_off().is_not(True))
            .order_by(RunRow.finished.desc(), RunRow.id.desc())
            .limit(1)
        )
        found = self._scope.connection.execute(query).one_or_none()
        if found is None:
            return None
        moments = {"started": found.started, "finished": found.finished}
        return dict(found.report or {}) | {name: at.isoformat() for name, at in moments.items() if at}

    def recent(self, *, limit: int) -> Sequence[RunEntry]:
        """The runs that began last, newest first."""
        return SqlRunLog(self._scope).latest(limit=limit)

    def get(self, run_id: int) -> RunEntry:
        """One run; KeyError if this municipality has none with this id."""
        return SqlRunLog(self._scope).get(run_id)


def _is_cut_off() -> ColumnElement[bool]:
    said: ColumnElement[bool] = type_coerce(RunRow.report, JSON)["cut_off"].as_boolean()
    return said


def _past(row: Row[Any]) -> PastRun:
    report = dict(row.report or {})
    problems = tuple(Problem(**each) for each in report.pop("problems", ()))
    is_cut_off = bool(report.pop("cut_off", False))
    counts = {name: value for name, value in report.items() if value}
    return PastRun(row.id, row.cause, row.started, row.finished, counts, problems, is_cut_off)
