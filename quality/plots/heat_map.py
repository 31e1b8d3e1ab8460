"""A heat map: a number for each pair of row and column, the darker the larger."""

from collections.abc import Mapping, Sequence
from math import sqrt

from quality.plots.frame import FIRST, Caption, svg, text, wide

_CELL, _ROW = 40, 28
_LETTER = 7.6
"""Pixels that a letter of a label takes at most."""
_DARKEST = 0.55
"""Opacity up to which the number in a cell stays legible on it, in light and in dark."""


def heat_map(
    caption: Caption, rows: Sequence[str], columns: Sequence[str], *, values: Mapping[tuple[str, str], int]
) -> str:
    """A picture of fixed size that scrolls sideways where it does not fit; cells without a value stay empty."""
    left = 12 + _LETTER * max((len(row) for row in rows), default=0)
    head = 16 + 0.75 * _LETTER * max((len(column) for column in columns), default=0)
    largest = max(values.values(), default=0) or 1
    drawn = [_slanted(left + (at + 0.5) * _CELL, head - 8, name) for at, name in enumerate(columns)]
    for number, row in enumerate(rows):
        top = head + number * _ROW
        drawn.append(text("0", top + 19, row))
        for at, column in enumerate(columns):
            drawn.append(_cell(left + at * _CELL, top, values.get((row, column), 0), largest=largest))
    width = left + _CELL * len(columns) + head
    return wide(caption.title, svg(caption, "".join(drawn), height=head + _ROW * len(rows) + 2, width=f"{width:.0f}"))


def _slanted(x: float, y: float, name: str) -> str:
    return f'<g transform="translate({x:.1f} {y:.1f}) rotate(-45)">{text("0", 0, name)}</g>'


def _cell(x: float, y: float, value: int, *, largest: int) -> str:
    place = f'x="{x + 1:.1f}" y="{y + 1:.1f}" width="{_CELL - 2}" height="{_ROW - 2}"'
    if not value:
        return f'<rect {place} fill="currentColor" fill-opacity=".05"/>'
    opacity = 0.1 + (_DARKEST - 0.1) * sqrt(value / largest)
    number = text(f"{x + _CELL / 2:.1f}", y + 19, str(value), anchor="middle")
    return f'<rect {place} fill="{FIRST}" fill-opacity="{opacity:.2f}"/>{number}'
