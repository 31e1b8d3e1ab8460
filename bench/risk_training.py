"""The weights of the risk, learned from a queue in which it is known what is wrong."""

import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from risk_queue import Line

from quality.risk import base_rate
from quality.risk_model import logit
from quality.signals import signals

OF_WORDS = ("missing", "unmatched", "german", "unknown")
FIT_AGAIN = ("critical", "warning", "length", "sentences", "copied", "terms", *OF_WORDS)

STEPS, PRIOR = 12_000, 0.0001

BY_HAND = {"info": 0.1, "figures": 0.2, "reading": 0.2, "notes": 0.3, "unsure": 1.0}
"""Planted errors teach nothing about these (a machine errs more in hard sentences, `harm_targets` does not): small and
set by hand, until reviews of people say more."""


def train(told: Sequence[Line]) -> dict[str, object]:
    """A logistic regression with weights that are not negative: projected gradient, an L2 prior.

    `told` holds the segments with a memory and once more without one, so that the first night is weighed too.
    """
    ratios: dict[str, list[float]] = defaultdict(list)
    for line in told:
        if not line.error and len(line.segment.source) > 10:
            ratio = math.log(len(line.segment.target) / len(line.segment.source))
            ratios[line.given.locale.partition("-")[0]].append(ratio)
    lengths = {locale: round(statistics.median(values), 3) for locale, values in sorted(ratios.items())}
    rows = [signals(line.segment, line.findings, given=line.given, lengths=lengths) for line in told]
    fired = Counter(name for row in rows for name in row if name.startswith("check:"))
    names = [*FIT_AGAIN, *sorted(name for name, count in fired.items() if count >= 30)]
    matrix = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    wrong = np.array([bool(line.error) for line in told], dtype=float)
    offset = np.array([logit(base_rate(line.segment, line.given)) for line in told])
    bias, weights = fit(matrix, wrong, offset)
    kept = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {"bias": round(bias, 3), "weights": kept | BY_HAND, "lengths": lengths}


def fit(matrix: np.ndarray, wrong: np.ndarray, offset: np.ndarray) -> tuple[float, np.ndarray]:
    bias, weights = 0.0, np.zeros(matrix.shape[1])
    for _step in range(STEPS):
        guess = 1 / (1 + np.exp(-(matrix @ weights + bias + offset)))
        away = (guess - wrong) / len(wrong)
        weights = np.maximum(0.0, weights - 1.0 * (matrix.T @ away + PRIOR * weights))
        bias -= 1.0 * float(away.sum())
    return bias, weights
