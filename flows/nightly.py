"""The nightly run as a Prefect flow: the steps of `runtime.night`, a task per locale and batch of documents.

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

from flows.summary import summary
from pipeline.pull import pull
from pipeline.report import Report
from runtime.night import Batch, batches, safely, translate_batch
from runtime.settings import load
from runtime.wiring import Application


def quiet(step: str, done: int, total: int) -> None:
    """Progress is visible as task runs."""


@task(task_run_name="pull-{slug}", cache_policy=NO_CACHE)
async def pull_pages(slug: str) -> Report:
    """Fetch the German pages that changed."""
    with _opened() as application:
        municipality = application.municipality(slug)
        return await asyncio.to_thread(safely, "pull", partial(pull, municipality, quiet))


@task(task_run_name="{locale}-{number}", cache_policy=NO_CACHE)
async def translate_pages(slug: str, locale: str, number: int, documents: tuple[tuple[str, str], ...]) -> Report:
    """Translate, check and queue one batch of documents into one locale."""
    with _opened() as application:
        municipality = application.municipality(slug)
        batch = Batch(locale, documents)
        return await asyncio.to_thread(safely, "translate", partial(translate_batch, municipality, batch, quiet))


@flow(name="nightly", flow_run_name="nightly-{slug}")
async def nightly(slug: str) -> Report:
    """Pull → translate → check → queue for one municipality, with a summary as an artifact."""
    report = await pull_pages(slug)
    for number, batch in enumerate(_batches(slug), start=1):
        report += await translate_pages(slug, batch.locale, number, batch.documents)
    await acreate_markdown_artifact(markdown=summary(slug, report), key=f"nightly-{slug}", description="Der Lauf")
    return report


def _batches(slug: str) -> list[Batch]:
    with _opened() as application:
        return batches(application.municipality(slug), size=application.settings.batch_size)


@contextmanager
def _opened() -> Iterator[Application]:
    """The installation that the environment names: a task may run in another process than its flow."""
    application = Application(load(os.environ))
    try:
        yield application
    finally:
        application.close()
