"""Whether the risk is right: reviewed segments from the least to the most doubtful, and how many were corrected."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.reviewed import Reviewed, Verdict
from quality.risk import segment_risk
from quality.signals import Circumstances

BANDS = 10


@dataclass(frozen=True, slots=True)
class RiskBand:
    """About a tenth of the reviewed segments, with neighbouring risks; all numbers but `segments` 0–1."""

    low: float
    high: float
    predicted: float
    """The mean risk."""
    corrected: float
    """The share that people corrected or rejected."""
    segments: int


def risk_bands(reviews: Iterable[Reviewed]) -> tuple[RiskBand, ...]:
    """Up to ten bands, the least doubtful first; segments with the same risk stay together.

    The risk is what the shipped model says without the experience of the municipality, which was learned from these
    same reviews and would only be compared with itself.
    """
    told = sorted((_risk(each), each.verdict is not Verdict.APPROVED) for each in reviews)
    bands, start = [], 0
    for number in range(1, BANDS + 1):
        end = max(start, round(number * len(told) / BANDS))
        while 0 < end < len(told) and told[end][0] == told[end - 1][0]:
            end += 1
        if end > start:
            bands.append(_band(told[start:end]))
        start = end
    return tuple(bands)


def _risk(each: Reviewed) -> float:
    return segment_risk(each.segment, each.findings, given=Circumstances(each.locale)).value


def _band(told: list[tuple[float, bool]]) -> RiskBand:
    risks = [risk for risk, _ in told]
    corrected = sum(wrong for _, wrong in told) / len(told)
    return RiskBand(risks[0], risks[-1], sum(risks) / len(risks), corrected, len(told))
