"""How well and how fast sentences are split, beside three libraries in the same run.

    python bench/sentences.py [TREEBANKS] [--json]

TREEBANKS is a folder with de_pud-ud-test.conllu and de_gsd-ud-dev.conllu. Eight sentences at a time are joined by a
blank and split again; precision and recall count the boundaries between them. sentencex, pySBD and syntok are measured
if they are installed; we do not depend on them (a second environment with PYTHONPATH=. will do). Times are CPU seconds.
"""

import argparse
import importlib
import json
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pipeline import sentences

TREEBANKS = {"pud": "de_pud-ud-test.conllu", "gsd": "de_gsd-ud-dev.conllu"}
CHUNK = 8
Splitter = Callable[[str], list[int]]


def ours(text: str) -> list[int]:
    return [end for _, end in sentences.spans(text)]


def with_sentencex() -> Splitter:
    library = importlib.import_module("sentencex")
    return lambda text: ends(text, library.segment("de", text))


def with_pysbd() -> Splitter:
    segmenter = importlib.import_module("pysbd").Segmenter(language="de", clean=False)
    return lambda text: ends(text, segmenter.segment(text))


def with_syntok() -> Splitter:
    segmenter = importlib.import_module("syntok.segmenter")

    def split(text: str) -> list[int]:
        found = [sentence for paragraph in segmenter.analyze(text) for sentence in paragraph]
        return [sentence[-1].offset + len(sentence[-1].value) for sentence in found]

    return split


LIBRARIES = {"sentencex": with_sentencex, "pysbd": with_pysbd, "syntok": with_syntok}


def ends(text: str, parts: Iterable[str]) -> list[int]:
    """Where each of the parts ends in the text they were cut from."""
    found = []
    position = 0
    for part in (stripped for part in parts if (stripped := part.strip())):
        start = text.find(part, position)
        if start >= 0:
            position = start + len(part)
            found.append(position)
    return found


def chunks(treebank: Path) -> Iterator[list[str]]:
    lines = treebank.read_text(encoding="utf-8").splitlines()
    gold = [line.removeprefix("# text = ").strip() for line in lines if line.startswith("# text = ")]
    for first in range(0, len(gold), CHUNK):
        yield gold[first : first + CHUNK]


def measure(split: Splitter, treebank: Path) -> tuple[float, int, float]:
    """F1 of the boundaries, characters read, CPU seconds."""
    right = found = wanted = characters = 0
    taken = 0.0
    for chunk in chunks(treebank):
        text = " ".join(chunk)
        start = time.process_time()
        given = split(text)
        taken += time.process_time() - start
        gold = {len(" ".join(chunk[:count])) for count in range(1, len(chunk))}
        boundaries = set(given[:-1])
        right, found, wanted = right + len(gold & boundaries), found + len(boundaries), wanted + len(gold)
        characters += len(text)
    return 2 * right / (found + wanted), characters, taken


def score(split: Splitter, folder: Path) -> dict[str, float]:
    measured = {name: measure(split, folder / file) for name, file in TREEBANKS.items()}
    speed = sum(m[1] for m in measured.values()) / sum(m[2] for m in measured.values())
    return {**{f"{name}_f1": round(f1, 4) for name, (f1, _, _) in measured.items()}, "chars_per_s": round(speed)}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = Path(__file__).resolve().parents[2] / "shared" / "data" / "sentences"
    arguments.add_argument("treebanks", type=Path, nargs="?", default=default)
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()

    result = score(ours, options.treebanks)
    rows = {"sprachlotse": result}
    for name, load in LIBRARIES.items():
        try:
            rows[name] = score(load(), options.treebanks)
        except ImportError:
            rows[name] = {}
    if options.json:
        others = {f"{name}_{key}": value for name in LIBRARIES for key, value in rows[name].items()}
        print(json.dumps({**result, **others}))
        return
    print(f"{'':12} {'PUD F1':>8} {'GSD F1':>8} {'chars/s':>12}")
    for name, row in rows.items():
        shown = f"{row['pud_f1']:8.4f} {row['gsd_f1']:8.4f} {row['chars_per_s']:12,.0f}" if row else "not installed"
        print(f"{name:12} {shown}")


if __name__ == "__main__":
    main()
