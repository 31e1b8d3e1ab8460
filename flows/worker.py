"""One machine's worker: serves every deployment and minds what cannot wait for the night."""

import asyncio
import signal

from prefect import aserve

from flows.deployments import deployments
from flows.minding import Minder
from runtime.wiring import Application

AT_ONCE = 4
"""Nights that one machine runs side by side."""


async def work(application: Application) -> None:
    """Until SIGTERM or SIGINT; what runs then ends first."""
    minder = Minder(application)
    loop = asyncio.get_running_loop()
    served = asyncio.create_task(
        aserve(
            *await deployments(application.settings),
            limit=AT_ONCE,
            pause_on_shutdown=False,
            print_starting_message=False,
        )
    )
    minding = asyncio.create_task(minder.mind())
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, minder.stop)
    await minding
    served.cancel()
    await asyncio.gather(served, return_exceptions=True)
