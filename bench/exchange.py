"""How long does a large memory take to be written as TMX and read again, and how much memory?

    python bench/exchange.py [--units 1000000] [--json]

The units are made up as they are needed, with placeholders, context and two targets each, so that peak memory is that
of the writer and the reader. Every unit read is compared with the one written.
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from connectors.exchange.tmx import TmxUnit, read_tmx, write_tmx

OFFICES = ("Jobcenter", "Bürgerbüro", "Ausländerbehörde", "Jugendamt", "Standesamt", "Gesundheitsamt", "Wohngeldstelle")
THINGS = (
    "den Ausweis",
    "die Meldebescheinigung",
    "den Mietvertrag",
    "die Geburtsurkunde",
    "den Bescheid & das Formular",
)
START = datetime(2026, 1, 1, tzinfo=UTC)


def sentence(number: int) -> str:
    office, thing = OFFICES[number % len(OFFICES)], THINGS[number % len(THINGS)]
    return f"Bringen Sie {thing} zum <1>{office}</1>, Zimmer {number}.<2/>"


def units(count: int) -> Iterator[TmxUnit]:
    for number in range(count):
        yield TmxUnit(
            sentence(number),
            {
                "en": f"Bring it to the <1>{OFFICES[number % len(OFFICES)]}</1>, room {number}.<2/>",
                "ar": f"أحضره إلى <1>{OFFICES[number % len(OFFICES)]}</1>، الغرفة {number}.<2/>",
            },
            previous=sentence(number - 1) if number else "",
            following=sentence(number + 1),
            document=f"page/{number // 60}",
            author="anna",
            origin="human/anna",
            created=START + timedelta(seconds=number),
        )


def peak_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def measure(count: int, path: Path) -> dict[str, float | int]:
    before, started = peak_mb(), time.perf_counter()
    with path.open("wb") as stream:
        refused = write_tmx(stream, units(count))
    written, cpu = time.perf_counter(), time.process_time()
    with path.open("rb") as stream:
        different = sum(ours != theirs for ours, theirs in zip(units(count), read_tmx(stream), strict=True))
    return {
        "units": count,
        "write_s": round(written - started, 1),
        "read_s": round(time.perf_counter() - written, 1),
        "read_cpu_s": round(time.process_time() - cpu, 1),
        "file_mb": round(path.stat().st_size / 1e6, 1),
        "memory_before_mb": before,
        "peak_memory_mb": peak_mb(),
        "refused": len(refused),
        "different": different,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = measure(arguments.units, Path(folder) / "memory.tmx")
    if arguments.json:
        print(json.dumps(result))
    else:
        print("\n".join(f"{key:20}{value}" for key, value in result.items()))


if __name__ == "__main__":
    main()
