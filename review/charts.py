"""Numbers as shapes: shares for the bars that templates draw as SVG, without a style attribute."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: where it begins and how long it is, both as a share of the whole bar."""

    kind: str
    start: float
    share: float


def stacked(amounts: Mapping[str, float], whole: float | None = None) -> list[Part]:
    """The pieces of one bar in this order; a bar shorter than `whole` ends where it ends."""
    total = whole or sum(amounts.values())
    parts, start = [], 0.0
    for kind, amount in amounts.items():
        share = amount / total if total else 0.0
        if share:
            parts.append(Part(kind, round(start, 4), round(share, 4)))
        start += share
    return parts


def heat(amount: int, most: int) -> int:
    """How strongly a cell is coloured, 0 for nothing to 3; by the square root, so that small numbers can be seen."""
    if not amount or not most:
        return 0
    return 1 + min(2, int(3 * (amount / most) ** 0.5))


def most(numbers: Sequence[int]) -> int:
    """The highest number, 0 if there is none."""
    return max(numbers, default=0)
