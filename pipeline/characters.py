"""The text between tags as atoms: what stands there as it shows, and what is coded, protected or a shortcode."""

import re
from collections.abc import Iterator

from pipeline.atoms import Atom, Part
from pipeline.markup import SPACE, decoded
from pipeline.shortcodes import ESCAPE, SHORTCODE, quoted_text

_LESS = r"(?:<|&(?:lt|\#0*+60|\#x0*+3c);?)"
_GREATER = r"(?:>|&(?:gt|\#0*+62|\#x0*+3e);?)"
_PIECE = re.compile(
    rf"""
    (?P<shortcode>{SHORTCODE})
  | (?P<alone>{ESCAPE}|{_LESS}/?[1-9]\d{{0,4}}/?{_GREATER})    # the latter would be taken for a placeholder of ours
  | (?P<space>[{SPACE}]++)
  | (?P<entity>&(?:\#[xX]?[0-9a-fA-F]++|[a-zA-Z][a-zA-Z0-9]*+);?+)
  | [^{SPACE}&\[\\<]++(?:[ ][^{SPACE}&\[\\<]++)*
  | .
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_PLAIN_PIECE = re.compile(
    rf"(?P<alone></?[1-9]\d{{0,4}}/?>)|(?P<space>[{SPACE}]++)|[^{SPACE}<]++(?:[ ][^{SPACE}<]++)*|<"
)
_SOMETHING = "\ufffc"
"""Stands for what the CMS will show in place of a shortcode."""


def html_atoms(source: str, start: int, end: int) -> Iterator[Atom]:
    """The stretch of text `start`–`end` of an HTML body."""
    for match in _PIECE.finditer(source, start, end):
        if match["shortcode"]:
            content = shortcode_text(match.group()) or match.group()
            yield Atom(Part.ALONE, *match.span(), _SOMETHING, content=content)
        elif match["alone"]:
            yield Atom(Part.ALONE, *match.span(), decoded(match.group()))
        elif match["space"]:
            yield Atom(Part.CODED, *match.span(), " ")
        elif match["entity"]:
            shown = decoded(match.group())
            yield Atom(Part.CODED, *match.span(), " " if shown in SPACE else shown)
        else:
            yield Atom(Part.TEXT, *match.span(), match.group())


def plain_atoms(text: str) -> Iterator[Atom]:
    """A field that is not HTML; its line feeds are what a reader sees."""
    for match in _PLAIN_PIECE.finditer(text):
        if match["space"]:
            yield Atom(Part.CODED, *match.span(), "\n" if "\n" in match["space"] else " ")
        else:
            yield Atom(Part.ALONE if match["alone"] else Part.TEXT, *match.span(), match.group())


def shortcode_text(shortcode: str) -> str:
    """The words in a shortcode that a reader sees."""
    span = quoted_text(shortcode)
    return decoded(shortcode[slice(*span)]) if span else ""
