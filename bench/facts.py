"""Do altered facts pass unnoticed, and is the usual damage repaired?

    python bench/facts.py PAGES.json… [--json] [--seed 7] [--show missed|unrepaired|flagged]

Every segment goes through stand-in engines that do harm on purpose (`damage.py`) and through some that do none
(`faithful.py`). `damaged` counts the damaged copies, `missed` those that neither the facts nor the placeholders
betray, `repaired` is the share of placeholder and blank damage that the rules undo, `clean_flag_rate` the share of
undamaged copies that are flagged all the same.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from damage import BLANKS, FACTS, PLACEHOLDERS, harmed
from faithful import FAITHFUL

from pipeline.extract import extract_html
from pipeline.facts.recognise import facts
from pipeline.facts.verify import differences, mended
from pipeline.placeholders import plain
from pipeline.repair import faults, repair

LOCALE = "de"


def segments(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        for page in json.loads(path.read_text(encoding="utf-8")):
            for segment in extract_html(page["content"]).segments:
                yield segment.text


def is_noticed(source: str, target: str) -> bool:
    return bool(faults(source, target) or differences(source, target, locale=LOCALE))


def repaired(source: str, target: str) -> str:
    """What the pipeline makes of an engine's answer: placeholders first, then facts."""
    sound = repair(source, target)
    mend = mended(source, sound.text if sound else target, locale=LOCALE)
    again = repair(source, mend)
    return again.text if again else mend


def is_whole(source: str, target: str) -> bool:
    """Whether nothing is wrong any more and a reader sees what the source shows."""
    return not is_noticed(source, target) and shown(source) == shown(target)


def shown(text: str) -> str:
    return " ".join(plain(text).split())


class Score:
    """Counts by kind of damage, and the examples asked for."""

    def __init__(self, show: str) -> None:
        self.damaged: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.repaired: Counter[str] = Counter()
        self.copies: Counter[str] = Counter()
        self.flagged: Counter[str] = Counter()
        self._show = show

    def harm(self, source: str, *, seed: int) -> None:
        for name, target in harmed(source, {**BLANKS, **PLACEHOLDERS, **FACTS}, seed=seed):
            self.damaged[name] += 1
            if not is_noticed(source, target) and not is_harmless(name, source, target):
                self.missed[name] += 1
                self._example("missed", name, source, target)
            self._mend(name, source, target)

    def _mend(self, name: str, source: str, target: str) -> None:
        answer = repaired(source, target)
        if is_whole(source, answer):
            self.repaired[name] += 1
        elif name not in FACTS:
            self._example("unrepaired", name, source, f"{target}\n   {answer}")

    def leave(self, source: str) -> None:
        for name, (locale, engine) in FAITHFUL.items():
            target = engine(source)
            self.copies[name] += 1
            if found := differences(source, target, locale=locale):
                self.flagged[name] += 1
                self._example(
                    "flagged", name, source, f"{target}\n   {[(d.rule, d.expected.text, d.found) for d in found]}"
                )

    def _example(self, what: str, name: str, source: str, target: str) -> None:
        if self._show == what:
            print(f"{what}: {name}\n   {source}\n   {target}")

    def summary(self) -> dict[str, float | int]:
        repairable = sum(count for name, count in self.damaged.items() if name not in FACTS)
        undone = sum(count for name, count in self.repaired.items() if name not in FACTS)
        return {
            "damaged": self.damaged.total(),
            "missed": self.missed.total(),
            "repaired": round(undone / max(1, repairable), 4),
            "clean_flag_rate": round(self.flagged.total() / max(1, self.copies.total()), 5),
            "placeholder_and_blank_damage": repairable,
            "fact_damage": self.damaged.total() - repairable,
            "fact_damage_mended": self.repaired.total() - undone,
            "clean_copies": self.copies.total(),
            "clean_flagged": self.flagged.total(),
        }


def is_harmless(name: str, source: str, target: str) -> bool:
    """Whether the damage touched no fact: a blank beside a blank, or before a full stop."""
    if name in FACTS:
        return False
    if shown(source) == shown(target):
        return True
    return name in {"blank beside tag", "nbsp at tag"} and values(source) == values(target)


def values(text: str) -> list[tuple[str, str]]:
    return [(fact.kind, fact.value) for fact in facts(text)]


def lines(score: Score) -> Iterator[str]:
    yield f"{'damage':22}{'copies':>8}{'missed':>8}{'repaired':>10}"
    for name in (*BLANKS, *PLACEHOLDERS, *FACTS):
        count = score.damaged[name]
        share = f"{score.repaired[name] / count:.1%}" if count else "–"
        yield f"{name:22}{count:8}{score.missed[name]:8}{share:>10}"
    yield f"\n{'undamaged':22}{'copies':>8}{'flagged':>8}"
    for name, count in score.copies.items():
        yield f"{name:22}{count:8}{score.flagged[name]:8}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", choices=["missed", "unrepaired", "flagged"], default="")
    arguments = parser.parse_args()
    texts = list(segments(arguments.pages))
    started = time.process_time()
    kinds = Counter(fact.kind.value for text in texts for fact in facts(text))
    speed = sum(map(len, texts)) / (time.process_time() - started)
    score = Score(arguments.show)
    for text in texts:
        score.leave(text)
        score.harm(text, seed=arguments.seed)
    result = {"segments": len(texts), "facts": kinds.total(), **score.summary(), "chars_per_s": round(speed)}
    if not arguments.json:
        print("\n".join(lines(score)), end="\n\n")
        print("\n".join(f"{key:32}{value}" for key, value in {**result, **kinds}.items()))
    else:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
