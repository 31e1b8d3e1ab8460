"""A burst of webhooks against the real web app, with a real worker beside it.

    python bench/webhooks.py [--deliveries 1000] [--pages 50] [--seconds 10] [--databases sqlite,postgres]
                             [--worker prefect] [--quick] [--json]

Three processes on 127.0.0.1: `sprachlotse serve`; `sprachlotse worker` with its Prefect server (or, `--worker plain`, a
loop that looks into the inbox as often, without Prefect), with `Nice=5` as its unit says; and this one, which sends
signed deliveries at a steady pace for pages that were each edited just before. Each tenth has another one beside it:
for a page that does not exist, replayed, malformed, oversized; and, from another address, forged, changed on the way,
too old, unsigned.

`p50_ms` to `max_ms` are over the good deliveries, from the sender's side; `sender_lag_p95_ms` says how late the sender
itself was: on a machine with other work, both are mostly that work. `first_run_after_s` is from the moment the first
delivery was recorded to the start of the first run, both as the database has them. The engine is echo.
"""

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import psutil
from databases import databases, tree_cpu
from environment import ROOT, environment
from town import SLUG, edit, write_home

sys.path.insert(0, str(ROOT))

from burst import Burst

from connectors.signatures import new_secret
from pipeline.delivery import DeliveryState
from pipeline.municipality import Municipality
from pipeline.store_ports import EVERYTHING, DraftFilter
from runtime.night import run
from runtime.on_demand import ask_for
from runtime.settings import load
from runtime.wiring import Application

SOURCE = "integreat"
_OURS = [sys.executable, "-c", "from commands.main import main; main()"]
_READY_S = 300.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deliveries", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--databases", default="sqlite,postgres")
    parser.add_argument("--worker", choices=["prefect", "plain"], default="prefect")
    parser.add_argument("--quick", action="store_true", help="300 deliveries for 15 pages in 3 s, SQLite, plain worker")
    parser.add_argument("--json", action="store_true")
    its = parser.parse_args()
    if its.quick:
        its.deliveries, its.pages, its.seconds, its.databases, its.worker = 300, 15, 3.0, "sqlite", "plain"
    result: dict[str, Any] = environment() | {"engine": "echo", "worker": its.worker}
    for number, database in enumerate(its.databases.split(",")):
        measured = {"database": database} | on(database, its.worker, (its.deliveries, its.pages, its.seconds))
        result |= {f"{database}_{name}" if number else name: value for name, value in measured.items()}
        for name, value in measured.items():
            print(f"{name:<32}{value}", file=sys.stderr if its.json else sys.stdout)
    if its.json:
        print(json.dumps(result))
    return 0


def on(database: str, worker: str, size: tuple[int, int, float]) -> dict[str, Any]:
    """A town with its first night behind it, then the burst, on one kind of database."""
    deliveries, pages, seconds = size
    with TemporaryDirectory(prefix="sprachlotse-") as folder, databases(database, Path(folder)) as (urls, theirs):
        home = Path(folder) / "home"
        write_home(home, pages=pages, database=urls[0], locales=("en",))
        application = Application(load({"SPRACHLOTSE_HOME": str(home)}))
        its = application.municipality(SLUG)
        run(its, batch_size=100, cause="bench", progress=_quiet)
        try:
            with _serving(home) as (url, served), _working(home, worker) as working:
                _await_worker(its)
                burst = Burst(f"{url}/webhooks/{SLUG}/{SOURCE}", _secret(its), _edited(its, home))
                begun, before = datetime.now(UTC), (tree_cpu(served), tree_cpu(working), theirs())
                asyncio.run(burst.send(deliveries, seconds))
                serve_cpu = tree_cpu(served) - before[0]
                load_1m = round(os.getloadavg()[0], 1)
                _await_the_end(its)
                used = {"worker_cpu_s": tree_cpu(working) - before[1], "database_cpu_s": theirs() - before[2]}
                outcome = _outcome(its, [key for _, key in burst.named], begun)
        finally:
            application.close()
    sent = {"deliveries": deliveries, "pages": pages} | burst.outcome()
    cpu = {"server_cpu_ms_per_request": 1000 * serve_cpu / sent["requests"]} | used
    return sent | outcome | {name: round(value, 1) for name, value in cpu.items()} | {"load": load_1m}


@contextmanager
def _serving(home: Path) -> Iterator[tuple[str, psutil.Process]]:
    """The web app, once it answers."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    with _process([*_OURS, "serve", "--port", str(port)], home) as process:
        until = time.monotonic() + _READY_S
        while time.monotonic() < until:
            try:
                if httpx.get(f"{url}/ready", timeout=5).is_success:
                    break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield url, process


@contextmanager
def _working(home: Path, worker: str) -> Iterator[psutil.Process]:
    plain = [sys.executable, str(Path(__file__).parent / "inbox_loop.py")]
    command = plain if worker == "plain" else [*_OURS, "worker", "--port", str(_free_port())]
    with _process(["nice", "-n", "5", *command], home) as process:
        yield process


@contextmanager
def _process(command: Sequence[str], home: Path) -> Iterator[psutil.Process]:
    its = {**os.environ, "SPRACHLOTSE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, env=its, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def _await_worker(its: Municipality) -> None:
    """Until the worker has taken a first delivery: a worker usually runs for days before a burst comes."""
    with its.transaction() as work:
        ask_for(work, [next(iter(work.documents.refs()))], source="person")
    _await_the_end(its)


def _await_the_end(its: Municipality) -> None:
    until = time.monotonic() + _READY_S
    while time.monotonic() < until:
        with its.reading() as work:
            latest = work.deliveries.latest(limit=100_000)
            runs = work.runs.past(limit=1)
        if all(each.state is not DeliveryState.WAITING for each in latest) and runs[0].finished:
            return
        time.sleep(1.0)
    raise SystemExit("the worker does not work")


def _secret(its: Municipality) -> str:
    secret = new_secret()
    with its.transaction() as work:
        work.webhook_secrets.rotate(SOURCE, secret, actor="bench")
    return secret


def _edited(its: Municipality, home: Path) -> list[tuple[str, str]]:
    """Every page gets a sentence more; their kinds and keys."""
    edit(home, share=1.0)
    with its.transaction() as work:
        return sorted((str(ref.content_type), ref.key) for ref in work.documents.refs())


def _outcome(its: Municipality, keys: list[str], begun: datetime) -> dict[str, Any]:
    """What the worker made of it: runs, how often each page was translated, what became of the deliveries."""
    with its.transaction() as work:
        made = Counter(draft.ref.key for draft in work.drafts.find(DraftFilter(limit=EVERYTHING)))
        runs = [each for each in work.runs.past(limit=1000) if each.started >= begun]
        came = [each for each in work.deliveries.latest(limit=100_000) if each.received >= begun]
    settled = Counter(str(each.state) for each in came)
    first = min(each.received for each in came)
    return {
        "deliveries_kept": len(came),
        "deliveries_done": settled["done"],
        "deliveries_ignored": settled["ignored"],
        "deliveries_failed": settled["failed"],
        "inbox_runs": len(runs),
        "first_run_after_s": round((min(each.started for each in runs) - first).total_seconds(), 1),
        "all_done_after_s": round((max(each.settled for each in came if each.settled) - first).total_seconds(), 1),
        "pages_translated_once": sum(made[key] == 2 for key in keys),
        "pages_translated_more_often": sum(made[key] > 2 for key in keys),
    }


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _quiet(step: str, done: int, total: int) -> None:
    """No progress to be seen."""


if __name__ == "__main__":
    sys.exit(main())
