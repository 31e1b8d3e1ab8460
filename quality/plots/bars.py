"""Horizontal bars, each under its label, so that long labels and narrow screens do not quarrel."""

from collections.abc import Sequence
from dataclasses import dataclass

from quality.plots.frame import FIRST, SECOND, THIRD, Caption, svg, text

_ROW, _BAR, _LINE = 44, 14, 22
_FILLS = (FIRST, SECOND, THIRD)
_LONGEST_LINE = 41
"""Characters of label and number together that fit on a telephone."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `shown` is its value as people read it."""

    label: str
    value: float
    shown: str
    mark: float | None = None
    """Where a second value stands on the same scale, as a stroke across the bar."""


@dataclass(frozen=True, slots=True)
class Shares:
    """A bar of parts that add up to 1 at most."""

    label: str
    parts: tuple[float, ...]
    shown: str


def bars(caption: Caption, rows: Sequence[Bar], *, full: float | None = None) -> str:
    """One bar a row; `full` is the value that takes the whole width, else the largest does."""
    largest = full or max((max(row.value, row.mark or 0.0) for row in rows), default=0.0) or 1.0
    drawn: list[str] = []
    for number, row in enumerate(rows):
        top = number * _ROW
        drawn += (_labels(top, row.label, row.shown), _stretch(top, 0.0, row.value / largest, FIRST))
        if row.mark is not None:
            at = f"{100 * row.mark / largest:.1f}%"
            drawn.append(
                f'<line x1="{at}" x2="{at}" y1="{top + 19}" y2="{top + 41}" stroke="{SECOND}" stroke-width="4"/>'
            )
    return svg(caption, "".join(drawn), height=_ROW * len(rows))


def shares(caption: Caption, rows: Sequence[Shares], *, parts: Sequence[str]) -> str:
    """One bar a row, cut into its parts; a legend names them."""
    drawn = [_key(number, name) for number, name in enumerate(parts)]
    for number, row in enumerate(rows):
        top = len(parts) * _LINE + 8 + number * _ROW
        drawn.append(_labels(top, row.label, row.shown))
        start = 0.0
        for part, fill in zip(row.parts, _FILLS, strict=False):
            drawn.append(_stretch(top, start, part, fill))
            start += part
    return svg(caption, "".join(drawn), height=len(parts) * _LINE + 8 + _ROW * len(rows))


def shortened(label: str, room: int) -> str:
    """A label that leaves room for its number; the table beside the plot has all of it."""
    return label if len(label) <= room else f"{label[: room - 1].rstrip()}…"


def _labels(top: float, label: str, shown: str) -> str:
    return text("0", top + 15, shortened(label, _LONGEST_LINE - len(shown))) + text(
        "100%", top + 15, shown, anchor="end"
    )


def _stretch(top: float, start: float, share: float, fill: str) -> str:
    place = f'x="{100 * start:.1f}%" y="{top + _LINE + 1}" width="{100 * share:.1f}%" height="{_BAR}"'
    return f'<rect {place} fill="{fill}" stroke="Canvas"/>'


def _key(number: int, name: str) -> str:
    top = number * _LINE
    return f'<rect x="0" y="{top + 3}" width="14" height="14" fill="{_FILLS[number]}"/>' + text("22", top + 15, name)
