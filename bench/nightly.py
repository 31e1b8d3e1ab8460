"""What a night costs, under the real Prefect and without it, on SQLite and on PostgreSQL.

    python bench/nightly.py [--pages 300] [--quick] [--json] [--databases sqlite,postgres] [--real PAGES.json]

A town of so many pages in twelve locales, with the echo engine: it is our own work that is measured. Each night is a
process of its own, as the worker starts it; Prefect's server is ours and runs beside it. The nights: the first one; one
that publishes what the first one made (all approved); one in which nothing changed; one after 5 % of the pages got a
sentence more. Then the same nights without Prefect (`runtime.night`), in a process each.

`orchestration_share` is what Prefect adds to the first night: the CPU of its process outside the steps and the opening
of the installation, which are measured by thread, and without the imports that a night without Prefect has too.
`…_by_difference` compares the two processes as wholes: it has in it that the same step takes more CPU beside Prefect's
threads, and the noise of the machine. `…_with_server` has the CPU of Prefect's server in it, what that does anyway
included.
"""

import argparse
import json
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from databases import databases, tree_cpu
from environment import ROOT, environment
from town import LOCALES, SLUG, edit, write_home

sys.path.insert(0, str(ROOT))

NIGHTS = ("first", "publishing", "unchanged", "edited")
EDITED = 0.05
_OWN_IMPORTS_CPU_S = 1.7
"""Of a night without Prefect, where none was measured."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--quick", action="store_true", help="8 pages, SQLite only, not again without Prefect")
    parser.add_argument("--databases", default="sqlite,postgres")
    parser.add_argument("--real", type=Path, help="real pages, as the public interface of Integreat gives them")
    parser.add_argument("--no-twin", action="store_true", help="not again without Prefect")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    pages = 8 if options.quick else options.pages
    databases = ["sqlite"] if options.quick else options.databases.split(",")
    result: dict[str, Any] = environment() | {"engine": "echo", "pages": pages, "locales": len(LOCALES)}
    for number, database in enumerate(databases):
        prefix = f"{database}_" if number else ""
        measured = town(database, pages, options.real, twin=not (options.no_twin or options.quick))
        result |= {f"{prefix}{name}": value for name, value in measured.items()}
    if options.json:
        print(json.dumps(result))
    return 0


def town(database: str, pages: int, real: Path | None, *, twin: bool) -> dict[str, Any]:
    """All nights of one town, under Prefect and without."""
    with TemporaryDirectory(prefix="sprachlotse-") as folder, databases(database, Path(folder)) as (urls, theirs):
        nights = [_under_prefect(Path(folder), urls[0], pages, real, theirs)]
        if twin:
            nights.append(_plain(Path(folder), urls[1], pages, real, theirs))
    return _summed(database, *nights)


def _under_prefect(folder: Path, url: str, pages: int, real: Path | None, theirs: Callable[[], float]) -> Any:
    from runtime.prefect_server import QUIET, server

    home = folder / "flow"
    write_home(home, pages=pages, database=url, real=real)
    with server(home, _free_port()) as api:
        started = _server_cpu()
        print(f"Prefect's server started: {started:.1f} s of CPU", file=sys.stderr)
        environment_ = {**os.environ, **QUIET, "SPRACHLOTSE_HOME": str(home), "PREFECT_API_URL": api}
        nights = _nights(home, "flow", environment_, theirs, _server_cpu)
        return nights | {"server_start_cpu_s": started, "server_total_cpu_s": _server_cpu()}


def _plain(folder: Path, url: str, pages: int, real: Path | None, theirs: Callable[[], float]) -> Any:
    home = folder / "plain"
    write_home(home, pages=pages, database=url, real=real)
    return _nights(home, "plain", {**os.environ, "SPRACHLOTSE_HOME": str(home)}, theirs, lambda: 0.0)


def _nights(
    home: Path, how: str, its: dict[str, str], database: Callable[[], float], server: Callable[[], float]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for night in NIGHTS:
        if night == "publishing":
            _child("approve", its)
        if night == "edited":
            edit(home, share=EDITED)
        before = database(), server()
        found[night] = _child(how, its)
        found[night] |= {"database_cpu_s": database() - before[0], "server_cpu_s": server() - before[1]}
        print(f"{how:<6}{night:<11}", _line(found[night]), file=sys.stderr)
    return found


def _line(night: dict[str, Any]) -> str:
    steps = ", ".join(f"{name} {cpu:.1f}" for name, cpu in night["steps"].items())
    numbers = (night["cpu_s"], night["import_cpu_s"], night["wall_s"], night["server_cpu_s"], night["database_cpu_s"])
    shown = "CPU {:.1f} s (imports {:.1f}), wall {:.1f} s, server {:.1f}, database {:.1f}; ".format(*numbers)
    return f"{shown}{steps}; {night['peak_mb']:.0f} MB; {night['calls']} calls, {night['queued']} drafts"


def _child(how: str, its: dict[str, str]) -> dict[str, Any]:
    """One night in a process of its own; its CPU as the system counts it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    command = [sys.executable, str(Path(__file__).parent / "one_night.py"), how, SLUG]
    done = subprocess.run(command, env={**its, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-4000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return told | {"cpu_s": cpu, "wall_s": time.monotonic() - started}


def _summed(database: str, flow: dict[str, Any], plain: dict[str, Any] | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"database": database}
    found |= {name: round(flow[name], 1) for name in ("server_start_cpu_s", "server_total_cpu_s")}
    for night in NIGHTS:
        its = flow[night]
        found |= {f"{night}_{name}": round(its[name], 1) for name in ("cpu_s", "wall_s", "server_cpu_s")}
        found |= {f"{night}_{step}_cpu_s": round(cpu, 2) for step, cpu in its["steps"].items()}
        found |= {f"{night}_database_cpu_s": round(its["database_cpu_s"], 1), f"engine_calls_{night}": its["calls"]}
        found |= {f"{night}_peak_mb": round(its["peak_mb"]), f"{night}_drafts": its["queued"]}
        outside = its["outside_cpu_s"] + its["import_cpu_s"] - _OWN_IMPORTS_CPU_S
        if plain:
            outside = its["outside_cpu_s"] + its["import_cpu_s"] - plain[night]["import_cpu_s"]
            found[f"{night}_plain_cpu_s"] = round(plain[night]["cpu_s"], 1)
            its_own = plain[night]["steps"]
            found |= {f"{night}_plain_{step}_cpu_s": round(cpu, 2) for step, cpu in its_own.items()}
            found[f"orchestration_share_{night}_by_difference"] = round(1 - plain[night]["cpu_s"] / its["cpu_s"], 4)
        found[f"orchestration_share_{night}"] = round(outside / its["cpu_s"], 4)
        both = its["cpu_s"] + its["server_cpu_s"]
        found[f"orchestration_share_{night}_with_server"] = round((outside + its["server_cpu_s"]) / both, 4)
    peak = max(flow[night]["peak_mb"] for night in NIGHTS)
    return found | {"orchestration_share": found["orchestration_share_first"], "peak_mb": round(peak)}


def _server_cpu() -> float:
    """Of Prefect's server, which is a child of ours."""
    servers = [each for each in psutil.Process().children() if "prefect" in " ".join(each.cmdline())]
    return sum(map(tree_cpu, servers))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
