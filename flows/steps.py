"""The tasks of all flows: few and large, because each costs the server more than its work. Parameters are ids."""

import asyncio
from collections.abc import Callable
from functools import partial

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.opened import opened
from pipeline.municipality import Municipality
from pipeline.publish import publish
from pipeline.report import Report
from runtime.learning import learn
from runtime.night import Batch, pulled, safely, translate_batch
from runtime.on_demand import refs_of
from runtime.recheck import recheck

Work = Callable[[Municipality], Report]


def quiet(step: str, done: int, total: int) -> None:
    """Progress is visible as task runs."""


async def _do(slug: str, step: str, work: Work) -> Report:
    """The step in a thread of its own; when it fails as a whole, its report says so and the run goes on."""

    def done() -> Report:
        with opened(slug) as place:
            return safely(step, partial(work, place.municipality))

    return await asyncio.to_thread(done)


@task(task_run_name="pull-{slug}", cache_policy=NO_CACHE)
async def pull_pages(slug: str) -> Report:
    """Fetch the German pages that changed."""
    return await _do(slug, "pull", lambda municipality: pulled(municipality, quiet))


@task(task_run_name="pull-{slug}-some", cache_policy=NO_CACHE)
async def pull_these(slug: str, documents: list[str]) -> Report:
    """Fetch these German pages, if they changed."""
    refs = refs_of(slug, documents)
    return await _do(slug, "pull", lambda municipality: pulled(municipality, quiet, only=refs))


@task(task_run_name="translate-{slug}-{number}", cache_policy=NO_CACHE)
async def translate_pages(slug: str, number: int, targets: tuple[tuple[str, str, str], ...], run_id: int) -> Report:
    """Translate, check and queue one batch of documents in all their locales."""
    batch = Batch(targets)
    return await _do(slug, "translate", lambda municipality: translate_batch(municipality, batch, quiet, run_id=run_id))


@task(task_run_name="publish-{slug}", cache_policy=NO_CACHE)
async def publish_drafts(slug: str) -> Report:
    """Write what was approved to the CMS."""
    return await _do(slug, "publish", lambda municipality: publish(municipality, quiet))


@task(task_run_name="recheck-{slug}", cache_policy=NO_CACHE)
async def recheck_drafts(slug: str) -> Report:
    """Judge the waiting drafts again."""
    return await _do(slug, "recheck", lambda municipality: recheck(municipality, quiet))


@task(task_run_name="learn-{slug}", cache_policy=NO_CACHE)
async def learn_from_reviews(slug: str) -> Report:
    """Keep the memory true to the pages."""
    return await _do(slug, "learn", learn)
