"""Approved drafts to the CMS, between the nights."""

from prefect import flow

from flows.opened import opened
from flows.steps import publish_drafts
from flows.telling import tell
from pipeline.report import Report


@flow(
    name="publish",
    flow_run_name="{slug}-publish",
    description="Freigegebene Entwürfe ins CMS schreiben.",
    log_prints=False,
)
async def publish(slug: str) -> Report:
    """Publish what was approved. It needs no lease: each write compares and sets."""
    with opened(slug) as place:
        report = await publish_drafts(slug)
        await tell(place, report)
    return report
