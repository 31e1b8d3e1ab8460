"""How quick the web app is for 50 reviewers, with a desk as large as the country.

    python bench/review.py [--json] [--quick] [--postgres URL]

300 municipalities, 100,000 drafts and 3 million segments in PostgreSQL, then 5,000 drafts in SQLite. The real app runs
under uvicorn in a process of its own on 127.0.0.1; the requests come from people with sessions. First one after the
other: Today, the queue with every filter, drafts that nobody has opened before, decisions and saved texts (`…_p95_ms`);
then 50 at once for a minute, each thinking for some seconds before every request (`together_…`). Afterwards every
decision that was confirmed is looked for in the database.
"""

import argparse
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from environment import environment
from review_desk import SEGMENTS, installation, postgres, served, sign_in, sqlite, work_of
from review_people import Record, lost, one_by_one, percentile, together

KINDS = ("today", "queue", "editor", "save", "decision")
MORE = ("suggestions", "presence")
GOALS_MS = {"today": 100, "queue": 100, "editor": 100, "save": 100, "decision": 50}


def measure(url: str, *, municipalities: int, people: int, seconds: float, rounds: int) -> dict[str, float]:
    """One installation over one database."""
    readers = sign_in(url, people)
    with installation(url, municipalities) as setting:
        works = work_of(url, setting, readers[1:], drafts=rounds + 3)
        with served(setting) as server:
            ready_s = server.rest(most_s=2.5 * seconds if seconds > 10 else 2)
            alone = one_by_one(server, readers, works, rounds=rounds)
            rest = {login: several[rounds:] for login, several in works.items()}
            before, began = server.cpu_s, time.perf_counter()
            crowd = together(server, readers[1:], rest, seconds=seconds, think_s=(1.0, 4.0))
            cpu_ms = 1000 * (server.cpu_s - before) / max(1, crowd.requests)
            took = time.perf_counter() - began
    for error in [*alone.errors, *crowd.errors][:20]:
        print("error:", error)
    return {
        **{f"{kind}_p95_ms": alone.percentile(kind) for kind in (*KINDS, *MORE)},
        **{f"{kind}_median_ms": alone.percentile(kind, 0.5) for kind in KINDS},
        **{f"{kind}_cpu_p95_ms": percentile(alone.cpu_ms[kind], 0.95) for kind in KINDS},
        **{f"together_{kind}_p95_ms": crowd.percentile(kind) for kind in KINDS},
        "ready_s": round(ready_s, 1),
        "together_people": people,
        "together_seconds": round(took),
        "together_requests": crowd.requests,
        "together_cpu_ms_per_request": round(cpu_ms, 1),
        "decisions": sum(len(each.decided) + len(each.released) for each in (alone, crowd)),
        "lost_decisions": _lost(url, alone, crowd),
        "errors": len(alone.errors) + len(crowd.errors),
    }


def _lost(url: str, *records: Record) -> int:
    return sum(lost(url, each) for each in records)


@contextmanager
def _given(url: str) -> Iterator[str]:
    yield url


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="10 municipalities, 240 drafts, 6 people for 5 seconds; PostgreSQL unless --only sqlite",
    )
    parser.add_argument("--postgres", metavar="URL", help="a database that review_data.py has filled; it is changed")
    parser.add_argument("--only", choices=["postgres", "sqlite"])
    given = parser.parse_args()
    towns, drafts, small = (10, 240, 240) if given.quick else (300, 100_000, 5_000)
    size = {"people": 6, "seconds": 5, "rounds": 1} if given.quick else {"people": 50, "seconds": 60, "rounds": 1}
    result: dict[str, object] = {**environment(), "municipalities": towns, "drafts": drafts}
    result["segments"] = drafts * SEGMENTS
    result["load_before"] = round(os.getloadavg()[0], 1)
    if given.only != "sqlite":
        with _given(given.postgres) if given.postgres else postgres(towns, drafts) as url:
            result |= measure(url, municipalities=towns, **size)
    if given.only == "sqlite" or not (given.only or given.quick):
        with sqlite(towns, small) as url:
            found = measure(url, municipalities=towns, **size)
            result |= {"sqlite_drafts": small} | {f"sqlite_{name}": value for name, value in found.items()}
    result["load_after"] = round(os.getloadavg()[0], 1)
    _tell(result)
    if given.json:
        print(json.dumps(result))


def _tell(result: dict[str, object]) -> None:
    for name, value in result.items():
        goal = next((f"  (goal {most})" for kind, most in GOALS_MS.items() if name.endswith(f"{kind}_p95_ms")), "")
        print(f"{name:40} {value}{goal}")


if __name__ == "__main__":
    main()
