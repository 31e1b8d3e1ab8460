"""Does the queue show the errors first?

    python bench/risk.py PARALLEL.jsonl… [--json] [--seed 7] [--train quality/risk_weights.json] [--plot FILE.svg]
        [--pages FOLDER]

Human translations, taken as correct, become drafts of twelve segments with origins as in daily work (60 % engine, 30 %
memory, 10 % human); up to an eighth of the segments get an error of `harm_targets.py`: natural slips, plain damage, and
fluent errors that no check sees, the kinds in turn and none more than twice its even share. Where they go is assumed:
82 % engine, 15 % memory, 3 % human; so what the origin adds to the order is an assumption and no finding.

Strings are halved by a hash of their id: weights are learned on one half (`--train`), measured on the other. Compared
with the order of the pages and with the order by number of findings (ties in page order).

What the memory teaches about words (`quality/vocabulary.py`) is learned without the page that is looked at, see
`risk_memory.py`: while weights are learned from the learning half alone, while they are measured from both halves, as a
memory holds all other pages. `small_memory_` is measured with the learning half alone, `first_night_` without a memory.
`natural_` are broken addresses on published pages (`risk_natural.py`), without a memory.
"""

import argparse
import json
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from environment import environment
from harm_targets import FLUENT, KINDS
from risk_natural import natural
from risk_plot import Band, bands, calibration_error, plot
from risk_queue import Line, lines, memory, remembering
from risk_training import train

from quality.risk import segment_risk


def found_early(order: Sequence[int], told: Sequence[Line], kinds: set[str] | None = None) -> float:
    """The share of the errors that stand in the first fifth of the order."""
    first = order[: round(len(order) * 0.2)]
    errors = [i for i, line in enumerate(told) if line.error and (kinds is None or line.error in kinds)]
    return len(set(first) & set(errors)) / len(errors) if errors else float("nan")


def drafts_order(risks: Sequence[float], told: Sequence[Line]) -> list[int]:
    """Whole drafts, the riskiest first: what somebody sees who reads page by page."""
    pages: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(told):
        pages[line.page].append(i)

    def weight(page: list[int]) -> float:
        each = [risks[i] for i in page]
        return 0.7 * max(each) + 0.3 * statistics.fmean(each)

    return [i for page in sorted(pages.values(), key=weight, reverse=True) for i in page]


def measure(told: Sequence[Line]) -> dict[str, float]:
    """How early the errors come, and how far the risk is off."""
    risks = risks_of(told)
    page = list(range(len(told)))
    by_risk = sorted(page, key=lambda i: -risks[i])
    by_findings = sorted(page, key=lambda i: -len(told[i].findings))
    result = {
        "found_in_first_20pct": found_early(by_risk, told),
        "page_order_20pct": found_early(page, told),
        "findings_order_20pct": found_early(by_findings, told),
        "found_without_fluent_20pct": found_early(by_risk, told, set(KINDS) - set(FLUENT)),
        "found_in_first_20pct_of_drafts": found_early(drafts_order(risks, told), told),
        "calibration_error": calibration_error(banded(told, risks)),
    }
    return result | {f"{kind}_20pct": found_early(by_risk, told, {kind}) for kind in KINDS}


def banded(told: Sequence[Line], risks: Sequence[float]) -> list[Band]:
    return bands(risks, [bool(line.error) for line in told])


def risks_of(told: Sequence[Line]) -> list[float]:
    return [segment_risk(each.segment, each.findings, given=each.given).value for each in told]


def results(queues: Mapping[str, Sequence[Line]]) -> dict[str, float]:
    """All numbers, flat; those with less memory under names of their own."""
    told = queues[""]
    counts = {
        "segments": len(told),
        "locales": len({line.given.locale for line in told}),
        "errors": sum(bool(line.error) for line in told),
    }
    found = {name: measure(queue) for name, queue in queues.items()}
    keys = ("found_in_first_20pct", "found_without_fluent_20pct", "calibration_error")
    less = {f"{name}{key}": found[name][key] for name in ("small_memory_", "first_night_") for key in keys}
    return counts | found[""] | less


def of_published(folder: Path) -> dict[str, float]:
    """How early errors come that nobody planted, before anything was learned."""
    told = natural(folder)
    found = measure(told)
    counts = {"natural_segments": len(told), "natural_errors": sum(bool(line.error) for line in told)}
    keys = ("found_in_first_20pct", "page_order_20pct", "findings_order_20pct")
    return counts | {f"natural_{key}": found[key] for key in keys}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--train", type=Path, help="learn the weights and write them here")
    parser.add_argument("--plot", type=Path, help="write the calibration as an SVG")
    parser.add_argument("--pages", type=Path, help="a folder with de.json and en.json as Integreat publishes them")
    options = parser.parse_args()
    if options.train:
        new = lines(options.paths, 0, seed=options.seed)
        learned = train([*new, *remembering(new, memory(options.paths, 0))])
        options.train.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")
    report(options)


def report(options: argparse.Namespace) -> None:
    told = lines(options.paths, 1, seed=options.seed)
    queues = {
        "": remembering(told, memory(options.paths, 0, 1)),
        "small_memory_": remembering(told, memory(options.paths, 0)),
        "first_night_": told,
    }
    found = banded(queues[""], risks_of(queues[""]))
    for band in found:
        print(f"  risk said {band.said:.3f}   observed {band.seen:.3f}   segments {band.segments}")
    if options.plot:
        options.plot.write_text(plot(found), encoding="utf-8")
    numbers = results(queues) | (of_published(options.pages) if options.pages else {})
    rounded = {name: round(value, 4) for name, value in numbers.items()}
    for name, value in rounded.items():
        print(f"{name:<44}{value}")
    if options.json:
        print(json.dumps(environment() | rounded))


if __name__ == "__main__":
    main()
