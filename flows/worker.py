"""One machine's worker: serves every deployment and minds what cannot wait for the night."""

import asyncio
import signal
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from prefect import aserve
from prefect.client.orchestration import get_client
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound

from flows.deployments import deployments
from flows.minding import Minder
from pipeline.errors import SettingsError, TryLater
from runtime.wiring import Application

AT_ONCE = 4
"""Nights that one machine runs side by side."""


async def work(application: Application, *, pool: str = "", image: str = "") -> None:
    """Until SIGTERM or SIGINT; what runs then ends first. With a work pool of Prefect, its machines run the nights."""
    minder = Minder(application)
    loop = asyncio.get_running_loop()
    offered = await deployments(application.settings)
    if pool:
        await _hand_over(offered, pool, image)
        serving: asyncio.Future[None] = loop.create_future()
    else:
        serving = asyncio.create_task(_serve(offered))
    serving.add_done_callback(lambda _: minder.stop())
    minding = asyncio.create_task(minder.mind())
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, minder.stop)
    await minding
    serving.cancel()
    (ended,) = await asyncio.gather(serving, return_exceptions=True)
    if isinstance(ended, Exception):
        raise TryLater(f"Der Worker kann keine Läufe mehr annehmen ({ended}); er muss neu starten.") from ended


async def _serve(offered: Sequence[RunnerDeployment]) -> None:
    with _temporary_folder():
        await aserve(*offered, limit=AT_ONCE, pause_on_shutdown=False, print_starting_message=False)


@contextmanager
def _temporary_folder() -> Iterator[None]:
    """Prefect keeps files in `runner_storage` of the one for all, which belongs to whoever was first on the machine."""
    with tempfile.TemporaryDirectory(prefix="sprachlotse-") as folder:
        before, tempfile.tempdir = tempfile.tempdir, folder
        try:
            yield
        finally:
            tempfile.tempdir = before


async def _hand_over(offered: Sequence[RunnerDeployment], pool: str, image: str) -> None:
    async with get_client() as client:
        try:
            await client.read_work_pool(pool)
        except ObjectNotFound:
            made = f"prefect work-pool create --type process {pool}"
            raise SettingsError(f"Bei Prefect gibt es keinen Work Pool „{pool}“; „{made}“ legt ihn an.") from None
    for each in offered:
        await each.aapply(work_pool_name=pool, image=image or None)
