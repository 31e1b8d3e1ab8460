"""Plots as SVG: bars with their numbers, readable without colour and without a script."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

_WIDTH, _LABELS, _ROW = 640, 270, 22
_BAR = "#2f6f9f"


def bars(title: str, rows: Sequence[tuple[str, float]], *, digits: int = 0) -> str:
    """Horizontal bars, one a row, each with its label and number; a sentence instead where there is nothing to show."""
    if not rows:
        return f"<figure><figcaption>{escape(title)}</figcaption><p>–</p></figure>"
    longest = max(value for _, value in rows) or 1.0
    height = _ROW * len(rows) + 6
    drawn = "".join(_bar(number, row, longest=longest, digits=digits) for number, row in enumerate(rows))
    picture = f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(title)}">{drawn}</svg>'
    return f"<figure><figcaption>{escape(title)}</figcaption>{picture}</figure>"


def histogram(values: Sequence[float], edges: Sequence[float]) -> list[tuple[str, float]]:
    """How many values lie in each stretch between two edges (lower edge included), as rows for `bars`."""
    stretches = list(pairwise(edges))
    last = stretches[-1]
    return [
        (f"{low:g} – {high:g}".replace(".", ","), float(sum(_is_in(value, low, high, is_last) for value in values)))
        for low, high in stretches
        for is_last in [(low, high) == last]
    ]


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with a caption."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _bar(number: int, row: tuple[str, float], *, longest: float, digits: int) -> str:
    label, value = row
    top, width = 3 + number * _ROW, (_WIDTH - _LABELS - 70) * value / longest
    shown = f"{value:.{digits}f}".replace(".", ",")
    return (
        f'<text x="{_LABELS - 8}" y="{top + 14}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{_LABELS}" y="{top}" width="{width:.1f}" height="{_ROW - 6}" fill="{_BAR}"/>'
        f'<text x="{_LABELS + width + 6:.1f}" y="{top + 14}">{shown}</text>'
    )


def _is_in(value: float, low: float, high: float, is_last: bool) -> bool:
    return low <= value < high or (is_last and value == high)
