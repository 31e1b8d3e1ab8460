"""Divides a bill among those who caused it."""

from collections.abc import Sequence


def allotted(total: int, weights: Sequence[int]) -> list[int]:
    """The total in whole shares by weight, which add up to it; without any weight all falls on the first."""
    everything = sum(weights)
    if not everything:
        return [total if index == 0 else 0 for index in range(len(weights))]
    shares = [total * weight // everything for weight in weights]
    most_left = sorted(range(len(weights)), key=lambda index: -(total * weights[index] % everything))
    for index in most_left[: total - sum(shares)]:
        shares[index] += 1
    return shares
