"""Some pages now: those that a person named."""

import asyncio

from prefect import flow

from flows.opened import opened
from flows.telling import skipped, tell
from flows.these import translate_these
from pipeline.errors import AlreadyRunning
from pipeline.report import Report
from runtime.holding import finish, holding
from runtime.on_demand import leave, refs_of, retry

LEFT = "Die Seiten warten im Eingang; der Worker nimmt sie, sobald der andere Lauf zu Ende ist."


@flow(
    name="translate-now",
    flow_run_name="{slug}-{cause}",
    description="Einzelne Dokumente sofort holen, übersetzen und prüfen.",
    log_prints=False,
)
async def translate_now(slug: str, documents: list[str], cause: str = "on-demand") -> Report:
    """Pull and translate these documents (`page/7`) and no others; in the inbox while another run goes on."""
    refs = refs_of(slug, documents)
    with opened(slug) as place:
        try:
            with holding(place.municipality, cause) as held:
                retry(place.municipality, *refs)
                report = await translate_these(place, held, refs)
                finish(held, report)
        except AlreadyRunning as error:
            await asyncio.to_thread(leave, place.municipality, refs)
            return await skipped(place, f"{error} {LEFT}")
        await tell(place, report, run=held.run_id)
    return report
