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
from connectors.demo.training.lexicon import LOCALES
from connectors.demo.training.phrases import phrases
from connectors.demo.training.templates import Row

MODELS = Path(__file__).parent.parent / "models"
TARGETS = ("ar", "uk", "tr", "fr")


def translate(package: Path, sentences: Sequence[str], *, beam: int = 1) -> list[str]:
    """The sentences in the package's target language."""
    with TemporaryDirectory() as folder:
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder)
        root = Path(folder) / package.stem
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(root / "sentencepiece.model"))
        # CTranslate2 re-exports its classes without saying so to type checkers.
        translator = ctranslate2.Translator(str(root / "model"), intra_threads=1)  # type: ignore[attr-defined]
        found = translator.translate_batch(
            pieces.encode(list(sentences), out_type=str),
            beam_size=beam,
            max_batch_size=1024,
            batch_type="tokens",
        )
        return [pieces.decode(result.hypotheses[0]) for result in found]


def differences(expected: Sequence[str], found: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs that are not the same."""
    return [pair for pair in zip(expected, found, strict=True) if pair[0] != pair[1]]


def leg_report(source: str, target: str) -> str:
    """One line: exact matches of a package on held-out sentences and on the phrases."""
    package = MODELS / f"translate-{source}_{target}-1_0.argosmodel"
    held_out = _exact(package, corpus().held_out, source, target)
    return f"{source}-{target}: held-out {held_out}, phrases {_exact(package, phrases(), source, target)}"


def _exact(package: Path, rows: Sequence[Row], source: str, target: str) -> str:
    found = translate(package, column(rows, source))
    return f"{len(rows) - len(differences(column(rows, target), found))}/{len(rows)}"


def column(rows: Sequence[Row], locale: str) -> list[str]:
    """The sentences of one language."""
    return [row[LOCALES.index(locale)] for row in rows]


def main() -> None:
    """Prints the figures of every package and of the chain German, English, target on all phrases."""
    print(leg_report("de", "en"))
    rows = phrases()
    english = translate(MODELS / "translate-de_en-1_0.argosmodel", column(rows, "de"))
    for target in TARGETS:
        print(leg_report("en", target))
        found = translate(MODELS / f"translate-en_{target}-1_0.argosmodel", english)
        wrong = differences(column(rows, target), found)
        print(f"de-en-{target}: phrases {len(rows) - len(wrong)}/{len(rows)}")
        for expected, got in wrong:
            print(f"  {expected}\n  {got}")


if __name__ == "__main__":
    main()
