"""What operators see of a run in Prefect's UI: a summary with the way to the queue, and progress."""

import asyncio
from datetime import date, datetime
from zoneinfo import ZoneInfo

from prefect.artifacts import acreate_markdown_artifact, acreate_progress_artifact
from prefect.runtime import flow_run

from flows.opened import Place
from flows.summary import artifact_key, not_begun, summary, tidied
from pipeline.report import Problem, Report
from pipeline.situation import Situation
from runtime.budgets import usages, warnings
from runtime.digest_text import About
from runtime.logs import log


async def tell(place: Place, report: Report, *, run: int = 0) -> None:
    """The summary of a run."""
    about = _about(place)
    situation = await asyncio.to_thread(_situation, place, about.today)
    warned = await asyncio.to_thread(lambda: warnings(usages(place.municipality), "de"))
    flow = flow_run.flow_name or ""
    text = summary(report, about, flow=flow, situation=situation, warned=warned, run=run)
    await _keep(about, text, "Was der Lauf getan hat, und was jetzt wartet")


async def tell_progress(slug: str, done: int, total: int) -> None:
    """How far the translation is."""
    key = f"{artifact_key(slug)}-progress"
    await acreate_progress_artifact(100.0 * done / total, key=key, description="Übersetzt und geprüft")


async def tell_tidied(rows: int, report: Report) -> None:
    """What was deleted because it ran out, and where the books differ."""
    await acreate_markdown_artifact(markdown=tidied(rows, report), key="maintenance", description="Aufräumen")


async def skipped(place: Place, reason: str) -> Report:
    """A run that did not begin, with the reason."""
    about = _about(place)
    log("run.skipped", municipality=about.slug, reason=reason)
    await _keep(about, not_begun(reason, about, flow=flow_run.flow_name or ""), "Der Lauf hat nicht begonnen")
    return Report(problems=(Problem("begin", reason, try_later=True),))


def _about(place: Place) -> About:
    slug = place.municipality.slug
    its = place.settings.municipality(slug)
    today = datetime.now(ZoneInfo(its.schedule.timezone)).date()
    return About(slug, its.name, today, url=place.settings.web.url)


def _situation(place: Place, today: date) -> Situation:
    with place.municipality.reading() as work:
        return work.situations.now(today)


async def _keep(about: About, text: str, description: str) -> None:
    await acreate_markdown_artifact(markdown=text, key=artifact_key(about.slug), description=description)
