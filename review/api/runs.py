"""Runs: what was done when, and what it came to."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from pipeline.records import RunEntry
from review.api.fields import Closed, Id, Limit
from review.api.guards import RunReader
from review.refusals import NotHere
from review.visitor import TheDesk

router = APIRouter(tags=["runs"])


class RunQuery(Closed):
    """How many runs are wanted."""

    limit: Limit = 20


class RunBody(BaseModel):
    """One run; `report` is empty while it goes on."""

    id: int
    cause: str
    started: datetime
    finished: datetime | None
    is_cut_off: bool
    report: dict[str, Any]


class RunList(BaseModel):
    """The last runs, newest first."""

    items: list[RunBody]


@router.get("/runs")
def find(who: RunReader, desk: TheDesk, query: Annotated[RunQuery, Query()]) -> RunList:
    """The last runs, newest first."""
    with desk.store.reading(who.municipality.slug) as work:
        found = work.runs.recent(limit=query.limit)
    return RunList(items=[_body(each) for each in found])


@router.get("/runs/latest")
def latest(who: RunReader, desk: TheDesk) -> RunBody:
    """The run that began last."""
    with desk.store.reading(who.municipality.slug) as work:
        found = work.runs.recent(limit=1)
    if not found:
        raise NotHere
    return _body(found[0])


@router.get("/runs/{id}")
def get(id: Id, who: RunReader, desk: TheDesk) -> RunBody:
    """One run."""
    with desk.store.reading(who.municipality.slug) as work:
        try:
            return _body(work.runs.get(id))
        except KeyError:
            raise NotHere from None


def _body(run: RunEntry) -> RunBody:
    return RunBody(
        id=run.id,
        cause=run.cause,
        started=run.started,
        finished=run.finished,
        is_cut_off=run.is_cut_off,
        report=dict(run.report),
    )
