"""One leg: plain sentences in, plain sentences out."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from connectors.engines.argos.known import TEXTS, Known, known
from connectors.engines.argos.model import MODELS, Model, loaded
from connectors.engines.argos.packages import InstalledPackage
from connectors.engines.argos.shelf import Shelf
from connectors.engines.argos.spans import alignment
from connectors.engines.argos.stream import Tokens, decoded, longest
from pipeline.alignment import Alignment

LONGEST_TOKENS = 400
"""Models are trained on sentences; what is much longer they cut off without a word."""
_AS_ARGOSTRANSLATE = {"length_penalty": 0.2, "replace_unknowns": True}
"""So that the same model with the same beam gives the same text."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A package and how it is decoded."""

    package: InstalledPackage
    fingerprint: str
    beam: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a model wrote for a text."""

    text: str
    tokens: Tokens
    target: Tokens
    """Nothing if it went round in circles and never came to an end."""
    attention: Sequence[Sequence[float]]
    """For each token of the target, how much it looked at each of the source; empty if nobody asked."""


class Decoder:
    """Decodes with one package, which is loaded when it is first needed; answers are remembered for a while.

    What is remembered is how a pivot is shared: German to English is decoded once for all locales behind English.
    `check` is called between slices and ends the work by raising.
    """

    def __init__(
        self,
        leg: Leg,
        *,
        check: Callable[[], None] = lambda: None,
        models: Shelf[Model] = MODELS,
        texts: Shelf[Known] = TEXTS,
    ) -> None:
        self._leg, self._check, self._models, self._texts = leg, check, models, texts

    def __call__(self, texts: Collection[str]) -> Mapping[str, str]:
        """The translation of each text; what the model cannot translate is left out."""
        with known(self._leg, shelf=self._texts) as its, its.alone(self._check):
            if missing := its.missing(texts):
                with self._model() as model:
                    for found in self._decoded(model, missing):
                        its.learn(found.text, _written(model, found.target))
            return its.told(texts)

    def aligned(self, texts: Collection[str]) -> Mapping[str, Alignment]:
        """The translation of each text with the words that belong together; without texts where that is not sure."""
        with known(self._leg, shelf=self._texts) as its, its.alone(self._check), self._model() as model:
            links = {
                found.text: alignment(found.text, found.tokens, found.target, found.attention)
                for found in self._decoded(model, list(dict.fromkeys(texts)), return_attention=True)
            }
        return {text: each for text, each in links.items() if each is not None}

    def _model(self) -> AbstractContextManager[Model]:
        return loaded(self._leg.package, self._leg.fingerprint, models=self._models)

    def _decoded(self, model: Model, texts: Sequence[str], **more: Any) -> Iterator[Found]:
        """What the model finds for the texts; those that are empty or too long for it are left out."""
        pieces = [(text, tokens) for text in texts if 0 < len(tokens := model.tokenizer.encode(text)) <= LONGEST_TOKENS]
        options = _AS_ARGOSTRANSLATE | {"beam_size": self._leg.beam} | more
        prefix = self._leg.package.target_prefix
        sentences = [tokens for _, tokens in pieces]
        for index, found in decoded(model.translator, sentences, options, prefix=prefix, check=self._check):
            text, tokens = pieces[index]
            [target] = found.hypotheses
            goes_round = len(target) >= longest(tokens)
            attention = found.attention[0][bool(prefix) :] if found.attention else ()
            yield Found(text, tokens, () if goes_round else target[bool(prefix) :], attention)


def _written(model: Model, target: Tokens) -> str:
    return str(model.tokenizer.decode(list(target))).strip()
