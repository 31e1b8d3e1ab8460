"""One machine's worker: serves every deployment and minds what cannot wait for the night."""

import asyncio
import signal
from collections.abc import Sequence

from prefect import aserve
from prefect.client.orchestration import get_client
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound

from flows.deployments import deployments
from flows.minding import Minder
from pipeline.errors import SettingsError
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
        serving = asyncio.create_task(
            aserve(*offered, limit=AT_ONCE, pause_on_shutdown=False, print_starting_message=False)
        )
    minding = asyncio.create_task(minder.mind())
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, minder.stop)
    await minding
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


async def _hand_over(offered: Sequence[RunnerDeployment], pool: str, image: str) -> None:
    async with get_client() as client:
        try:
            await client.read_work_pool(pool)
        except ObjectNotFound:
            made = f"prefect work-pool create --type process {pool}"
            raise SettingsError(f"Bei Prefect gibt es keinen Work Pool „{pool}“; „{made}“ legt ihn an.") from None
    for each in offered:
        await each.aapply(work_pool_name=pool, image=image or None)
