"""The frame of an HTML report: one file that needs nothing but itself, in light and dark, at any width."""

from collections.abc import Iterable
from html import escape

from quality.plots.frame import STYLE
from runtime.language import language

_PAGE_STYLE = (
    ":root{color-scheme:light dark;background:Canvas;color:CanvasText}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    "h1{line-height:1.2;hyphens:auto}h2{margin-top:3rem;line-height:1.25}h3{margin-top:2rem}"
    ".wide th,.wide td{overflow-wrap:normal}dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem}"
    "summary{cursor:pointer;padding:.3rem 0}dd{margin:0}li{margin:.4rem 0}"
    "blockquote{margin:.4rem 0;padding-left:.8rem;border-left:3px solid #8888}"
    ".muted{opacity:.8}:focus-visible{outline:3px solid var(--plot-1);outline-offset:2px}"
)


def html_page(title: str, parts: Iterable[str]) -> str:
    """A whole page; the parts are HTML already."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}{_PAGE_STYLE}</style>"
    )
    body = f"<main><h1>{escape(title)}</h1>{''.join(parts)}</main>"
    return f'<!doctype html>\n<html lang="{language()}"><head>{head}</head><body>{body}</body></html>\n'


def heading(words: str, level: int = 2) -> str:
    """A heading below the title."""
    return f"<h{level}>{escape(words)}</h{level}>"


def paragraph(words: str) -> str:
    """A paragraph of plain words."""
    return f"<p>{escape(words)}</p>"


def definitions(rows: Iterable[tuple[str, str]]) -> str:
    """Names with their values."""
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows) + "</dl>"


def items(parts: Iterable[str], *, ordered: bool = False) -> str:
    """A list; the parts are HTML already."""
    tag = "ol" if ordered else "ul"
    return f"<{tag}>" + "".join(f"<li>{part}</li>" for part in parts) + f"</{tag}>"
