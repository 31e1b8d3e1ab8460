"""What every plot shares: its names for people who do not see it, its colours, and its numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from zlib import crc32

FIRST, SECOND, THIRD = "var(--plot-1,#2f6f9f)", "var(--plot-2,#b4540a)", "var(--plot-3,#767676)"
STYLE = (
    ":root{--plot-1:#2f6f9f;--plot-2:#b4540a;--plot-3:#767676}"
    "@media(prefers-color-scheme:dark){:root{--plot-1:#7db8e8;--plot-2:#f0a35e;--plot-3:#a3a3a3}}"
    ".plot{margin:2rem 0}.plot figcaption,caption{font-weight:600;text-align:left;padding-bottom:.4rem}"
    ".plot figcaption p{font-weight:400;margin:.2rem 0 .6rem}.plot svg{display:block;overflow:visible}"
    ".wide{overflow-x:auto;max-width:100%}.plot summary{cursor:pointer;padding:.3rem 0}"
    "table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}"
    "th,td{text-align:left;vertical-align:top;padding:.25rem 1rem .25rem 0;border-bottom:1px solid #8886}"
)
"""For the head of a page with plots; a page may set the custom properties to other colours."""
TEXT_PX = 14


@dataclass(frozen=True, slots=True)
class Caption:
    """What a plot is called, and what it says in a sentence."""

    title: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a plot as a table that can be opened beside it."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def svg(caption: Caption, marks: str, *, height: float, width: str = "100%") -> str:
    """An SVG element with the marks; a screen reader tells its title and its summary."""
    title, summary = escape(caption.title), escape(caption.summary)
    name = f"plot-{crc32((caption.title + marks).encode()):08x}"
    return (
        f'<svg width="{width}" height="{height:g}" font-size="{TEXT_PX}" fill="currentColor" role="img" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}-title">{title}</title><desc id="{name}-desc">{summary}</desc>{marks}</svg>'
    )


def figure(caption: Caption, picture: str, numbers: Numbers | None = None) -> str:
    """A picture under its caption, with its numbers in a table that can be opened."""
    summary = f"<p>{escape(caption.summary)}</p>" if caption.summary else ""
    head = f"<figcaption>{escape(caption.title)}{summary}</figcaption>"
    if numbers is None:
        return f'<figure class="plot">{head}{picture}</figure>'
    inner = wide(f"{caption.title}: {numbers.name}", _table("", numbers.columns, numbers.rows))
    shut = f"<details><summary>{escape(numbers.name)}</summary>{inner}</details>"
    return f'<figure class="plot">{head}{picture}{shut}</figure>'


def nothing(caption: Caption) -> str:
    """In place of a plot that has nothing to show: a sentence that says so."""
    return figure(caption, "")


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with a caption, which can be scrolled sideways on a narrow screen."""
    return wide(title, _table(f"<caption>{escape(title)}</caption>", columns, rows))


def wide(title: str, inner: str) -> str:
    """A region that scrolls sideways by itself, with the keyboard too."""
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(title)}">{inner}</div>'


def text(x: str, y: float, words: str, *, anchor: str = "start") -> str:
    """A line of text; `x` with its unit, for a share of the width."""
    return f'<text x="{x}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'


def _table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
