"""How many sentences the shipped packages translate exactly; needs CTranslate2 and SentencePiece, not torch.

Run: `python -m connectors.demo.training.evaluate`
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import ctranslate2
import sentencepiece

from connectors.demo.training.corpus import corpus
from connectors.demo.training.leg import FROM_PIVOT, PIVOT, Leg
from connectors.demo.training.lexicon import LOCALES
from connectors.demo.training.phrases import phrases
from connectors.demo.training.templates import Row


def translate(leg: Leg, sentences: Sequence[str]) -> list[str]:
    """The sentences in the target language of the leg."""
    with TemporaryDirectory() as folder:
        with zipfile.ZipFile(leg.package) as archive:
            archive.extractall(folder)
        root = Path(folder) / leg.name
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(root / "sentencepiece.model"))
        # CTranslate2 re-exports its classes without saying so to type checkers.
        translator = ctranslate2.Translator(str(root / "model"), intra_threads=1)  # type: ignore[attr-defined]
        found = translator.translate_batch(
            pieces.encode(list(sentences), out_type=str), beam_size=1, max_batch_size=1024, batch_type="tokens"
        )
        return [pieces.decode(result.hypotheses[0]) for result in found]


def differences(expected: Sequence[str], found: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs that are not the same."""
    return [pair for pair in zip(expected, found, strict=True) if pair[0] != pair[1]]


def report(leg: Leg) -> str:
    """One line: exact matches of a package on held-out sentences and on the phrases."""
    held_out, known = _exact(leg, corpus().held_out), _exact(leg, phrases())
    return f"{leg.source}-{leg.target}: held-out {held_out}, phrases {known}"


def _exact(leg: Leg, rows: Sequence[Row]) -> str:
    found = translate(leg, column(rows, leg.source))
    return f"{len(rows) - len(differences(column(rows, leg.target), found))}/{len(rows)}"


def column(rows: Sequence[Row], locale: str) -> list[str]:
    """The sentences of one language."""
    return [row[LOCALES.index(locale)] for row in rows]


def main() -> None:
    """Prints the figures of every package and of the chain German, English, target on all phrases."""
    print(report(PIVOT))
    rows = phrases()
    english = translate(PIVOT, column(rows, "de"))
    for leg in FROM_PIVOT:
        print(report(leg))
        wrong = differences(column(rows, leg.target), translate(leg, english))
        print(f"de-en-{leg.target}: phrases {len(rows) - len(wrong)}/{len(rows)}")
        for expected, got in wrong:
            print(f"  {expected}\n  {got}")


if __name__ == "__main__":
    main()
