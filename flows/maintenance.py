"""What keeps an installation tidy: what ran out is deleted, the books are held against the engines' own."""

import asyncio
import os

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.telling import tell_tidied
from pipeline.report import Report
from runtime.logs import log, start_logging_of_run
from runtime.reconcile import reconciled
from runtime.settings import load
from runtime.wiring import Application


@flow(
    name="maintenance",
    flow_run_name="maintenance",
    description="Abgelaufenes löschen und die Kosten mit denen der Maschinen abgleichen, für alle Kommunen.",
    log_prints=False,
)
async def maintenance() -> Report:
    """Of all municipalities together."""
    rows, report = await tidy()
    await tell_tidied(rows, report)
    return report


@task(task_run_name="tidy", cache_policy=NO_CACHE)
async def tidy() -> tuple[int, Report]:
    """Delete what ran out, then reconcile; how many rows there were, and what the books say."""
    return await asyncio.to_thread(_tidy)


def _tidy() -> tuple[int, Report]:
    start_logging_of_run()
    application = Application(load(os.environ))
    try:
        rows = application.store.sweep()
        log("store.swept", rows=rows)
        return rows, reconciled(application.store, application.settings.engines.deepl)
    finally:
        application.close()
