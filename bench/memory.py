"""How fast and how completely the fuzzy look-up finds similar sentences, beside two others in the same run.

    python bench/memory.py --units 1000000 [--pages FOLDER] [--quick] [--json]

FOLDER/*/de.json are lists of pages with `content` (HTML); their sentences and those of the demo are stored first. The
rest is made up: walks over their word triples, with new compounds and digits. 240 queries are stored sentences after
one to three word edits, 60 are words in any order. Truth is every stored sentence with `rapidfuzz.fuzz.ratio` ≥ 75.
translate-toolkit's matcher is measured if it is installed; we do not depend on it (PYTHONPATH to a second environment
will do). It scores by Levenshtein distance, so that some of what reaches 75 by ratio is not for it. One core; times are
CPU ms of one look-up, ours the median of three rounds; `add_cpu_ms` is the 95th percentile of adding and removing one,
`crowded_` means after 2,000 of these. A unit's bytes are the files and the private memory of a process that searches;
mapped pages are the files' own. `peak_mb` is the process after the build, with all its texts.
"""

import os

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")

import argparse
import importlib
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from pipeline.extract import extract_html
from pipeline.placeholders import plain
from store.fuzzy.index import CROWDED, FuzzyIndex

ROOT = Path(__file__).resolve().parents[1]
NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,13}\Z")
WITH_S = ("ung", "heit", "keit", "schaft", "tät", "ion")
CUTOFF, LIMIT = 75, 5
READER = """
import json, re, sys, time
from pathlib import Path
from rapidfuzz import fuzz, process
from store.fuzzy.index import FuzzyIndex
process.extract("a", ["b"], scorer=fuzz.ratio)  # loads what the library needs once, whatever we store
def own():
    return int(re.search(r"RssAnon:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024
before = own()
index = FuzzyIndex.open(Path(sys.argv[1]))
index.search(sys.argv[2])
print(json.dumps([time.process_time(), max(0, own() - before)]))
"""
Search = Callable[[str], list[float]]
"""Gives the scores of what it found, best first."""


class German:
    """Sentences that read like those it was given."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.chance = random.Random(1)
        self.after_two: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.after_one: dict[str, list[str]] = defaultdict(list)
        nouns = set()
        for words in map(str.split, sentences):
            for first, second, third in zip(["", "", *words], ["", *words], [*words, ""], strict=False):
                self.after_two[first, second].append(third)
                self.after_one[second].append(third)
            nouns.update(filter(NOUN.match, words[1:]))
        self.nouns = sorted(nouns)

    def sentence(self) -> str:
        first = second = ""
        words: list[str] = []
        while len(words) < 40:
            step_back = self.chance.random() < 0.25
            word = self.chance.choice(self.after_one[second] if step_back else self.after_two[first, second])
            if not word:
                break
            words.append(self.varied(word))
            first, second = second, word
        return " ".join(words)

    def varied(self, word: str) -> str:
        if NOUN.match(word) and self.chance.random() < 0.15:
            left, right = self.chance.choice(self.nouns), self.chance.choice(self.nouns)
            return f"{left}{'s' * left.endswith(WITH_S)}{right.lower()}"
        return re.sub(r"\d", lambda _: self.chance.choice("0123456789"), word)


def real_sentences(pages: Path) -> list[str]:
    contents = [page["content"] for path in sorted(pages.glob("*/de.json")) for page in json.loads(path.read_bytes())]
    contents += [path.read_text() for path in sorted((ROOT / "connectors/demo/musterstadt/de").glob("*.html"))]
    texts = (plain(segment.text).strip() for content in contents for segment in extract_html(content).segments)
    return list(dict.fromkeys(filter(None, texts)))


def stored_sentences(real: Sequence[str], units: int) -> list[str]:
    german = German(real)
    sentences = dict.fromkeys(real[:units])
    while len(sentences) < units:
        sentences[german.sentence()] = None
    return list(sentences)


def queries(stored: Sequence[str], real: Sequence[str], count: int) -> list[str]:
    """Four of five are edited sentences, half of these from the real ones."""
    chance, vocabulary = random.Random(2), [word for sentence in real for word in sentence.split()]
    long = [[text for text in texts if len(text.split()) > 3] for texts in (stored, stored[: len(real)])]
    edited = [edit(chance.choice(long[number % 2]), chance, vocabulary) for number in range(count * 4 // 5)]
    lengths = [chance.randint(3, 15) for _ in range(count - len(edited))]
    return edited + [" ".join(chance.choices(vocabulary, k=length)) for length in lengths]


def edit(sentence: str, chance: random.Random, vocabulary: Sequence[str]) -> str:
    words = sentence.split()
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(words))
        match chance.choice(["replace", "replace", "insert", "delete"]):
            case "replace":
                words[place] = chance.choice(vocabulary)
            case "insert":
                words.insert(place, chance.choice(vocabulary))
            case "delete":
                del words[place]
    return " ".join(words)


def with_rapidfuzz(stored: Sequence[str]) -> Search:
    def search(text: str) -> list[float]:
        found = process.extract(text, stored, scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=LIMIT)
        return [score for _, score, _ in found]

    return search


def with_toolkit(stored: Sequence[str]) -> Search:
    """With one candidate: its matcher fails on equal scores when it keeps more."""
    matching, storage = (importlib.import_module(f"translate.{name}") for name in ("search.match", "storage.base"))
    store = storage.TranslationStore()
    for text in stored:
        store.addsourceunit(text).target = "x"
    matcher = matching.matcher(store, max_candidates=1, min_similarity=CUTOFF, max_length=1_000)
    return lambda text: [fuzz.ratio(text, unit.source) for unit in matcher.matches(text)]


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    answer = action()
    return 1_000 * (time.process_time() - start), answer


def look_up(search: Search, texts: Sequence[str], *, rounds: int) -> tuple[list[float], list[list[float]]]:
    """CPU ms and scores of each query."""
    taken: list[list[float]] = [[] for _ in texts]
    answers: list[list[float]] = []
    for _ in range(rounds):
        measured = [timed(lambda text=text: search(text)) for text in texts]
        answers = [answer for _, answer in measured]
        for times, (milliseconds, _) in zip(taken, measured, strict=True):
            times.append(milliseconds)
    return [statistics.median(times) for times in taken], answers


def recall(answers: Sequence[list[float]], truth: Sequence[list[float]], *, top: int) -> float:
    """The share of the true best that were found; equal scores stand for each other."""
    wanted = [Counter(round(score, 6) for score in scores[:top]) for scores in truth]
    found = [Counter(round(score, 6) for score in scores[:top]) for scores in answers]
    right = sum((true & given).total() for true, given in zip(wanted, found, strict=True))
    return right / sum(true.total() for true in wanted)


def percentiles(name: str, times: Sequence[float]) -> dict[str, float]:
    parts = statistics.quantiles(times, n=20, method="inclusive")
    return {f"{name}p50_cpu_ms": round(parts[9], 3), f"{name}p95_cpu_ms": round(parts[18], 3)}


def changes(index: FuzzyIndex, texts: Sequence[str]) -> float:
    """CPU ms to add and to remove a text and have it counted, 95th percentile."""
    times = []
    for number, text in enumerate(texts):
        for change in (lambda n=-number - 1, t=text: index.add(n, t), lambda n=number: index.remove(n)):
            times.append(timed(lambda change=change: (change(), index.count))[0])
    return percentiles("", times)["p95_cpu_ms"]


def measure_ours(stored: Sequence[str], texts: Sequence[str], truth: Sequence[list[float]]) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "index"
        build_ms, index = timed(lambda: FuzzyIndex.build(folder, enumerate(stored)))
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path[1:]])}
        command = [sys.executable, "-c", READER, str(folder), texts[0]]
        cold_start_s, own = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
        size = sum(path.stat().st_size for path in folder.iterdir()) + own

        def search(text: str) -> list[float]:
            return [hit.score for hit in index.search(text, limit=LIMIT, cutoff=CUTOFF)]

        times, answers = look_up(search, texts, rounds=3)
        add_cpu_ms = changes(index, [f"{text} Neu." for text in stored[: CROWDED // 2]])
        return {
            **percentiles("", times),
            "recall_top1": round(recall(answers, truth, top=1), 4),
            "recall_top5": round(recall(answers, truth, top=5), 4),
            "add_cpu_ms": add_cpu_ms,
            **percentiles("crowded_", look_up(search, texts, rounds=3)[0]),
            "bytes_per_unit": round(size / len(stored), 1),
            "cold_start_s": round(cold_start_s, 3),
            "build_cpu_s": round(build_ms / 1_000, 2),
            "peak_mb": round(peak_mb),
        }


def measure_toolkit(stored: Sequence[str], texts: Sequence[str], truth: Sequence[list[float]]) -> dict[str, float]:
    """Only some of the queries: it takes its time."""
    some = slice(0, None, 6 if len(stored) > 50_000 else 1)
    try:
        times, answers = look_up(with_toolkit(stored), texts[some], rounds=1)
    except ImportError:
        return {}
    return {
        **percentiles("toolkit_", times),
        "toolkit_queries": len(times),
        "toolkit_recall_top1": round(recall(answers, truth[some], top=1), 4),
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--units", type=int, default=100_000)
    arguments.add_argument("--pages", type=Path, default=ROOT.parent / "shared" / "data" / "pages")
    arguments.add_argument("--quick", action="store_true", help="60 queries and at most 20,000 units")
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    real = real_sentences(options.pages)
    stored = stored_sentences(real, min(options.units, 20_000) if options.quick else options.units)
    texts = queries(stored, real, 60 if options.quick else 300)
    brute_times, truth = look_up(with_rapidfuzz(stored), texts, rounds=1)
    result: dict[str, float] = {
        "units": len(stored),
        "real_units": min(len(real), len(stored)),
        "queries": len(texts),
        "queries_with_match": sum(map(bool, truth)),
        **measure_ours(stored, texts, truth),
        **percentiles("bruteforce_", brute_times),
        **measure_toolkit(stored, texts, truth),
    }
    if options.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:28} {value:>12,}")
    if "toolkit_queries" not in result:
        print("translate-toolkit is not installed")


if __name__ == "__main__":
    main()
