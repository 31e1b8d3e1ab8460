"""From the open index to the scale that a municipality knows, by its own pages.

Where the CMS shows a score from another tool, pages with both numbers tell how one becomes the other: ten at least,
better twenty.
A line is two numbers and right for few pages; steps follow the pages and need many.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import correlation as pearson
from typing import Protocol

Pair = tuple[float, float]
"""Of one page: the open index, and the score that the municipality has for it."""
LOWEST, HIGHEST = 0.0, 20.0
FEWEST_FOR_LINE = 10
ENOUGH_FOR_LINE = 20
"""Below, one odd page still turns the line."""
FEWEST_FOR_STEPS = 60


class Calibration(Protocol):
    """A rising map from the open index to the municipality's scale, 0–20."""

    def of(self, index: float) -> float:
        """The score that fits this open index."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """score = slope · index + intercept, held within 0–20; unless told otherwise, the index itself."""

    slope: float = 1.0
    intercept: float = 0.0

    def of(self, index: float) -> float:
        """The score that fits this open index."""
        return min(HIGHEST, max(LOWEST, self.slope * index + self.intercept))


AS_IT_IS = Line()


@dataclass(frozen=True, slots=True)
class Steps:
    """A table of (index, score), both rising; straight between its points, level outside of them."""

    points: tuple[Pair, ...]

    def __post_init__(self) -> None:
        rises = all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(self.points))
        if not self.points or not rises:
            raise ValueError("Die Tabelle braucht mindestens ein Paar; Index und Wert müssen steigen.")

    def of(self, index: float) -> float:
        """The score that fits this open index."""
        at = bisect_right([point[0] for point in self.points], index)
        if at in (0, len(self.points)):
            return self.points[min(at, len(self.points) - 1)][1]
        (left, low), (right, high) = self.points[at - 1 : at + 1]
        return low + (high - low) * (index - left) / (right - left)


def calibrate(pairs: Sequence[Pair]) -> Line:
    """The line with the least squared error; ValueError with few pages, equal ones, or a line that does not rise."""
    _ensure(pairs, FEWEST_FOR_LINE)
    mean_index = sum(index for index, _ in pairs) / len(pairs)
    mean_score = sum(score for _, score in pairs) / len(pairs)
    spread = sum((index - mean_index) ** 2 for index, _ in pairs)
    slope = sum((index - mean_index) * (score - mean_score) for index, score in pairs) / spread if spread else 0.0
    if slope <= 0:
        raise ValueError("Die Werte steigen nicht mit dem offenen Index; bitte die Paare prüfen.")
    return Line(slope, mean_score - slope * mean_index)


def calibrate_steps(pairs: Sequence[Pair]) -> Steps:
    """The rising steps with the least squared error (pool adjacent violators); ValueError with few pages."""
    _ensure(pairs, FEWEST_FOR_STEPS)
    pools: list[tuple[float, float, int]] = []
    for index, score in sorted(pairs):
        pools.append((index, score, 1))
        while len(pools) > 1 and (pools[-2][1] >= pools[-1][1] or pools[-2][0] == pools[-1][0]):
            pools[-2:] = [_pooled(pools[-2], pools[-1])]
    return Steps(tuple((index, score) for index, score, _ in pools))


def correlation(pairs: Sequence[Pair]) -> float:
    """Pearson's r: how closely the score follows the index, whatever the line; pairs must differ in both."""
    indices, scores = zip(*pairs, strict=True)
    return pearson(indices, scores)


def error(calibration: Calibration, pairs: Sequence[Pair]) -> float:
    """How far the calibrated index is from the score, as a root of the mean square."""
    return sqrt(sum((calibration.of(index) - score) ** 2 for index, score in pairs) / len(pairs))


def _pooled(left: tuple[float, float, int], right: tuple[float, float, int]) -> tuple[float, float, int]:
    together = left[2] + right[2]
    index, score = ((a * left[2] + b * right[2]) / together for a, b in zip(left[:2], right[:2], strict=True))
    return index, score, together


def _ensure(pairs: Sequence[Pair], fewest: int) -> None:
    if len(pairs) < fewest:
        raise ValueError(f"Zum Kalibrieren braucht es mindestens {fewest} Paare, nicht {len(pairs)}.")
