"""Columns for a distribution: how many lie in each stretch of a scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from quality.plots.frame import FIRST, Caption, svg, text

_TOP, _FLOOR = 22, 160
_LABELS, _AXIS = 20, 44
_FILLED = 0.84
"""How much of its place a column fills."""


@dataclass(frozen=True, slots=True)
class Column:
    """One stretch; `shown` is its number as people read it."""

    label: str
    value: float
    shown: str


def columns(caption: Caption, rows: Sequence[Column], *, axis: str) -> str:
    """One column a stretch, its number above, its label below, and under all of them what the scale is."""
    tallest = max((row.value for row in rows), default=0.0) or 1.0
    step = 100 / max(1, len(rows))
    drawn = [f'<line x1="0" x2="100%" y1="{_FLOOR}" y2="{_FLOOR}" stroke="currentColor"/>']
    for number, row in enumerate(rows):
        height = (_FLOOR - _TOP) * row.value / tallest
        left, middle = step * (number + (1 - _FILLED) / 2), f"{step * (number + 0.5):.2f}%"
        place = f'x="{left:.2f}%" y="{_FLOOR - height:.1f}" width="{step * _FILLED:.2f}%" height="{height:.1f}"'
        drawn += (
            f'<rect {place} fill="{FIRST}"/>',
            text(middle, _FLOOR - height - 6, row.shown, anchor="middle"),
            text(middle, _FLOOR + _LABELS, row.label, anchor="middle"),
        )
    drawn.append(text("50%", _FLOOR + _AXIS, axis, anchor="middle"))
    return svg(caption, "".join(drawn), height=_FLOOR + _AXIS + 8)
