"""Count the table of word frequencies that comes with `quality/readability`.

    python bench/word_table.py de_lexeme_prob.json.gz [--words 100000]

The file is in the package spacy-lookups-data (1.0.5, MIT licence), which nothing here needs when it runs: the natural
logarithm of the probability of a million German word forms. What is written depends on nothing but that file.
"""

import argparse
import gzip
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

from quality.readability.frequency import folded

TABLE = Path(__file__).parents[1] / "quality/readability/data/frequencies.txt.gz"
PER_BILLION = 9


def frequencies(path: Path) -> Counter[str]:
    """Probability by word, over its spellings with a capital and without."""
    counted: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for word, logarithm in json.load(file).items():
            if word.isalpha():
                counted[folded(word)] += math.exp(logarithm)
    return counted


def table(counted: Counter[str], *, words: int) -> str:
    """A line for each tenth of a Zipf value: the tenths, then the words."""
    rows = defaultdict(list)
    for word, probability in counted.most_common(words):
        rows[round(10 * (math.log10(probability) + PER_BILLION))].append(word)
    return "\n".join(" ".join([str(tenths), *sorted(rows[tenths])]) for tenths in sorted(rows, reverse=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--words", type=int, default=100_000)
    arguments = parser.parse_args()
    text = table(frequencies(arguments.file), words=arguments.words)
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{arguments.words} words, {TABLE.stat().st_size / 1024:.0f} KiB, {TABLE}")


if __name__ == "__main__":
    main()
