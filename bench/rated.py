"""Rated sentences as numbers, and the ridge regression that is learned from them."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from quality.readability.features import measure
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

    @cached_property
    def words(self) -> list[list[Word]]:
        return [read_words(sentence) for sentence in self.sentences]

    @cached_property
    def measures(self) -> list[dict[str, float]]:
        return [measure(sentence, words) for sentence, words in zip(self.sentences, self.words, strict=True)]

    @cached_property
    def pair_counts(self) -> list[Counter[str]]:
        return [Counter(pair for word in words for pair in word.pairs) for words in self.words]


def read(path: Path) -> Rated:
    """The file `ratings.csv`, which is in Windows-1252."""
    with path.open(encoding="cp1252", newline="") as file:
        rows = list(csv.DictReader(file))
    ratings = np.array([float(row["MOS_Complexity"]) for row in rows])
    return Rated(tuple(row["Sentence"] for row in rows), ratings, np.array([int(row["Article_ID"]) for row in rows]))


@dataclass(frozen=True)
class Fitted:
    """A learned line: weights of the measures, then of the letter pairs."""

    names: list[str]
    pairs: list[str]
    weights: Array
    pair_weights: Array
    intercept: float

    def predict(self, rated: Rated) -> Array:
        measured, counted = matrices(rated, self.names, pairs=self.pairs)
        return np.clip(self.intercept + measured @ self.weights + counted @ self.pair_weights, 1, 7)


def fit(rated: Rated, chosen: Array, *, penalty: float = PENALTY, pair_penalty: float = PAIR_PENALTY) -> Fitted:
    """Learn from the chosen sentences (a mask) only: also scales and the list of letter pairs."""
    names = list(rated.measures[0])
    spread = Counter(pair for counts, use in zip(rated.pair_counts, chosen, strict=True) if use for pair in counts)
    pairs = sorted(pair for pair, number in spread.items() if number >= FEWEST)
    measured, counted = (matrix[chosen] for matrix in matrices(rated, names, pairs=pairs))
    deviation = measured.std(0) + 1e-9
    both = np.hstack([(measured - measured.mean(0)) / deviation, counted - counted.mean(0)])
    penalties = np.diag([penalty] * len(names) + [pair_penalty] * len(pairs))
    ratings = rated.ratings[chosen]
    solved = np.linalg.solve(both.T @ both + penalties, both.T @ (ratings - ratings.mean()))
    weights, pair_weights = solved[: len(names)] / deviation, solved[len(names) :]
    intercept = ratings.mean() - measured.mean(0) @ weights - counted.mean(0) @ pair_weights
    return Fitted(names, pairs, weights, pair_weights, float(intercept))


def matrices(rated: Rated, names: Sequence[str], *, pairs: Sequence[str]) -> tuple[Array, Array]:
    measured = np.array([[measures[name] for name in names] for measures in rated.measures], dtype=float)
    counted = np.array([[counts[pair] for pair in pairs] for counts in rated.pair_counts], dtype=float)
    return measured, counted
