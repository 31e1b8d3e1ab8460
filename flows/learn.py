"""Keep the memory true to the pages."""

from prefect import flow

from flows.opened import opened
from flows.steps import learn_from_reviews
from flows.telling import tell
from pipeline.report import Report


@flow(
    name="learn",
    flow_run_name="{slug}-learn",
    description="Den Übersetzungsspeicher auf den Stand der Seiten bringen.",
    log_prints=False,
)
async def learn(slug: str) -> Report:
    """What a night learns, without a night."""
    with opened(slug) as place:
        report = await learn_from_reviews(slug)
        await tell(place, report)
    return report
