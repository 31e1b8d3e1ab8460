"""A burst of webhooks against the real web app, with a worker's loop beside it.

    python bench/webhooks.py [--deliveries 1000] [--pages 50] [--seconds 10] [--database postgres] [--quick] [--json]

Signed deliveries for some pages, each of which was edited just before, at a steady pace to `sprachlotse serve` on
127.0.0.1; among them forged, replayed, too old, malformed and oversized ones. Beside it the worker's loop
(`runtime.inbox`, without Prefect) takes what waits. Each page must be translated once, and refused is what must be. The
engine is echo. `p95_ms` is over the accepted deliveries, as the sender sees them; the sender shares the machine.
"""

import argparse
import asyncio
import json
import os
import resource
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import psutil
from databases import databases
from environment import ROOT, environment
from town import SLUG, edit, write_home

sys.path.insert(0, str(ROOT))

from connectors.signatures import new_secret, signature
from pipeline.store_ports import EVERYTHING, DraftFilter
from runtime.holding import finish, holding
from runtime.inbox import QUIET, settle, take
from runtime.night import batches, run, translate_batch
from runtime.settings import load
from runtime.wiring import Application

SOURCE = "integreat"
LOOK_S = 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deliveries", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--quick", action="store_true", help="100 deliveries for 5 pages in 3 seconds")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.quick:
        options.deliveries, options.pages, options.seconds = 100, 5, 3.0
    with TemporaryDirectory(prefix="sprachlotse-") as folder, databases(options.database, Path(folder)) as made:
        size = options.deliveries, options.pages, options.seconds
        result = measured(Path(folder) / "home", made[0][0], size)
    result = {"database": options.database} | result
    for name, value in result.items():
        print(f"{name:<28}{value}")
    if options.json:
        print(json.dumps(environment() | {"engine": "echo"} | result))
    return 0


def measured(home: Path, database: str, size: tuple[int, int, float]) -> dict[str, Any]:
    """A town with its first night behind it, every page edited; then the burst."""
    deliveries, pages, seconds = size
    write_home(home, pages=pages, database=database, locales=("en",))
    application = Application(load({"SPRACHLOTSE_HOME": str(home)}))
    its = application.municipality(SLUG)
    run(its, batch_size=100, cause="bench", progress=_quiet)
    secret = new_secret()
    with its.transaction() as work:
        work.webhook_secrets.rotate(SOURCE, secret, actor="bench")
    changed = set(edit(home, share=1.0))
    with its.transaction() as work:
        named = [(str(ref.content_type), ref.key) for ref in work.documents.refs() if ref.key in changed]
    loop = Loop(application)
    with Served(home) as served:
        loop.start()
        before = served.cpu_s()
        sent = asyncio.run(Burst(served.url, secret, named).send(deliveries, seconds))
        cpu_ms = 1000 * (served.cpu_s() - before) / sent["requests"]
        loop.finish()
    return (
        sent
        | {"server_cpu_ms_per_request": round(cpu_ms, 2), "load": os.getloadavg()[0]}
        | loop.outcome([key for _, key in named])
    )


class Served:
    """`sprachlotse serve` in a process of its own, for as long as the block lasts."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = found.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-c", "from commands.main import main; main()", "serve", "--port", str(port)]
        its = {**os.environ, "SPRACHLOTSE_HOME": str(home), "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, env=its, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def cpu_s(self) -> float:
        """What the web app has used so far."""
        used = psutil.Process(self.process.pid).cpu_times()
        return used.user + used.system

    def __enter__(self) -> "Served":
        for _ in range(600):
            try:
                if httpx.get(f"{self.url}/health", timeout=5).status_code < 500:
                    return self
            except httpx.HTTPError:
                time.sleep(0.1)
        raise SystemExit("the web app does not answer")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()


@dataclass
class Burst:
    """The sender."""

    url: str
    secret: str
    named: list[tuple[str, str]]
    statuses: Counter[str] = field(default_factory=Counter)
    waits_ms: list[float] = field(default_factory=list)

    async def send(self, deliveries: int, seconds: float) -> dict[str, Any]:
        """Deliveries at a steady pace; each tenth has a bad one beside it."""
        pace = seconds / deliveries
        started = time.monotonic()
        limits = httpx.Limits(max_connections=50)
        async with httpx.AsyncClient(base_url=self.url, limits=limits, timeout=60) as client:
            waiting = []
            for number in range(deliveries):
                await asyncio.sleep(max(0.0, started + number * pace - time.monotonic()))
                waiting.append(asyncio.create_task(self._good(client, number)))
                if number % 10 == 0:
                    waiting.append(asyncio.create_task(self._bad(client, number)))
            took = time.monotonic() - started
            await asyncio.gather(*waiting)
        waits = statistics.quantiles(self.waits_ms, n=100)
        shown = {name.replace(" ", "_").replace(":", ""): count for name, count in sorted(self.statuses.items())}
        return {
            "deliveries": deliveries,
            "pages": len(self.named),
            "requests": self.statuses.total(),
            "sent_in_s": round(took, 1),
            "p50_ms": round(waits[49], 1),
            "p95_ms": round(waits[94], 1),
            "p99_ms": round(waits[98], 1),
        } | shown

    async def _good(self, client: httpx.AsyncClient, number: int) -> None:
        body = self._body(number)
        before = time.monotonic()
        answer = await self._post(client, body, self._signed(f"good-{number}", body))
        self.waits_ms.append(1000 * (time.monotonic() - before))
        self.statuses[f"good {answer.status_code}"] += 1

    async def _bad(self, client: httpx.AsyncClient, number: int) -> None:
        body = self._body(0)
        old = int(time.time()) - 3600
        tricks = {
            "forged": (body, self._signed(f"forged-{number}", body, secret=new_secret())),
            "changed": (body + b" ", self._signed(f"changed-{number}", body)),
            "old": (body, self._signed(f"old-{number}", body, at=old)),
            "replayed": (body, self._signed("good-0", body)),
            "malformed": (b"{", self._signed(f"malformed-{number}", b"{")),
            "oversized": (b"x" * 300_000, {}),
        }
        name, (body, headers) = list(tricks.items())[number // 10 % len(tricks)]
        answer = await self._post(client, body, headers)
        said = answer.json().get("status", "") if answer.status_code == 202 else ""
        self.statuses[f"{name} {answer.status_code} {said}".strip()] += 1

    def _body(self, number: int) -> bytes:
        kind, key = self.named[number % len(self.named)]
        return json.dumps({"type": kind, "id": key}).encode()

    def _signed(self, message: str, body: bytes, *, secret: str = "", at: int | None = None) -> dict[str, str]:
        now = at or int(time.time())
        its = signature(secret or self.secret, message=message, timestamp=now, body=body)
        return {"webhook-id": message, "webhook-timestamp": str(now), "webhook-signature": its}

    async def _post(self, client: httpx.AsyncClient, body: bytes, headers: dict[str, str]) -> httpx.Response:
        return await client.post(f"/webhooks/{SLUG}/{SOURCE}", content=body, headers=headers)


class Loop(threading.Thread):
    """What the worker does with deliveries, without Prefect around it."""

    def __init__(self, application: Application) -> None:
        super().__init__(daemon=True)
        self._application = application
        self._its = application.municipality(SLUG)
        self._stopping = threading.Event()
        self.runs = self.drafts = 0
        self.first_s: float | None = None

    def run(self) -> None:
        started = time.monotonic()
        while not self._stopping.wait(LOOK_S) or self._application.store.with_deliveries(quiet=QUIET * 0):
            if self._application.store.with_deliveries(quiet=QUIET):
                self.first_s = self.first_s or time.monotonic() - started
                self._handle()

    def _handle(self) -> None:
        from pipeline.pull import pull

        with holding(self._its, "webhook") as held:
            deliveries = take(self._its)
            refs = frozenset(ref for each in deliveries for ref in each.refs)
            report = pull(self._its, _quiet, only=refs)
            for batch in batches(self._its, size=100, only=refs):
                report += translate_batch(self._its, batch, _quiet, run_id=held.run_id)
            settle(self._its, deliveries, report, run=held.run_id)
            finish(held, report)
        self.runs += 1
        self.drafts += report.drafts_queued

    def finish(self) -> None:
        """When nothing waits any more."""
        self._stopping.set()
        self.join()

    def outcome(self, keys: list[str]) -> dict[str, Any]:
        """How often each page was translated since the burst began, and what became of the deliveries."""
        with self._its.transaction() as work:
            made = Counter(draft.ref.key for draft in work.drafts.find(DraftFilter(limit=EVERYTHING)))
            settled = Counter(str(each.state) for each in work.deliveries.latest(limit=100_000))
        self._application.close()
        return {
            "runs": self.runs,
            "first_run_after_s": round(self.first_s or 0, 1),
            "drafts_made": self.drafts,
            "pages_translated_once": sum(made[key] == 2 for key in keys),
            "pages_translated_more_often": sum(made[key] > 2 for key in keys),
            "deliveries_done": settled["done"],
            "deliveries_not_done": settled.total() - settled["done"],
            "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }


def _quiet(step: str, done: int, total: int) -> None:
    """No progress to be seen."""


if __name__ == "__main__":
    sys.exit(main())
