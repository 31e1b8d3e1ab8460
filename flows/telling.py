"""What operators see of a run in Prefect's UI: a summary, progress, and where to look on."""

from prefect.artifacts import acreate_link_artifact, acreate_markdown_artifact, acreate_progress_artifact

from flows.opened import Place
from flows.summary import artifact_key, problems, summary
from pipeline.report import Problem, Report
from runtime.budgets import usages, warnings
from runtime.logs import log


async def tell(place: Place, report: Report) -> None:
    """The summary of a run and the way to the queue."""
    slug = place.municipality.slug
    key = artifact_key(slug)
    shown = summary(slug, report, warnings(usages(place.municipality), "de"))
    await acreate_markdown_artifact(markdown=shown, key=key, description="Der Lauf")
    if url := place.settings.web.url:
        link = f"{url.rstrip('/')}/queue?municipality={slug}"
        await acreate_link_artifact(link, link_text="Zur Warteschlange", key=f"{key}-queue")


async def tell_progress(slug: str, done: int, total: int) -> None:
    """How far the translation is."""
    await acreate_progress_artifact(100.0 * done / total, key=f"{artifact_key(slug)}-progress")


async def tell_tidied(rows: int, report: Report) -> None:
    """What was deleted because it ran out, and where the books differ."""
    told = "\n".join(["## Aufräumen", "", f"Abgelaufenes gelöscht: {rows}", *problems(report)])
    await acreate_markdown_artifact(markdown=told, key="maintenance", description="Aufräumen")


async def skipped(slug: str, reason: str) -> Report:
    """A run that did not begin, with the reason."""
    log("run.skipped", municipality=slug, reason=reason)
    report = Report(problems=(Problem("begin", reason, try_later=True),))
    await acreate_markdown_artifact(markdown=summary(slug, report), key=artifact_key(slug), description="Kein Lauf")
    return report
