"""Some pages now: those that a webhook, the watch or a person named."""

from prefect import flow

from flows.opened import opened
from flows.steps import pull_these, translate_pages
from flows.telling import tell
from pipeline.report import Report
from runtime.holding import finish, holding
from runtime.night import batches
from runtime.on_demand import refs_of


@flow(name="translate-now", flow_run_name="{slug}-{cause}", log_prints=False)
async def translate_now(slug: str, documents: list[str], cause: str = "on-demand") -> Report:
    """Pull and translate these documents (`page/7`) and no others."""
    with opened(slug) as place, holding(place.municipality, cause) as held:
        refs = refs_of(slug, documents)
        report = await pull_these(slug, documents)
        for number, batch in enumerate(batches(place.municipality, size=place.settings.batch_size, only=refs), start=1):
            held.ensure()
            report += await translate_pages(slug, number, batch.targets, held.run_id)
        finish(held, report)
        await tell(place, report)
    return report
