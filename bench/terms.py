"""Are terms found in German, and is the right target recognised, in any form? How fast?

    python bench/terms.py [PAGES] [--half dev|held|both] [--json]

Finding is measured on tests/golden/terms_gold.tsv against the small term base beside the tests; a sentence counts by
the set of concepts in it. The `held` half was written before the rules were tuned and not looked at while they were.
The baseline is what other systems do: each term as an exact regular expression, whole words, case ignored. On the
target side (terms_targets.tsv) a false alarm is a finding on a right sentence, a miss a wrong sentence without one.
Speed: CPU seconds over the German pages in PAGES (else the gold sentences), segment by segment, against 5,000 terms;
each run begins without any word seen before, the best of five counts.
"""

import argparse
import csv
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from glossaries.find import matches, readable
from glossaries.hit import Hit
from glossaries.index import index
from glossaries.shipped import shipped
from glossaries.table import read
from glossaries.term_base import SOURCE, Concept, Term, TermBase

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
PAGES = ROOT.parent / "shared" / "data" / "pages" / "lkaugsburg" / "de.json"
TERMS = 5_000
RUNS = 5
Finder = Callable[[str], set[str]]
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    text = (GOLDEN / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def gold_base() -> TermBase:
    return read((ROOT / "tests" / "glossaries" / "gold_base.csv").read_text(encoding="utf-8"))


def by_rules(base: TermBase) -> Finder:
    return lambda text: {match.concept.id for match in matches(readable(text), base)}


def by_exact_regex(base: TermBase) -> Finder:
    terms = {term.text.lower(): concept.id for concept in base.concepts for term in concept.terms[SOURCE]}
    several = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{several})\b", re.IGNORECASE)
    return lambda text: {terms[match.group().lower()] for match in pattern.finditer(readable(text))}


def score(find: Finder, gold: Iterable[Row]) -> tuple[float, float, float]:
    """Precision, recall, F1 over the concepts of all sentences."""
    right = found = wanted = 0
    for row in gold:
        given, true = find(row["text"]), set(filter(None, row["found"].split("|")))
        right, found, wanted = right + len(given & true), found + len(given), wanted + len(true)
    return right / found, right / wanted, 2 * right / (found + wanted)


def flagged(row: Row, base: TermBase) -> bool:
    hit = Hit.of("", base.by_id[row["concept"]], row["locale"], is_part=False)
    if hit is None:
        raise ValueError(f"{row['concept']} has no target in {row['locale']}")
    return hit.presence(row["target"]) < 1 or hit.forbidden_in(row["target"]) is not None


def targets(base: TermBase) -> dict[str, tuple[int, int, int, int]]:
    """By locale: right sentences, false alarms, wrong sentences, misses."""
    count: Counter[tuple[str, str, bool]] = Counter()
    for row in rows("terms_targets.tsv"):
        count[row["locale"], row["verdict"], flagged(row, base)] += 1
    return {
        locale: (
            count[locale, "right", True] + count[locale, "right", False],
            count[locale, "right", True],
            count[locale, "wrong", True] + count[locale, "wrong", False],
            count[locale, "wrong", False],
        )
        for locale in dict.fromkeys(locale for locale, _, _ in count)
    }


def many_terms() -> TermBase:
    """The shipped terms, and compounds of them until there are enough."""
    concepts = list(shipped().concepts)
    nouns = [term.text for concept in concepts for term in concept.terms[SOURCE] if term.text.isalpha()]
    made = (first + second.lower() for first in nouns for second in nouns[::-1] if first != second)
    known = sum(len(concept.terms[SOURCE]) for concept in concepts)
    for _ in range(TERMS - known):
        term = next(made)
        concepts.append(Concept(f"made-{len(concepts)}", {SOURCE: (Term(term),)}))
    return TermBase(tuple(concepts))


def segments(pages: Path) -> Iterator[str]:
    if not pages.exists():
        yield from [row["text"] for row in rows("terms_gold.tsv")] * 50
        return
    for page in json.loads(pages.read_text(encoding="utf-8")):
        for segment in re.split(r"<[^>]*>|(?<=[.!?])\s", page["content"]):
            if segment.strip():
                yield segment


def mb_per_s(pages: Path) -> float:
    base, texts = many_terms(), list(segments(pages))
    list(matches("Antragsfrist", base))  # makes the index and the word list, which are kept
    taken = []
    for _ in range(RUNS):
        index(base).memory.clear()
        start = time.process_time()
        for text in texts:
            list(matches(readable(text), base))
        taken.append(time.process_time() - start)
    return sum(len(text.encode()) for text in texts) / 1e6 / min(taken)


def measure(half: str, pages: Path) -> dict[str, float]:
    base = gold_base()
    gold = [row for row in rows("terms_gold.tsv") if half in {row["half"], "both"}]
    precision, recall, f1 = score(by_rules(base), gold)
    result: dict[str, float] = {"sentences": len(gold), "precision": precision, "recall": recall, "f1": f1}
    result["regex_f1"] = score(by_exact_regex(base), gold)[2]
    for name in dict.fromkeys(row["half"] for row in gold):
        numbers = score(by_rules(base), [row for row in gold if row["half"] == name])
        result |= dict(zip((f"{name}_precision", f"{name}_recall", f"{name}_f1"), numbers, strict=True))
    by_locale = targets(base)
    for locale, (right, alarms, wrong, misses) in by_locale.items():
        result |= {f"{locale}_sentences": right + wrong, f"{locale}_false_alarms": alarms, f"{locale}_misses": misses}
    right, alarms, wrong, misses = (sum(numbers) for numbers in zip(*by_locale.values(), strict=True))
    result |= {"target_sentences": right + wrong, "target_false_alarm_rate": alarms / right}
    result |= {"target_miss_rate": misses / wrong, "mb_per_s": mb_per_s(pages)}
    return {name: round(value, 4) for name, value in result.items()}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", type=Path, nargs="?", default=PAGES)
    arguments.add_argument("--half", choices=("dev", "held", "both"), default="both")
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    result = measure(options.half, options.pages)
    if options.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:28}{value:>10}")


if __name__ == "__main__":
    main()
