"""Does Dask help the offline engine? The same pages through threads, through Dask and through plain processes.

    pip install distributed          # not a dependency of ours; without it, Dask is left out
    python bench/dask_offline.py [--pages FILE] [--count 12] [--rounds 3] [--quick] [--json]

Some pages go into eleven languages, with models of Argos' usual size (see base_models.py), in three ways on the same
cores:

threads    one process as our worker is one, which CTranslate2 gives all cores
dask       a scheduler and one process a core that stands for a machine; each task is a page in all languages, its texts
           travel there and back over TCP
processes  one process a core, each with an equal share of the pages: workers of ours that have a municipality each

Each way begins with nothing loaded. What it costs until its processes stand is named apart as `_start_`. The unit is
the page in one language for each second of the clock and of CPU; the best of the rounds counts, whose order changes.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(1, str(Path(__file__).resolve().parents[1]))
sys.path.insert(2, str(Path(__file__).resolve().parents[1] / "tests/connectors/engines"))

import psutil
from base_models import base_models
from databases import tree_cpu
from engines import BEHIND_ENGLISH, LOCALES, ROOT, pages, request, sample, visible
from environment import environment

from connectors.engines.argos.engine import ArgosEngine
from pipeline.engine import EngineRequest, Translated

Work = Sequence[Sequence[EngineRequest]]
"""The requests of each page."""


def translated(folder: Path, requests: Sequence[EngineRequest]) -> int:
    """How many of the texts came back."""
    engine = _engine(folder)
    answers = [answer for parcel in engine.parcels(requests) for answer in engine.translate(parcel)]
    return sum(isinstance(answer, Translated) for answer in answers)


@cache
def _engine(folder: Path) -> ArgosEngine:
    return ArgosEngine(folder)


@contextmanager
def in_threads(folder: Path, work: Work) -> Iterator[Callable[[], int]]:
    """One process with all cores."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(os.getpid).result()
        yield lambda: pool.submit(translated, folder, [each for page in work for each in page]).result()


@contextmanager
def in_dask(folder: Path, work: Work) -> Iterator[Callable[[], int]]:
    """One process a core, a scheduler that hands out pages."""
    from distributed import Client, LocalCluster

    cores = sorted(os.sched_getaffinity(0))
    cluster = LocalCluster(n_workers=len(cores), threads_per_worker=1, protocol="tcp://", dashboard_address=None)
    with cluster, Client(cluster) as client:
        for core, worker in zip(cores, client.scheduler_info(n_workers=-1)["workers"], strict=True):
            client.submit(pin, core, workers=[worker], pure=False).result()
        yield lambda: sum(client.gather([client.submit(translated, folder, page, pure=False) for page in work]))


@contextmanager
def in_processes(folder: Path, work: Work) -> Iterator[Callable[[], int]]:
    """One process a core, each with its share of the pages."""
    cores = sorted(os.sched_getaffinity(0))
    pools = [ProcessPoolExecutor(1, mp_context=get_context("spawn")) for _ in cores]
    for core, pool in zip(cores, pools, strict=True):
        pool.submit(pin, core).result()

    def run() -> int:
        shares = [[each for page in work[number :: len(cores)] for each in page] for number in range(len(cores))]
        asked = [pool.submit(translated, folder, share) for pool, share in zip(pools, shares, strict=True)]
        return sum(each.result() for each in asked)

    yield run
    for pool in pools:
        pool.shutdown()


WAYS = {"threads": in_threads, "dask": in_dask, "processes": in_processes}


def ways() -> list[str]:
    """Those that can be measured here."""
    return [way for way in WAYS if way != "dask" or find_spec("distributed")]


def pin(core: int) -> None:
    """This process is a machine with one core."""
    os.sched_setaffinity(0, {core})


def measured(way: str, folder: Path, work: Work) -> dict[str, float]:
    """What one way takes, from nothing."""
    this, begun, cpu = psutil.Process(), time.perf_counter(), tree_cpu(psutil.Process())
    with WAYS[way](folder, work) as run:
        stands, spent = time.perf_counter(), tree_cpu(this)
        count = run()
        wall, used = time.perf_counter() - stands, tree_cpu(this) - spent
        memory = sum(each.memory_info().rss for each in this.children(recursive=True)) / 2**20
    return {
        "texts": count,
        "start_wall_s": stands - begun,
        "start_cpu_s": spent - cpu,
        "wall_s": wall,
        "cpu_s": used,
        "children_mb": memory,
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    real = ROOT.parent / "shared/data/pages/lkaugsburg/de.json"
    arguments.add_argument("--pages", type=Path, default=real if real.exists() else None)
    arguments.add_argument("--count", type=int, default=12)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    every = pages(options.pages)
    chosen = sample(every, 12) if options.quick else every[: options.count]
    rounds = 1 if options.quick else options.rounds
    work = [[request(segment, locale) for segment in page for locale in LOCALES] for page in chosen]
    with tempfile.TemporaryDirectory() as scratch:
        folder = base_models(Path(scratch), [visible(each) for page in every for each in page], BEHIND_ENGLISH)
        found: dict[str, dict[str, float]] = {}
        for number in range(rounds):
            for way in sorted(ways(), reverse=number % 2 == 1):
                its = measured(way, folder, work)
                print(f"{way:<10}", ", ".join(f"{name} {value:.1f}" for name, value in its.items()), file=sys.stderr)
                found[way] = min(found.get(way, its), its, key=lambda one: one["wall_s"])
    result: dict[str, Any] = environment() | {"cores": len(os.sched_getaffinity(0)), "pages": len(chosen)}
    result |= {"targets": len(LOCALES), "asked": sum(map(len, work))}
    result |= {f"{way}_{name}": round(value, 1) for way in ways() for name, value in found[way].items()}
    for way in ways()[1:]:
        result[f"{way}_speed_against_threads"] = round(found["threads"]["wall_s"] / found[way]["wall_s"], 3)
        result[f"{way}_cpu_against_threads"] = round(found[way]["cpu_s"] / found["threads"]["cpu_s"], 3)
    for name, value in result.items():
        print(f"{name:<36}{value}")
    if options.json:
        print(json.dumps(result))


if __name__ == "__main__":
    # By its name, so that the processes find the functions where they keep what they loaded.
    import dask_offline

    dask_offline.main()
