"""Keep the memory true to the pages."""

from prefect import flow

from flows.steps import learn_from_reviews
from pipeline.report import Report


@flow(
    name="learn",
    flow_run_name="{slug}-learn",
    description="Den Übersetzungsspeicher auf den Stand der Seiten bringen.",
    log_prints=False,
)
async def learn(slug: str) -> Report:
    """What a night learns, without a night."""
    return await learn_from_reviews(slug)
