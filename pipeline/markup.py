"""A lexer for HTML that keeps every byte: the source as text, tags and opaque stretches, with their offsets.

It follows the browsers on malformed input, never fails, never recurses and reads each character a constant number of
times. A parser that builds and prints a tree could not give the source back byte for byte.
"""

import html
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

SPACE = " \t\n\r\f"
"""What HTML calls white space; no-break spaces are text."""

_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_RAW = ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "plaintext")
"""What stands between these tags is not markup, whatever it looks like."""

_MARKUP = re.compile(
    rf"""
    <!--(?:-?>|.*?(?:--!?>|\Z))
  | <(?:[!?]|/(?![a-zA-Z]))[^>]*+>?+
  | <(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)
    (?:[^>=]++|=[{SPACE}]*+(?:"[^"]*+"|'[^']*+'|[^{SPACE}>]++)?+)*+
    (?P<end>>?+)
    """,
    re.VERBOSE | re.DOTALL,
)
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[{SPACE}/>])[^>]*+>", re.IGNORECASE) for name in _RAW}
_SPACES = re.compile(f"[{SPACE}]++")
_ATTRIBUTE = re.compile(
    rf"""[{SPACE}/]*+(?P<name>[^{SPACE}/>=]++)
    (?:[{SPACE}]*+=[{SPACE}]*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^{SPACE}>"'][^{SPACE}>]*+)))?+""",
    re.VERBOSE,
)


class Shape(Enum):
    """What a lexeme is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    VOID = auto()
    """A tag that never has content: `<br>`."""
    OPAQUE = auto()
    """Not shown as text: comment, declaration, script, style, or a tag that the document ends in."""


class Lexeme(NamedTuple):
    """A stretch `start`–`end` of the source; `name` is the tag's in lower case, else empty."""

    shape: Shape
    start: int
    end: int
    name: str = ""


class Attribute(NamedTuple):
    """An attribute of a tag; `start`–`end` is its value in the source without the quotes."""

    name: str
    value: str
    quote: str
    start: int
    end: int


def lexemes(source: str) -> Iterator[Lexeme]:
    """The whole source as lexemes, in order and without gaps."""
    position = 0
    while match := _MARKUP.search(source, position):
        if match.start() > position:
            yield Lexeme(Shape.TEXT, position, match.start())
        lexeme = _lexeme(source, match)
        yield lexeme
        position = lexeme.end
    if position < len(source):
        yield Lexeme(Shape.TEXT, position, len(source))


def attributes(source: str, tag: Lexeme) -> Iterator[Attribute]:
    """The attributes of an opening or void tag, values decoded."""
    for match in _ATTRIBUTE.finditer(source, tag.start + 1 + len(tag.name), tag.end - 1):
        group = match.lastgroup or "name"
        if group == "name":
            yield Attribute(match["name"].lower(), "", "", match.end(), match.end())
            continue
        quote = {"double": '"', "single": "'"}.get(group, "")
        yield Attribute(match["name"].lower(), decoded(match[group]), quote, match.start(group), match.end(group))


def decoded(text: str) -> str:
    """The text with its entities as characters."""
    try:
        return html.unescape(text)
    except ValueError:  # a number with thousands of digits
        return text


def collapsed(text: str) -> str:
    """The text as a browser shows it: white space as one blank, none at the edges."""
    return _SPACES.sub(" ", text).strip(SPACE)


def _lexeme(source: str, match: re.Match[str]) -> Lexeme:
    name = (match["name"] or "").lower()
    if not name or not match["end"]:
        return Lexeme(Shape.OPAQUE, match.start(), match.end())
    if match["slash"]:
        return Lexeme(Shape.CLOSE, match.start(), match.end(), name)
    if name in _RAW_ENDS:
        closing = _RAW_ENDS[name].search(source, match.end())
        return Lexeme(Shape.OPAQUE, match.start(), closing.end() if closing else len(source), name)
    return Lexeme(Shape.VOID if name in _VOID else Shape.OPEN, match.start(), match.end(), name)
