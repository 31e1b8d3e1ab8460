"""One night of `bench/nightly.py` in a process of its own: `flow` under Prefect, `plain` without, or `approve`."""

import asyncio
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from pipeline.decisions import approve
from pipeline.errors import NotReady
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.publish import publish
from pipeline.report import Report
from pipeline.store_ports import EVERYTHING, DraftFilter
from runtime import night
from runtime.learning import learn
from runtime.logs import start_logging
from runtime.night import safely
from runtime.reconcile import reconciled
from runtime.settings import load
from runtime.wiring import Application


def main(how: str, slug: str) -> None:
    if how == "profile":
        profiled(slug)
        return
    start_logging(verbose=False)
    report, steps, imported = {"flow": under_prefect, "plain": plain, "approve": approved}[how](slug)
    own = time.process_time()
    told = {
        "steps": steps,
        "import_cpu_s": imported,
        "outside_cpu_s": own - imported - sum(steps.values()),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "calls": report.engine_calls,
        "queued": report.drafts_queued,
        "published": report.published,
        "problems": len(report.problems),
    }
    print(json.dumps(told))


def under_prefect(slug: str) -> tuple[Report, dict[str, float], float]:
    """The flow, with the CPU of each step's own thread and of opening the installation."""
    from flows import nightly, opened, steps

    spent: Counter[str] = Counter()
    do, open_ = steps._do, opened.opened

    @contextmanager
    def timed_open(slug: str) -> Iterator[Any]:
        before = time.thread_time()
        with open_(slug) as place:
            spent["open"] += time.thread_time() - before
            yield place

    async def timed_do(slug: str, step: str, work: Callable[[Municipality], Report]) -> Report:
        def timed(municipality: Municipality) -> Report:
            with _clocked(spent, step):
                return work(municipality)

        return await do(slug, step, timed)

    nightly.batches = _timed(spent, "due", nightly.batches)
    steps._do, steps.opened, nightly.opened = timed_do, timed_open, timed_open
    imported = time.process_time()
    report = asyncio.run(nightly.nightly(slug, cause="bench"))
    return report, dict(spent), imported


@contextmanager
def _clocked(spent: Counter[str], step: str) -> Iterator[None]:
    before = time.thread_time()
    yield
    spent[step] += time.thread_time() - before


def plain(slug: str) -> tuple[Report, dict[str, float], float]:
    """The same steps in this process."""
    imported = time.process_time()
    spent: Counter[str] = Counter()
    for step, name in (("pull", "pulled"), ("due", "batches"), ("translate", "translate_batch")):
        setattr(night, name, _timed(spent, step, getattr(night, name)))
    with _clocked(spent, "open"):
        application = Application(load(os.environ))
        its = application.municipality(slug, learned=True)

    def closing() -> Report:
        written = safely("publish", _timed(spent, "publish", partial(publish, its, _quiet)))
        report = written + safely("learn", _timed(spent, "learn", partial(learn, its)))
        return report + reconciled(application.store, application.settings.engines.deepl)

    size = application.settings.batch_size
    report = night.run(its, batch_size=size, cause="bench", progress=_quiet, closing=closing)
    application.close()
    return report, dict(spent), imported


def _timed(spent: Counter[str], step: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*given: Any, **more: Any) -> Any:
        with _clocked(spent, step):
            return work(*given, **more)

    return timed


def approved(slug: str) -> tuple[Report, dict[str, float], float]:
    """Approve what waits and may be approved: not part of a night, and not measured."""
    application = Application(load(os.environ))
    its = application.municipality(slug)
    with its.transaction() as work:
        waiting = work.drafts.find(DraftFilter((DraftState.QUEUED,), limit=EVERYTHING))
    for summary in waiting:
        try:
            approve(its, summary.id, actor="anna")
        except NotReady:
            continue
    application.close()
    return Report(), {}, 0.0


def profiled(slug: str) -> None:
    """Where the time of a night without Prefect goes; standard output gets the table."""
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.runcall(plain, slug)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(70)
    pstats.Stats(profile).sort_stats("tottime").print_stats(40)


def _quiet(step: str, done: int, total: int) -> None:
    """No progress to be seen."""


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
