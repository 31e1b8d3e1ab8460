"""The official DeepL library against a server of our own, with everything that can go wrong on the way.

Random sequences of faults over several parcels, each run again until all is translated, with a ledger that reserves,
translates and settles as the core does. Nothing may be paid twice without being recorded, nothing that arrived may get
lost, and the server's bill must be what was recorded less what was uncertain and then not billed. Exits with 1 else.

    .venv/bin/python bench/deepl_faults.py --sequences 1000 --seed 0
"""

import argparse
import importlib
import json
import sys
import time
from typing import Any

from environment import environment, find_tests

COLUMNS = "{:22}{:>6}{:>9}{:>8}{:>10}{:>11}{:>8}   {}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sequences", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quick", action="store_true", help="100 sequences")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    find_tests()
    print_table()
    started = time.monotonic()
    first = options.seed * 1_000_000
    seeds = range(first, first + (100 if options.quick else options.sequences))
    outcome = importlib.import_module("tests.fake_deepl.sequences").played(seeds)
    seconds = time.monotonic() - started
    print_outcome(outcome, seconds)
    if options.json:
        print(json.dumps(environment() | flat(outcome) | {"seed": options.seed, "seconds": round(seconds, 1)}))
    return 0 if outcome.is_balanced and not outcome.violations else 1


def print_table() -> None:
    """Each fault alone, on one parcel of three texts (38 characters), and what a second run made of it."""
    print(print_table.__doc__, end="\n\n")
    print(COLUMNS.format("fault", "posts", "waited s", "billed", "recorded", "uncertain", "stored", "the run said"))
    for row in importlib.import_module("tests.fake_deepl.each_fault").rows():
        waited = ", ".join(f"{pause:g}" for pause in row.waited) or "–"
        numbers = (row.posts, waited, row.billed, row.recorded, row.uncertain, row.stored)
        again = (
            "" if row.stored == row.stored_at_last else f" → {row.stored_at_last} stored, {row.billed_at_last} billed"
        )
        print(COLUMNS.format(row.fault, *numbers, (row.said or "–") + again))
    print()


def print_outcome(outcome: Any, seconds: float) -> None:
    print(f"{outcome.sequences} sequences, {outcome.runs} runs, {outcome.posts} requests in {seconds:.0f} s")
    print("met: " + ", ".join(f"{name} {times}" for name, times in outcome.met.most_common()))
    print(f"billed by the server: {outcome.billed} characters")
    print(f"recorded: {outcome.certain} with an answer, {outcome.uncertain} uncertain", end=", ")
    print(f"of which {outcome.uncertain_unbilled} were not billed → {'' if outcome.is_balanced else 'NOT '}balanced")
    print(f"violations: {len(outcome.violations)}", *outcome.violations[:10], sep="\n  ")


def flat(outcome: Any) -> dict[str, int | bool]:
    return {
        "sequences": outcome.sequences,
        "runs": outcome.runs,
        "requests": outcome.posts,
        "faults": outcome.posts - outcome.met["none"],
        "billed_characters": outcome.billed,
        "recorded_certain": outcome.certain,
        "recorded_uncertain": outcome.uncertain,
        "uncertain_not_billed": outcome.uncertain_unbilled,
        "is_balanced": outcome.is_balanced,
        "violations": len(outcome.violations),
    }


if __name__ == "__main__":
    sys.exit(main())
