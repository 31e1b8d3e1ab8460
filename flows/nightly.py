"""The nightly run as a Prefect flow: the steps of `runtime.night`, a task per batch of documents.

Prefect carries visibility and retries; the store carries the truth, so a run that is started again continues where
the last one stopped. Parameters are ids, never texts.
"""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from prefect import flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows.summary import artifact_key, summary
from pipeline.municipality import Municipality
from pipeline.pull import pull
from pipeline.report import Report
from runtime.night import Batch, batches, begin, end, safely, translate_batch
from runtime.reconcile import reconciled
from runtime.settings import load
from runtime.wiring import Application


def quiet(step: str, done: int, total: int) -> None:
    """Progress is visible as task runs."""


@task(task_run_name="pull-{slug}", cache_policy=NO_CACHE)
async def pull_pages(slug: str) -> Report:
    """Fetch the German pages that changed."""
    with _opened(slug) as (_application, municipality):
        return await asyncio.to_thread(safely, "pull", partial(pull, municipality, quiet))


@task(task_run_name="translate-{slug}-{number}", cache_policy=NO_CACHE)
async def translate_pages(slug: str, number: int, targets: tuple[tuple[str, str, str], ...], run_id: int) -> Report:
    """Translate, check and queue one batch of documents in all their locales."""
    with _opened(slug) as (_application, municipality):
        work = partial(translate_batch, municipality, Batch(targets), quiet, run_id=run_id)
        return await asyncio.to_thread(safely, "translate", work)


@flow(name="nightly", flow_run_name="nightly-{slug}")
async def nightly(slug: str) -> Report:
    """Pull → translate → check → queue for one municipality, with a summary as an artifact."""
    with _opened(slug) as (_application, municipality):
        run_id = begin(municipality, "nightly")
    report = await pull_pages(slug)
    for number, batch in enumerate(_batches(slug), start=1):
        report += await translate_pages(slug, number, batch.targets, run_id)
    with _opened(slug) as (application, municipality):
        report += reconciled(application.store, application.settings.engines.deepl)
        end(municipality, run_id, report)
    await acreate_markdown_artifact(markdown=summary(slug, report), key=artifact_key(slug), description="Der Lauf")
    return report


def _batches(slug: str) -> list[Batch]:
    with _opened(slug) as (application, municipality):
        return batches(municipality, size=application.settings.batch_size)


@contextmanager
def _opened(slug: str) -> Iterator[tuple[Application, Municipality]]:
    """The installation that the environment names: a task may run in another process than its flow."""
    application = Application(load(os.environ))
    try:
        yield application, application.municipality(slug, learned=True)
    finally:
        application.close()
