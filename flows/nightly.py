"""The night of one municipality: pull → translate → check → queue → publish → learn."""

import asyncio
from time import monotonic

from prefect import flow
from prefect.runtime import flow_run

from flows.opened import Place, opened
from flows.steps import learn_from_reviews, publish_drafts, pull_pages, translate_pages
from flows.telling import skipped, tell, tell_progress
from pipeline.errors import AlreadyRunning
from pipeline.report import Report
from runtime.beginning import must_wait, reason_to_skip
from runtime.holding import Held, finish, holding
from runtime.night import batches
from runtime.reconcile import reconciled

PATIENCE_S = 12 * 3600.0
"""No blackout of a working day is longer."""
LOOK_S = 15.0


@flow(
    name="nightly",
    flow_run_name="{slug}-{cause}",
    description="Die ganze Nacht: holen, übersetzen, prüfen, einreihen, veröffentlichen, lernen.",
    log_prints=False,
)
async def nightly(slug: str, cause: str = "nightly") -> Report:
    """The whole night, as soon as it may begin, unless another one has caught up for it."""
    with opened(slug) as place:
        await _turn(place)
        scheduled = flow_run.scheduled_start_time if cause == "nightly" else None
        if reason := reason_to_skip(place.municipality, cause=cause, scheduled=scheduled):
            return await skipped(place, reason)
        try:
            with holding(place.municipality, cause) as held:
                report = await _night(place, held)
                finish(held, report)
        except AlreadyRunning as error:
            return await skipped(place, str(error))
        await tell(place, report, run=held.run_id)
    return report


async def _turn(place: Place) -> None:
    """Wait while a webhook is worked on, or until a blackout is over; not for ever."""
    its = place.settings.municipality(place.municipality.slug).schedule
    until = monotonic() + PATIENCE_S
    while monotonic() < until and await asyncio.to_thread(must_wait, place.municipality, its):
        await asyncio.sleep(LOOK_S)


async def _night(place: Place, held: Held) -> Report:
    slug = place.municipality.slug
    report = await pull_pages(slug)
    work = batches(place.municipality, size=place.settings.batch_size)
    for number, batch in enumerate(work, start=1):
        held.ensure()
        report += await translate_pages(slug, number, batch.targets, held.run_id)
        await tell_progress(slug, number, len(work))
    report += await publish_drafts(slug)
    report += await learn_from_reviews(slug)
    return report + reconciled(place.application.store, place.settings.engines.deepl)
