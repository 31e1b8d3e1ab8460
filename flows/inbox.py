"""What the webhooks and the watch left: one run for a burst."""

from prefect import flow

from flows.opened import opened
from flows.telling import skipped, tell
from flows.these import translate_these
from pipeline.errors import AlreadyRunning
from pipeline.report import Report
from runtime.holding import finish, holding
from runtime.inbox import settle, take


@flow(
    name="inbox",
    flow_run_name="{slug}-inbox",
    description="Was Webhooks und das Beobachten des CMS gemeldet haben.",
    log_prints=False,
)
async def inbox(slug: str) -> Report:
    """Pull and translate the pages that the waiting deliveries name; they wait on while another run goes on."""
    with opened(slug) as place:
        try:
            with holding(place.municipality, "webhook") as held:
                deliveries = take(place.municipality)
                refs = frozenset(ref for delivery in deliveries for ref in delivery.refs)
                report = await translate_these(place, held, refs)
                settle(place.municipality, deliveries, report, run=held.run_id)
                finish(held, report)
        except AlreadyRunning as error:
            return await skipped(place, str(error))
        await tell(place, report, run=held.run_id)
    return report
