"""Rated sentences as numbers, and the ridge regression that is learned from them."""

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from quality.readability.features import measure
from quality.readability.score import none_familiar
from quality.readability.word import Word, read_words

PENALTY = 150.0
PAIR_PENALTY = 10 * PENALTY
"""Letter pairs are many and say little each. Half or double of either changes Pearson by .003 at most."""
FEWEST = 15
"""Sentences that a letter pair must be in to have a weight."""
Array = Any


@dataclass(frozen=True)
class Rated:
    """TextComplexityDE: sentences with the mean opinion of their readers, 1–7, and the article they are from."""

    sentences: tuple[str, ...]
    ratings: Array
    articles: Array

    familiar: Callable[[str], frozenset[str]] = none_familiar

    @cached_property
    def words(self) -> list[list[Word]]:
        return [self._read(sentence) for sentence in self.sentences]

    def _read(self, sentence: str) -> list[Word]:
        known = self.familiar(sentence)
        return [word.as_familiar() if word.text in known else word for word in read_words(sentence)]

    def with_familiar(self, familiar: Callable[[str], frozenset[str]]) -> "Rated":
        """The same sentences for readers who know these words, measured by the same letter pairs."""
        told = replace(self, familiar=familiar)
        told.__dict__["pairs"] = self.pairs
        return told

    @cached_property
    def names(self) -> list[str]:
        return list(measure(self.sentences[0], self.words[0]))

    @cached_property
    def measured(self) -> Array:
        """A row for each sentence, a column for each measure."""
        told = (measure(sentence, words) for sentence, words in zip(self.sentences, self.words, strict=True))
        return np.array([list(each.values()) for each in told], dtype=float)

    @cached_property
    def pairs(self) -> list[str]:
        return sorted({pair for words in self.words for word in words for pair in word.pairs})

    @cached_property
    def counted(self) -> Array:
        """A row for each sentence, a column for each letter pair."""
        counts = [Counter(pair for word in words for pair in word.pairs) for words in self.words]
        return np.array([[each[pair] for pair in self.pairs] for each in counts], dtype=float)


def read(path: Path) -> Rated:
    """The file `ratings.csv`, which is in Windows-1252."""
    with path.open(encoding="cp1252", newline="") as file:
        rows = list(csv.DictReader(file))
    ratings = np.array([float(row["MOS_Complexity"]) for row in rows])
    return Rated(tuple(row["Sentence"] for row in rows), ratings, np.array([int(row["Article_ID"]) for row in rows]))


@dataclass(frozen=True)
class Fitted:
    """A learned line; a letter pair that was too seldom has the weight 0."""

    weights: Array
    pair_weights: Array
    intercept: float

    def predict(self, rated: Rated) -> Array:
        return np.clip(self.intercept + rated.measured @ self.weights + rated.counted @ self.pair_weights, 1, 7)


def fit(rated: Rated, chosen: Array, *, penalty: float = PENALTY, pair_penalty: float = PAIR_PENALTY) -> Fitted:
    """Learn from the chosen sentences (a mask) only: also scales and the list of letter pairs."""
    measured, ratings = rated.measured[chosen], rated.ratings[chosen]
    used = (rated.counted[chosen] > 0).sum(0) >= FEWEST
    counted = rated.counted[chosen][:, used]
    deviation = measured.std(0) + 1e-9
    both = np.hstack([(measured - measured.mean(0)) / deviation, counted - counted.mean(0)])
    penalties = np.diag([penalty] * measured.shape[1] + [pair_penalty] * counted.shape[1])
    solved = np.linalg.solve(both.T @ both + penalties, both.T @ (ratings - ratings.mean()))
    weights = solved[: measured.shape[1]] / deviation
    pair_weights = np.zeros(len(used))
    pair_weights[used] = solved[measured.shape[1] :]
    intercept = ratings.mean() - measured.mean(0) @ weights - counted.mean(0) @ pair_weights[used]
    return Fitted(weights, pair_weights, float(intercept))
