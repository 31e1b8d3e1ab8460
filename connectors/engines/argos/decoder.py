"""One model: plain sentences in, plain sentences out, decoded in one stream on all cores."""

import os
from collections.abc import Collection, Mapping
from functools import cached_property
from threading import Lock
from typing import Any

from connectors.engines.argos.library import argos_package
from connectors.engines.argos.packages import InstalledPackage
from pipeline.errors import EngineRefused

BEAM = 2
PATIENCE = 2.0
"""Small models end bad guesses early; with twice the guesses ended before it stops, the right one is among them."""
BATCH_TOKENS = 1024
"""The fastest on CPUs in our measurements; the library's own 32 tokens are two sentences."""
LONGEST_TOKENS = 400
"""Models are trained on sentences; what is much longer they cut off without a word."""
KNOWN_SENTENCES = 20_000


class Decoder:
    """Decodes with one package; the model is loaded once, when it is first needed, and answers are remembered.

    What is remembered is how a pivot is shared: German to English is decoded once for all locales behind English.
    """

    def __init__(self, package: InstalledPackage) -> None:
        self._package = package
        self._known: dict[str, str] = {}
        self._lock = Lock()

    def __call__(self, texts: Collection[str]) -> Mapping[str, str]:
        """The translation of each text; what the model cannot translate is left out."""
        with self._lock:
            self._decode([text for text in dict.fromkeys(texts) if text not in self._known])
            told = {text: self._known[text] for text in texts if text in self._known}
            for text in list(self._known)[: max(0, len(self._known) - KNOWN_SENTENCES)]:
                del self._known[text]
        return told

    def _decode(self, texts: Collection[str]) -> None:
        pieces = {text: self._tokenizer.encode(text) for text in texts}
        pieces = {text: tokens for text, tokens in pieces.items() if 0 < len(tokens) <= LONGEST_TOKENS}
        if not pieces:
            return
        longest = 20 + 3 * max(map(len, pieces.values()))
        prefix = self._package.target_prefix
        results = self._model.translate_batch(
            list(pieces.values()),
            target_prefix=[[prefix]] * len(pieces) if prefix else None,
            beam_size=BEAM,
            patience=PATIENCE,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            max_decoding_length=longest,
            # as argostranslate decodes, so that the same model gives the same text
            length_penalty=0.2,
            replace_unknowns=True,
        )
        for text, result in zip(pieces, results, strict=True):
            [tokens] = result.hypotheses
            if len(tokens) < longest:  # else it went round in circles and never came to an end
                self._known[text] = self._tokenizer.decode(tokens[1:] if prefix else tokens).strip()

    @cached_property
    def _tokenizer(self) -> Any:
        path = self._package.path
        with argos_package(path.parent) as library:
            return library.Package(path).tokenizer

    @cached_property
    def _model(self) -> Any:
        # Imported late: half a second that a run with another engine need not pay.
        from ctranslate2 import Translator  # type: ignore[attr-defined] # noqa: PLC0415 - exported without being listed

        try:
            return Translator(
                str(self._package.path / "model"), compute_type="int8", inter_threads=_cores(), intra_threads=1
            )
        except (RuntimeError, ValueError) as error:
            raise EngineRefused(
                f"Das Argos-Paket „{self._package}“ lässt sich nicht laden. Bitte neu einrichten: „sprachlotse engines "
                f"install {self._package.source}_{self._package.target}“."
            ) from error


def _cores() -> int:
    available = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return min(8, len(available))
