"""Does the queue show the errors first?

    python bench/risk.py PARALLEL.jsonl… [--json] [--seed 7] [--train quality/risk_weights.json]

Human translations, taken as correct, become drafts of twelve segments with origins as in daily work (60 % engine, 30 %
memory, 10 % human); up to an eighth of the segments get an error of `harm_targets.py`: natural slips, plain damage, and
fluent errors that no check sees, the kinds in turn and none more than twice its even share. Where they go is assumed:
82 % engine, 15 % memory, 3 % human; so what the origin adds to the order is an assumption and no finding.

Strings are halved by a hash of their id: weights are learned on one half (`--train`), measured on the other. Compared
with the order of the pages and with the order by number of findings (ties in page order).
"""

import argparse
import json
import math
import random
import re
import statistics
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from environment import environment
from harm_targets import FLUENT, KINDS, Place

from glossaries.find import find
from glossaries.shipped import shipped
from pipeline.draft import DraftSegment, Origin, OriginKind
from pipeline.finding import Finding
from pipeline.locales import FIRST_DAY, canonical
from pipeline.segment import SegmentKind
from quality.inspection import inspect
from quality.pair import Pair
from quality.risk import base_rate, segment_risk
from quality.risk_model import RiskModel, logit
from quality.signals import Circumstances, signals

SHARE, PAGE, PER_LOCALE = 0.125, 12, 400
ORIGINS = (
    (0.60, Origin(OriginKind.ENGINE, "deepl")),
    (0.15, Origin(OriginKind.MEMORY, "in-context 102")),
    (0.10, Origin(OriginKind.MEMORY, "exact 100")),
    (0.05, Origin(OriginKind.MEMORY, "generalised 99")),
    (0.10, Origin(OriginKind.HUMAN, "anna")),
)
WHERE = {OriginKind.ENGINE: 0.82 / 0.6, OriginKind.MEMORY: 0.15 / 0.3, OriginKind.HUMAN: 0.03 / 0.1}
FIT_AGAIN = ("critical", "warning", "length", "sentences", "copied", "terms")

BY_HAND = {"info": 0.1, "figures": 0.2, "reading": 0.2, "notes": 0.3, "unsure": 1.0}
"""Planted errors teach nothing about these (a machine errs more in hard sentences, `harm_targets` does not): small and
set by hand, until reviews of people say more."""


@dataclass(frozen=True)
class Line:
    """One segment of the queue: what is known of it, and the error it carries, if any."""

    segment: DraftSegment
    findings: tuple[Finding, ...]
    given: Circumstances
    error: str
    page: str


def half(identity: str) -> int:
    return zlib.crc32(identity.encode()) & 1


def pairs(paths: Sequence[Path], which: int) -> dict[str, list[tuple[str, str, str]]]:
    by_locale: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for path in paths:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if half(f"{path.stem}/{row['id']}") != which or not re.search(r"[a-zäöü]{3}", row["de"]):
                continue
            for tag, target in row["tr"].items():
                locale = {"sr-Latn": "sr"}.get(tag, canonical(tag))
                if locale in FIRST_DAY and target.strip() and target.strip() != row["de"].strip():
                    by_locale[locale].append((f"{path.stem}/{row['id']}", row["de"], target))
    return {locale: found[:PER_LOCALE] for locale, found in sorted(by_locale.items())}


def lines(paths: Sequence[Path], which: int, *, seed: int) -> list[Line]:
    return [
        line
        for locale, found in pairs(paths, which).items()
        for line in _of_locale(locale, found, random.Random(f"{seed}{which}{locale}"))
    ]


def _of_locale(locale: str, found: list[tuple[str, str, str]], chance: random.Random) -> list[Line]:
    origins = [chance.choices([o for _, o in ORIGINS], [w for w, _ in ORIGINS])[0] for _ in found]
    errors = planted(locale, found, origins, chance=chance)
    made = []
    for index, ((_identity, source, correct), origin) in enumerate(zip(found, origins, strict=True)):
        error, target = errors.get(index, ("", correct))
        kind = SegmentKind.SENTENCE
        segment = DraftSegment(f"body:{index}", kind, source, target, origin)
        hits = find(source, BASE, locale=locale)
        findings = inspect([Pair(source, target, locale, kind, segment.key, hits)])
        given = Circumstances(locale, terms={segment.key: hits})
        made.append(Line(segment, findings, given, error, f"{locale}/{index // PAGE}"))
    return made


def planted(
    locale: str, found: list[tuple[str, str, str]], origins: Sequence[Origin], *, chance: random.Random
) -> dict[int, tuple[str, str]]:
    """Index -> kind and harmed target, an eighth of the segments: one kind after the other takes the next place.

    A kind that fits nowhere any more is passed over, so that short labels do not make one kind most of the errors.
    """
    done: dict[int, tuple[str, str]] = {}
    places = sorted(range(len(found)), key=lambda i: chance.random() ** (1 / WHERE[origins[i].kind]), reverse=True)
    wanted, left = round(len(found) * SHARE), list(KINDS)
    most = math.ceil(wanted / len(KINDS)) * 2
    while len(done) < wanted and left:
        for name in left[: wanted - len(done)]:
            free = [index for index in places if index not in done]
            made = _harmed(name, locale, found, free=free, chance=chance)
            if made is None or sum(kind == name for kind, _ in done.values()) >= most:
                left.remove(name)
            else:
                done[made[0]] = name, made[1]
    return done


def _harmed(
    name: str, locale: str, found: list[tuple[str, str, str]], *, free: Sequence[int], chance: random.Random
) -> tuple[int, str] | None:
    """The first free place where this kind of error fits, and the harmed target."""
    for index in free:
        _identity, source, target = found[index]
        others = tuple(each[2] for each in chance.sample(found, min(60, len(found))) if each[1] != source)
        text = KINDS[name](Place(source, target, locale, others, chance))
        if text is not None and text.strip() != target.strip():
            return index, text
    return None


BASE = shipped()


def train(told: Sequence[Line]) -> dict[str, object]:
    """A logistic regression with weights that are not negative: projected gradient, an L2 prior."""
    ratios: dict[str, list[float]] = defaultdict(list)
    for line in told:
        if not line.error and len(line.segment.source) > 10:
            ratio = math.log(len(line.segment.target) / len(line.segment.source))
            ratios[line.given.locale.partition("-")[0]].append(ratio)
    lengths = {locale: round(statistics.median(values), 3) for locale, values in sorted(ratios.items())}
    rows = [signals(line.segment, line.findings, given=line.given, lengths=lengths) for line in told]
    fired = Counter(name for row in rows for name in row if name.startswith("check:"))
    names = [*FIT_AGAIN, *sorted(name for name, count in fired.items() if count >= 30)]
    matrix = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    wrong = np.array([bool(line.error) for line in told], dtype=float)
    offset = np.array([logit(base_rate(line.segment, line.given)) for line in told])
    bias, weights = fit(matrix, wrong, offset)
    kept = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {"bias": round(bias, 3), "weights": kept | BY_HAND, "lengths": lengths}


def fit(matrix: np.ndarray, wrong: np.ndarray, offset: np.ndarray) -> tuple[float, np.ndarray]:
    bias, weights = 0.0, np.zeros(matrix.shape[1])
    for _step in range(6000):
        guess = 1 / (1 + np.exp(-(matrix @ weights + bias + offset)))
        away = (guess - wrong) / len(wrong)
        weights = np.maximum(0.0, weights - 1.0 * (matrix.T @ away + 0.0002 * weights))
        bias -= 1.0 * float(away.sum())
    return bias, weights


def found_early(order: Sequence[int], told: Sequence[Line], kinds: set[str] | None = None) -> float:
    """The share of the errors that stand in the first fifth of the order."""
    first = order[: round(len(order) * 0.2)]
    errors = [i for i, line in enumerate(told) if line.error and (kinds is None or line.error in kinds)]
    return len(set(first) & set(errors)) / len(errors) if errors else float("nan")


def calibration(risks: Sequence[float], told: Sequence[Line]) -> float:
    """Prints the reliability table; returns the expected calibration error over ten bins."""
    off = 0.0
    print("  risk said   observed   segments")
    for low in range(10):
        inside = [i for i, risk in enumerate(risks) if low / 10 <= risk < (low + 1) / 10 or (low == 9 and risk >= 1)]
        if inside:
            said = statistics.fmean(risks[i] for i in inside)
            seen = statistics.fmean(bool(told[i].error) for i in inside)
            off += abs(said - seen) * len(inside) / len(risks)
            print(f"       {said:.3f}      {seen:.3f}   {len(inside):>8}  {'#' * round(seen * 40)}")
    return off


def drafts_order(risks: Sequence[float], told: Sequence[Line]) -> list[int]:
    """Whole drafts, the riskiest first: what somebody sees who reads page by page."""
    pages: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(told):
        pages[line.page].append(i)

    def weight(page: list[int]) -> float:
        each = [risks[i] for i in page]
        return 0.7 * max(each) + 0.3 * statistics.fmean(each)

    return [i for page in sorted(pages.values(), key=weight, reverse=True) for i in page]


def measure(told: Sequence[Line], model: RiskModel | None) -> dict[str, object]:
    risks = [segment_risk(each.segment, each.findings, given=each.given, model=model).value for each in told]
    page = list(range(len(told)))
    by_risk = sorted(page, key=lambda i: -risks[i])
    by_findings = sorted(page, key=lambda i: -len(told[i].findings))
    result = {
        "segments": len(told),
        "locales": len({line.given.locale for line in told}),
        "errors": sum(bool(line.error) for line in told),
        "found_in_first_20pct": found_early(by_risk, told),
        "page_order_20pct": found_early(page, told),
        "findings_order_20pct": found_early(by_findings, told),
        "found_without_fluent_20pct": found_early(by_risk, told, set(KINDS) - set(FLUENT)),
        "found_in_first_20pct_of_drafts": found_early(drafts_order(risks, told), told),
        "calibration_error": calibration(risks, told),
    }
    for kind in KINDS:
        n = sum(line.error == kind for line in told)
        print(f"  {kind:<28}{n:>6}  found early {found_early(by_risk, told, {kind}):.2f}")
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in result.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--train", type=Path)
    options = parser.parse_args()
    if options.train:
        learned = train(lines(options.paths, 0, seed=options.seed))
        options.train.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")
    result = measure(lines(options.paths, 1, seed=options.seed), None)
    for name, value in result.items():
        print(f"{name:<34}{value}")
    if options.json:
        print(json.dumps(environment() | result))


if __name__ == "__main__":
    main()
