"""What the markup of a page tells about links, images, tables and styles."""

import re
from collections.abc import Iterator

from pipeline.markup import Lexeme, Shape, attributes, collapsed, decoded, lexemes
from quality.leichte_sprache.page import Image, Layout, Link, Style, Table

_SMALL = re.compile(r"font-size\s*:\s*(?:(\d+(?:\.\d+)?)(px|pt)|x?x?-small|small)", re.IGNORECASE)
_SMALLEST = {"px": 16.0, "pt": 12.0}
_STYLES = (
    ("Blocksatz", re.compile(r"text-align\s*:\s*justify", re.IGNORECASE)),
    ("zentrierter Text", re.compile(r"text-align\s*:\s*center", re.IGNORECASE)),
    ("Kursivschrift", re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)),
    ("unterstrichener Text", re.compile(r"text-decoration[^;]*underline", re.IGNORECASE)),
    ("Großbuchstaben", re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)),
)
_TAGS = {"i": "Kursivschrift", "em": "Kursivschrift", "u": "unterstrichener Text", "small": "kleine Schrift"}
_ROWS = 2
"""A table of one row is a layout, not a table."""


def layout_of(html: str) -> Layout:
    """The layout of an HTML body."""
    found = list(lexemes(html))
    return Layout(
        links=tuple(_links(html, found)),
        images=tuple(_images(html, found)),
        tables=tuple(_tables(html, found)),
        styles=tuple(_styles(html, found)),
        has_soft_hyphens="&shy;" in html or "\u00ad" in html,
    )


def _links(html: str, found: list[Lexeme]) -> Iterator[Link]:
    for index, lexeme in enumerate(found):
        if lexeme.shape is Shape.OPEN and lexeme.name == "a":
            target = _attribute(html, lexeme, "href")
            if target is not None:
                yield Link(_inner(html, found, index), target)


def _images(html: str, found: list[Lexeme]) -> Iterator[Image]:
    for lexeme in found:
        if lexeme.name == "img" and lexeme.shape is Shape.VOID:
            yield Image(_attribute(html, lexeme, "src") or "", _attribute(html, lexeme, "alt"))


def _tables(html: str, found: list[Lexeme]) -> Iterator[Table]:
    for index, lexeme in enumerate(found):
        if lexeme.name == "table" and lexeme.shape is Shape.OPEN:
            end = _end(found, index)
            rows = _rows(html, found, index, end)
            if len(rows) >= _ROWS:
                yield Table(max(map(len, rows)), len(rows), sum(not cell for row in rows for cell in row))


def _rows(html: str, found: list[Lexeme], start: int, end: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for index in range(start, end):
        lexeme = found[index]
        if lexeme.shape is Shape.OPEN and lexeme.name == "tr":
            rows.append([])
        elif lexeme.shape is Shape.OPEN and lexeme.name in ("td", "th") and rows:
            rows[-1].append(_inner(html, found, index))
    return [row for row in rows if row]


def _styles(html: str, found: list[Lexeme]) -> Iterator[Style]:
    for index, lexeme in enumerate(found):
        if lexeme.shape is not Shape.OPEN:
            continue
        text = _inner(html, found, index)
        if text:
            yield from (Style(what, text) for what in _kinds(lexeme.name, _attribute(html, lexeme, "style") or ""))


def _kinds(name: str, style: str) -> Iterator[str]:
    if name in _TAGS:
        yield _TAGS[name]
    yield from (what for what, pattern in _STYLES if pattern.search(style))
    small = _SMALL.search(style)
    if small and (small[1] is None or float(small[1]) < _SMALLEST[small[2].lower()]):
        yield "kleine Schrift"


def _attribute(html: str, lexeme: Lexeme, name: str) -> str | None:
    return next((each.value for each in attributes(html, lexeme) if each.name == name), None)


def _inner(html: str, found: list[Lexeme], index: int) -> str:
    inside = found[index : _end(found, index)]
    return collapsed(decoded("".join(html[part.start : part.end] for part in inside if part.shape is Shape.TEXT)))


def _end(found: list[Lexeme], index: int) -> int:
    """The index of the closing tag of an element, or where the page ends."""
    name, depth = found[index].name, 0
    for place in range(index, len(found)):
        if found[place].name == name:
            depth += {Shape.OPEN: 1, Shape.CLOSE: -1}.get(found[place].shape, 0)
            if depth == 0:
                return place
    return len(found)
