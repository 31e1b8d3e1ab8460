"""The learned score: how hard readers find a sentence, from 1 (very easy) to 7 (very hard).

A linear model over the measures in `quality.readability.features` and, for each word, the pairs of its letters (what
looks foreign is hard to read). `bench/train_readability.py` learned it from 1,000 sentences that about ten readers each
rated (Naderi et al.: TextComplexityDE, 2019; the texts are from Wikipedia and in Leichte Sprache, and the readers learn
German). `bench/readability.py` says how well it tells sentences that it has not seen.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quality.readability.features import measure
from quality.readability.trait import TRAIT_OF, Trait
from quality.readability.word import Word, read_words

EASIEST, HARDEST = 1.0, 7.0
_PAIRS = "letter_pairs"


@dataclass(frozen=True, slots=True)
class Rating:
    """What the model says about one sentence."""

    sentence: str
    words: tuple[Word, ...]
    hardness: float
    """1–7."""
    shares: Mapping[Trait, float]
    """By how many points each trait makes it harder than a plain sentence; below 0 it makes it easier."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights, and the measures of plain sentences that a sentence is compared with."""

    intercept: float
    weights: Mapping[str, float]
    pairs: Mapping[str, float]
    plain: Mapping[str, float]
    """The mean of each measure over sentences that readers found easy; with `letter_pairs`, the mean of their sum."""

    def rate(self, sentence: str, familiar: frozenset[str] = frozenset()) -> Rating | None:
        """The rating of a sentence, with the words in it that its readers know; None without words."""
        words = [word.as_familiar() if word.text in familiar else word for word in read_words(sentence)]
        if not words:
            return None
        shares = dict.fromkeys(Trait, 0.0)
        total = self.intercept
        for name, weighted in self._weighted(sentence, words):
            total += weighted
            trait = TRAIT_OF.get(name, Trait.RARE_WORDS)
            shares[trait] += weighted - self._plain(name)
        return Rating(sentence, tuple(words), min(HARDEST, max(EASIEST, total)), shares)

    def _weighted(self, sentence: str, words: Sequence[Word]) -> Iterator[tuple[str, float]]:
        for name, value in measure(sentence, words).items():
            yield name, self.weights[name] * value
        yield _PAIRS, sum(self.pairs.get(pair, 0.0) for word in words for pair in word.pairs)

    def _plain(self, name: str) -> float:
        return self.plain[name] * self.weights.get(name, 1.0)


@cache
def shipped() -> Model:
    """The model that comes with Sprachlotse."""
    text = files("quality.readability").joinpath("data", "model.json").read_text(encoding="utf-8")
    told = json.loads(text)
    return Model(told["intercept"], told["weights"], told["pairs"], told["plain"])
