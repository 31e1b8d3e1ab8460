"""New checks or terms over the drafts that wait."""

from prefect import flow

from flows.opened import opened
from flows.steps import recheck_drafts
from flows.telling import tell
from pipeline.report import Report


@flow(
    name="recheck",
    flow_run_name="{slug}-recheck",
    description="Wartende Entwürfe nach neuen Prüfungen oder Fachwörtern neu beurteilen.",
    log_prints=False,
)
async def recheck(slug: str) -> Report:
    """Judge every waiting draft again."""
    with opened(slug) as place:
        report = await recheck_drafts(slug)
        await tell(place, report)
    return report
