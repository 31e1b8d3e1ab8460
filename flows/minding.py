"""What a worker minds between the nights: webhooks, changes in the CMS, approved drafts, dead runs, digests.

These runs begin in the worker's own process: a process of their own would cost each of them eight seconds of CPU, and
a webhook five of its seconds.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from time import monotonic

from prefect import tags

from flows.inbox import inbox
from flows.publish import publish
from flows.resuming import resume_crashed
from flows.watchdog import end_orphans
from pipeline.municipality import Municipality
from pipeline.rests import Rests
from runtime.beginning import is_blacked_out
from runtime.inbox import QUIET
from runtime.logs import log
from runtime.notify import notify_when_due
from runtime.watch import watch
from runtime.wiring import Application

LOOK_S = 1.0
TIDY_S = 300.0
NOTIFY_S = 30.0


class Minder:
    """The loop of one worker; `stop` lets what runs end first."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._store = application.store
        self._last: dict[tuple[str, str], float] = {}
        self._rests = Rests()
        self._municipalities: dict[str, Municipality] = {}
        self._stopping = asyncio.Event()
        self._telling: asyncio.Task[None] | None = None

    def stop(self) -> None:
        """End after what is being done now."""
        self._stopping.set()

    async def mind(self) -> None:
        """Until somebody stops it; trouble with one municipality, or with the database, ends nothing."""
        while not self._stopping.is_set():
            for work in (self._webhooks, self._watch, self._publish, self._orphans, self._notify):
                await self._safely(work)
            try:
                await asyncio.wait_for(self._stopping.wait(), LOOK_S)
            except TimeoutError:
                continue
        if self._telling:
            await self._telling

    async def _safely(self, work: Callable[[], Awaitable[None]], about: str = "") -> None:
        """Whatever goes wrong, a database or Prefect's server that is away, the loop goes on."""
        try:
            await work()
        except Exception as error:  # the outermost boundary of the worker
            log("minding.failed", about=about or work, kind=type(error).__name__, error=str(error))

    async def _webhooks(self) -> None:
        waiting = await asyncio.to_thread(self._store.with_deliveries, quiet=QUIET)
        busy = set(await asyncio.to_thread(self._store.running)) if waiting else set()
        for slug in (each for each in waiting if each not in busy and self._may_begin(each)):
            if self._rests.is_over(slug):
                await self._safely(partial(self._inbox, slug), slug)

    async def _inbox(self, slug: str) -> None:
        """What waits on after its run, because the CMS is away, rests longer each time."""
        self._rests.begin(slug)
        with tags(slug):
            await inbox(slug)
        if slug not in await asyncio.to_thread(self._store.with_deliveries, quiet=timedelta(0)):
            self._rests.end(slug)

    async def _watch(self) -> None:
        for slug, its in self._application.settings.municipalities.items():
            if self._is_time("watch", slug, 60 * its.schedule.watch_minutes) and self._may_begin(slug):
                await self._safely(partial(self._look, slug), slug)

    async def _look(self, slug: str) -> None:
        await asyncio.to_thread(watch, self._municipality(slug))

    def _municipality(self, slug: str) -> Municipality:
        """Wired once: each wiring opens connections that end with the application."""
        if slug not in self._municipalities:
            self._municipalities[slug] = self._application.municipality(slug)
        return self._municipalities[slug]

    async def _publish(self) -> None:
        ready = await asyncio.to_thread(self._store.with_approved)
        for slug in ready:
            its = self._application.settings.municipalities.get(slug)
            if its and self._is_time("publish", slug, 60 * its.schedule.publish_minutes) and self._may_begin(slug):
                await self._safely(partial(self._write, slug), slug)

    async def _write(self, slug: str) -> None:
        with tags(slug):
            await publish(slug)

    async def _orphans(self) -> None:
        if self._is_time("orphans", "", TIDY_S):
            await end_orphans(await asyncio.to_thread(self._store.running))
            await resume_crashed()

    async def _notify(self) -> None:
        """Beside the loop: no webhook waits for a slow mail server."""
        if (self._telling is None or self._telling.done()) and self._is_time("notify", "", NOTIFY_S):
            self._telling = asyncio.create_task(self._safely(self._tell))

    async def _tell(self) -> None:
        for slug in self._application.settings.municipalities:
            await self._safely(partial(self._digest, slug), slug)

    async def _digest(self, slug: str) -> None:
        await asyncio.to_thread(notify_when_due, self._application, slug)

    def _may_begin(self, slug: str) -> bool:
        its = self._application.settings.municipalities.get(slug)
        return its is not None and not is_blacked_out(its.schedule)

    def _is_time(self, what: str, slug: str, seconds: float) -> bool:
        """Whether it is this long since the last time; the first time is one period after the start. 0 is never."""
        now = monotonic()
        last = self._last.setdefault((what, slug), now)
        if seconds <= 0 or now - last < seconds:
            return False
        self._last[what, slug] = now
        return True
