"""The weights of the risk: a logistic model, shipped as data."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TOLD = 0.05
"""Less than this in log-odds is no reason that anybody wants to read."""


@dataclass(frozen=True, slots=True)
class RiskModel:
    """logit(risk) = logit(where the target comes from) + bias + Σ weight · signal."""

    bias: float
    weights: Mapping[str, float]
    lengths: Mapping[str, float]
    """Language → the usual ln(target length / source length)."""

    def logit(self, signals: Mapping[str, float]) -> float:
        """What the signals add; a signal without a weight adds nothing."""
        return self.bias + sum(self.weights.get(name, 0.0) * value for name, value in signals.items())

    def heaviest(self, signals: Mapping[str, float]) -> list[str]:
        """The signals that add most, heaviest first, without those that add next to nothing."""
        shares = {name: self.weights.get(name, 0.0) * value for name, value in signals.items()}
        return [name for name in sorted(shares, key=lambda name: -shares[name]) if shares[name] > _TOLD]


@cache
def shipped_model() -> RiskModel:
    """The weights that were learned by `bench/risk.py --train`."""
    data = json.loads(files("quality").joinpath("risk_weights.json").read_text(encoding="utf-8"))
    return RiskModel(data["bias"], data["weights"], data["lengths"])


def logit(chance: float) -> float:
    """ln(p / (1 − p)), within (0, 1)."""
    return math.log(chance / (1 - chance))


def logistic(value: float) -> float:
    """The inverse of `logit`."""
    return 1 / (1 + math.exp(-value))
