"""How the detectors of Leichte Sprache fire on genuine texts, and how well they know German grammar.

    python bench/leichte_sprache.py [DATA] [--json]

DATA is a folder with `readability/stage/{train,eval,test}.csv` (sentences of a wiki in Leichte Sprache) and
`sentences/de_{pud-ud-test,gsd-ud-dev}.conllu` (standard German).

Fire rate: of 100 sentences, how many break the rule. Rules that need a page are counted on the pages of the wiki (each
topic one page) and not on standard German. A rule that weighs as an error in the table may fire on no more than 2 % of
the genuine sentences; the profiles that weigh more heavily are listed apart.

Grammar: a sentence counts as found when the detector finds one or more places in it. Gold, from the treebank:
passive: a token with the relation `aux:pass`; genitive: `Case=Gen`; Konjunktiv: `Mood=Sub`; subordinate clause: a
subordinating conjunction as `mark` (not `um`, `ohne`, `statt`, which begin no finite clause), a relative pronoun, a
relation `acl:relcl`, or a question word in a clause that depends on another. Developed on GSD-dev;
PUD was only measured.
"""

import argparse
import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pipeline.segment import SegmentKind
from quality.leichte_sprache.detectors.clauses import clauses
from quality.leichte_sprache.detectors.genitive import genitives
from quality.leichte_sprache.detectors.konjunktiv import konjunktive
from quality.leichte_sprache.detectors.passive import passives
from quality.leichte_sprache.page import Page, Sentence
from quality.leichte_sprache.profile import NETZWERK, PROFILES
from quality.leichte_sprache.register import IN_SENTENCES, ON_PAGES
from quality.leichte_sprache.rule import Weight
from quality.leichte_sprache.table import rules

Row = list[str]
TREEBANKS = {"pud": "de_pud-ud-test.conllu", "gsd": "de_gsd-ud-dev.conllu"}
NOT_FINITE = ("um", "ohne", "statt", "anstatt", "denn", "doch")
DEPENDENT = ("advcl", "acl", "ccomp", "csubj", "acl:relcl", "csubj:pass")
QUESTION_TAGS = ("PWS", "PWAV", "PWAT", "WP", "WRB", "WDT")
LIMIT = 2.0


def trees(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """The sentences of a treebank with their tokens."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), "")
        tokens = [row for row in (line.split("\t") for line in lines if line[:1] != "#") if row[0].isdigit()]
        if tokens:
            yield text, tokens


def has(feature: str) -> Callable[[list[Row]], bool]:
    return lambda tokens: any(feature in row[5].split("|") for row in tokens)


def is_passive(tokens: list[Row]) -> bool:
    return any(row[7].startswith("aux:pass") for row in tokens)


def has_subclause(tokens: list[Row]) -> bool:
    relation = {row[0]: row[7] for row in tokens}
    return any(begins_clause(row, relation.get(row[6], "")) for row in tokens)


def begins_clause(row: Row, of_head: str) -> bool:
    is_conjunction = (row[3] == "SCONJ" and row[7] == "mark") or row[4] == "KOUS"
    if is_conjunction and row[1].lower() not in NOT_FINITE:
        return True
    is_relative = "PronType=Rel" in row[5] or row[4] in ("PRELS", "PRELAT", "REL") or row[7] == "acl:relcl"
    return is_relative or (row[4] in QUESTION_TAGS and (of_head in DEPENDENT or row[7] in DEPENDENT))


GRAMMAR: dict[str, tuple[Callable[[list[Row]], bool], Callable[[str], Iterator[object]]]] = {
    "passive": (is_passive, passives),
    "genitive": (has("Case=Gen"), genitives),
    "konjunktiv": (has("Mood=Sub"), konjunktive),
    "subclause": (has_subclause, clauses),
}


def agreement(phenomenon: str, treebank: Path) -> dict[str, float]:
    gold, find = GRAMMAR[phenomenon]
    pairs = [(gold(tokens), any(True for _ in find(text))) for text, tokens in trees(treebank)]
    right = sum(wanted and found for wanted, found in pairs)
    precision = right / sum(found for _, found in pairs)
    recall = right / sum(wanted for wanted, _ in pairs)
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def genuine(folder: Path) -> list[Page]:
    """The topics of the wiki, each as a page with a sentence a line."""
    pages = []
    for name in ("train", "eval", "test"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for _, phrases in groupby(rows, key=lambda row: row["topic"]):
            texts = [" ".join(row["phrase"].replace("\\newline", " ").split()) for row in phrases]
            pages.append(Page(tuple(sentence(text, number) for number, text in enumerate(texts))))
    return pages


def sentence(text: str, number: int) -> Sentence:
    return Sentence(f"s{number}", 0, text, SegmentKind.SENTENCE, number, number)


def fire_rates(pages: list[Page], *, whole_pages: bool) -> dict[str, float]:
    """Broken sentences in a hundred, for each rule; pages in a hundred for what concerns a page as a whole."""
    total = sum(len(page.sentences) for page in pages)
    rates = {
        rule: 100 * sum(any(True for _ in detect(each, NETZWERK)) for page in pages for each in page.sentences) / total
        for rule, detect in IN_SENTENCES.items()
    }
    if whole_pages:
        for rule, detect in ON_PAGES.items():
            hits = [{hit.sentence for hit in detect(page, NETZWERK)} for page in pages]
            broken = sum(len(found - {None}) for found in hits)
            rates[rule] = 100 * broken / total if broken else 100 * sum(map(bool, hits)) / len(pages)
    return rates


def over_limit(rates: dict[str, float], weight: Callable[[str], Weight]) -> list[str]:
    return [rule for rule, rate in rates.items() if rate > LIMIT and weight(rule) is Weight.ERROR]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(__file__).resolve().parents[2] / "shared" / "data"
    arguments.add_argument("data", type=Path, nargs="?", default=default)
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()

    treebanks = {name: options.data / "sentences" / file for name, file in TREEBANKS.items()}
    standard = [sentence(text, 0) for path in treebanks.values() for text, _ in trees(path)]
    pages = genuine(options.data / "readability" / "stage")
    easy = fire_rates(pages, whole_pages=True)
    hard = fire_rates([Page(tuple(replace(each) for each in standard))], whole_pages=False)
    scores = {(p, t): agreement(p, path) for p in GRAMMAR for t, path in treebanks.items()}
    over = over_limit(easy, lambda rule: rules()[rule].weight)
    profiles = {name: over_limit(easy, profile.weight) for name, profile in PROFILES.items()}

    print(f"{sum(len(page.sentences) for page in pages)} genuine sentences, {len(standard)} of standard German")
    print(f"{'rule':4} {'weight':8} {'genuine %':>9} {'standard %':>10}")
    for rule in rules().values():
        there = f"{hard[rule.id]:10.1f}" if rule.id in hard else f"{'–':>10}"
        print(f"{rule.id:4} {rule.weight:8} {easy[rule.id]:9.1f} {there}  {rule.title}")
    for (phenomenon, treebank), score in scores.items():
        print(f"{phenomenon:10} {treebank}  P {score['precision']:.3f}  R {score['recall']:.3f}  F1 {score['f1']:.3f}")
    print(f"errors above {LIMIT} % of genuine sentences: {over or 'none'}; by profile: {profiles}")
    if options.json:
        flat = {f"{p}_{t}_{name}": value for (p, t), score in scores.items() for name, value in score.items()}
        main_scores = {f"{phenomenon}_f1": scores[phenomenon, "pud"]["f1"] for phenomenon in GRAMMAR}
        by_profile = {f"{name}_over_2pct": " ".join(found) for name, found in profiles.items()}
        rates = {f"genuine_{rule}": round(rate, 1) for rule, rate in easy.items()}
        rates |= {f"standard_{rule}": round(rate, 1) for rule, rate in hard.items()}
        counts = {"rules": len(easy), "rules_over_2pct": len(over)}
        print(json.dumps({**counts, **main_scores, **by_profile, **flat, **rates}))


if __name__ == "__main__":
    main()
