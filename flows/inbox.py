"""What the webhooks and the watch left: one run for a burst."""

from collections.abc import Sequence

from prefect import flow

from flows.opened import Place, opened
from flows.steps import pull_these, translate_pages
from flows.telling import skipped, tell
from pipeline.delivery import Delivery
from pipeline.errors import AlreadyRunning
from pipeline.report import Report
from runtime.holding import Held, finish, holding
from runtime.inbox import settle, take
from runtime.night import batches


@flow(name="inbox", flow_run_name="{slug}-inbox", log_prints=False)
async def inbox(slug: str) -> Report:
    """Pull and translate the pages that the waiting deliveries name; they wait on while another run goes on."""
    with opened(slug) as place:
        try:
            with holding(place.municipality, "webhook") as held:
                deliveries = take(place.municipality)
                report = await _handled(place, held, deliveries)
                settle(place.municipality, deliveries, report, run=held.run_id)
                finish(held, report)
        except AlreadyRunning as error:
            return await skipped(slug, str(error))
        await tell(place, report)
    return report


async def _handled(place: Place, held: Held, deliveries: Sequence[Delivery]) -> Report:
    slug = place.municipality.slug
    refs = frozenset(ref for delivery in deliveries for ref in delivery.refs)
    report = await pull_these(slug, sorted(map(str, refs)))
    for number, batch in enumerate(batches(place.municipality, size=place.settings.batch_size, only=refs), start=1):
        held.ensure()
        report += await translate_pages(slug, number, batch.targets, held.run_id)
    return report
