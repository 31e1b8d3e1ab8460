"""Some pages now: those that a webhook, the watch or a person named."""

from prefect import flow

from flows.opened import opened
from flows.telling import tell
from flows.these import translate_these
from pipeline.report import Report
from runtime.holding import finish, holding
from runtime.on_demand import refs_of


@flow(
    name="translate-now",
    flow_run_name="{slug}-{cause}",
    description="Einzelne Dokumente sofort holen, übersetzen und prüfen.",
    log_prints=False,
)
async def translate_now(slug: str, documents: list[str], cause: str = "on-demand") -> Report:
    """Pull and translate these documents (`page/7`) and no others."""
    with opened(slug) as place, holding(place.municipality, cause) as held:
        report = await translate_these(place, held, refs_of(slug, documents))
        finish(held, report)
        await tell(place, report, run=held.run_id)
    return report
