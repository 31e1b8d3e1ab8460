"""Do the checks find what goes wrong, and do they keep quiet where nothing does?

    python bench/checks.py PARALLEL.jsonl… [--json] [--seed 7] [--most 40] [--show KIND LOCALE]

Human translations count as clean: every finding there is an alarm, whatever its severity. Into up to `--most` of them
for each kind of error and locale the error is injected (`harm_translations.py`); it is detected if some finding is
there that the sound pair does not have. No term base is handed over: the translators did not have it either. Beside
it, translate-toolkit's StandardChecker by the same rule, where it is installed.
"""

import argparse
import json
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from harm_translations import KINDS, Material
from parallel import Clean, read
from toolkit import toolkit_checks

from pipeline.locales import FIRST_DAY
from pipeline.segment import SegmentKind
from quality.inspection import inspect
from quality.pair import Pair

GOALS = {
    "numbers": 0.95, "phone": 0.95, "link": 0.95, "email": 0.95, "untranslated": 0.95, "dropped_sentence": 0.95,
    "empty": 0.95, "tags": 0.95, "weekday": 0.95, "currency": 0.95, "negation": 0.90,
}  # fmt: skip
NEGATION_LOCALES = ("en", "tr", "uk", "ru", "fr", "ar")
NEGATION_KINDS = ("negation_lost", "negation_added")
FEWEST = 50
"""Locales with fewer segments have no rate of their own."""
Checker = Callable[[Clean], set[str]]


def ours(pair: Clean) -> set[str]:
    kind = SegmentKind.SENTENCE if pair.source[-1:] in ".!?" else SegmentKind.ITEM
    return {f"{f.check} {f.text()}" for f in inspect([Pair(pair.source, pair.target, pair.locale, kind)])}


class Tally:
    """What one checker says about clean and harmed pairs."""

    def __init__(self, check: Checker) -> None:
        self.check = check
        self.alarms: Counter[str] = Counter()
        self.by_check: Counter[str] = Counter()
        self.clean: Counter[str] = Counter()
        self.found: Counter[tuple[str, str]] = Counter()
        self.harmed: Counter[tuple[str, str]] = Counter()

    def leave(self, pair: Clean) -> None:
        findings = self.check(pair)
        self.clean[pair.locale] += 1
        self.alarms[pair.locale] += len(findings)
        self.by_check.update(finding.partition(" ")[0] for finding in findings)

    def harm(self, kind: str, sound: Clean, harmed: Clean) -> bool:
        is_found = bool(self.check(harmed) - self.check(sound))
        self.harmed[kind, sound.locale] += 1
        self.found[kind, sound.locale] += is_found
        return is_found

    def rate(self, kinds: tuple[str, ...], locales: tuple[str, ...] | None = None) -> float | None:
        keys = [key for key in self.harmed if key[0] in kinds and (locales is None or key[1] in locales)]
        harmed = sum(self.harmed[key] for key in keys)
        return round(sum(self.found[key] for key in keys) / harmed, 4) if harmed else None

    def alarms_per_100(self, locale: str | None = None) -> float:
        if locale:
            return round(100 * self.alarms[locale] / self.clean[locale], 2)
        return round(100 * self.alarms.total() / max(1, self.clean.total()), 2)


def materials(pairs: list[Clean], *, seed: int) -> dict[str, list[Material]]:
    """Every pair with what may be mistaken for it, by locale, in an order of its own."""
    by_source: dict[str, dict[str, str]] = defaultdict(dict)
    by_locale: dict[str, list[Clean]] = defaultdict(list)
    for pair in pairs:
        by_source[pair.source].setdefault(pair.locale, pair.target)
        by_locale[pair.locale].append(pair)
    return {
        locale: [_material(pair, here, by_source[pair.source], seed=seed) for pair in _shuffled(here, seed=seed)]
        for locale, here in by_locale.items()
    }


def _shuffled(pairs: list[Clean], *, seed: int) -> list[Clean]:
    return random.Random(seed).sample(pairs, len(pairs))


def _material(pair: Clean, here: list[Clean], told: dict[str, str], *, seed: int) -> Material:
    chance = random.Random(zlib.crc32(f"{pair.locale} {pair.source}".encode()) ^ seed)
    others = [told[locale] for locale in ("en", "fr", "tr") if locale != pair.locale and locale in told]
    return Material(pair, chance, chance.choice(here).target, others[0] if others else "")


def inject(tally: Tally, by_locale: dict[str, list[Material]], *, most: int, show: list[str]) -> None:
    for locale, here in by_locale.items():
        for kind, harm in KINDS.items():
            for material in here:
                if tally.harmed[kind, locale] >= most:
                    break
                made = harm(material)
                if made and not tally.harm(kind, *made) and show == [kind, locale]:
                    print(f"missed: {made[1].source}\n        {made[1].target}")


def lines(tally: Tally, rival: Tally | None) -> Iterator[str]:
    yield f"{'error':22}{'injected':>9}{'detected':>10}{'goal':>7}{'toolkit':>10}"
    for kind in KINDS:
        count = sum(n for key, n in tally.harmed.items() if key[0] == kind)
        theirs = _percent(rival.rate((kind,))) if rival else "–"
        yield f"{kind:22}{count:9}{_percent(tally.rate((kind,))):>10}{_percent(GOALS.get(kind)):>7}{theirs:>10}"
    negation = tally.rate(NEGATION_KINDS, NEGATION_LOCALES)
    yield f"{'negation, ' + ' '.join(NEGATION_LOCALES):42}{_percent(negation)}  (goal {GOALS['negation']:.0%})"
    others = rival.alarms_per_100() if rival else "not installed"
    yield f"\nalarms per 100 clean segments: {tally.alarms_per_100()} (toolkit {others})"
    yield "by check: " + ", ".join(f"{name} {n}" for name, n in tally.by_check.most_common())
    yield f"\n{'locale':10}{'clean':>7}{'alarms/100':>12}  worst kinds"
    for locale in sorted(tally.clean, key=lambda locale: -tally.alarms_per_100(locale)):
        weak = sorted((tally.rate((kind,), (locale,)) or 1.0, kind) for kind in KINDS if (kind, locale) in tally.harmed)
        told = ", ".join(f"{kind} {rate:.2f}" for rate, kind in weak[:4])
        yield f"{locale:10}{tally.clean[locale]:7}{tally.alarms_per_100(locale):12}  {told}"


def _percent(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.1%}"


def summary(tally: Tally, rival: Tally | None) -> dict[str, float | int | str | None]:
    measured = [locale for locale in tally.clean if tally.clean[locale] >= FEWEST]
    worst = max(measured, key=tally.alarms_per_100)
    supported = [locale for locale in measured if locale.partition("-")[0] in FIRST_DAY]
    worst_supported = max(supported, key=tally.alarms_per_100)
    return {
        "locales": len(tally.clean),
        "clean_segments": tally.clean.total(),
        "clean_alarms_per_100": tally.alarms_per_100(),
        "worst_locale_alarms_per_100": tally.alarms_per_100(worst),
        "worst_locale": worst,
        "worst_supported_locale_alarms_per_100": tally.alarms_per_100(worst_supported),
        "worst_supported_locale": worst_supported,
        "injected": tally.harmed.total(),
        **{f"detection_{kind}": tally.rate((kind,)) for kind in KINDS},
        "detection_negation": tally.rate(NEGATION_KINDS, NEGATION_LOCALES),
        **{f"detection_negation_{locale}": tally.rate(NEGATION_KINDS, (locale,)) for locale in NEGATION_LOCALES},
        "toolkit": "measured" if rival else "not installed",
        **({"toolkit_alarms_per_100": rival.alarms_per_100()} if rival else {}),
        **({f"toolkit_detection_{kind}": rival.rate((kind,)) for kind in KINDS} if rival else {}),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parallel", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--most", type=int, default=40)
    parser.add_argument("--show", nargs=2, default=[], metavar=("KIND", "LOCALE"))
    arguments = parser.parse_args()
    pairs = list(read(arguments.parallel))
    theirs = toolkit_checks()
    tallies = [Tally(check) for check in (ours, theirs) if check]
    for tally in tallies:
        for pair in pairs:
            tally.leave(pair)
        inject(tally, materials(pairs, seed=arguments.seed), most=arguments.most, show=arguments.show)
    rival = tallies[1] if len(tallies) > 1 else None
    print("\n".join(lines(tallies[0], rival)))
    if not theirs:
        print("translate-toolkit: not installed")
    if arguments.json:
        print(json.dumps(summary(tallies[0], rival), ensure_ascii=False))


if __name__ == "__main__":
    main()
