"""What the attributes of a tag say about translation: whether its element is protected, and what readers see of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.markup import Lexeme, Shape, attributes
from pipeline.segment import Place

SHOWS_NO_TEXT = frozenset({"audio", "canvas", "math", "object", "svg", "template", "video"})
_PROTECTED = SHOWS_NO_TEXT | {"code", "kbd", "samp"}
_TRANSLATABLE = frozenset({"alt", "title", "aria-label", "placeholder"})
_MAY_TRANSLATE = re.compile("|".join(_TRANSLATABLE), re.IGNORECASE)
_MAY_PROTECT = re.compile("translate|data-contact-id", re.IGNORECASE)
_PLACES = {'"': Place.DOUBLE_QUOTED, "'": Place.SINGLE_QUOTED, "": Place.UNQUOTED}


class Spot(NamedTuple):
    """Translatable text `start`–`end` inside a tag or shortcode."""

    start: int
    end: int
    text: str
    place: Place


def is_protected(source: str, tag: Lexeme) -> bool:
    """Whether the element that the tag opens is not to be translated: by its name, `translate="no"`, contact card."""
    if tag.shape not in (Shape.OPEN, Shape.VOID):
        return False
    if tag.name in _PROTECTED:
        return True
    if not _MAY_PROTECT.search(source, tag.start, tag.end):
        return False
    values = {attribute.name: attribute.value for attribute in attributes(source, tag)}
    return (
        values.get("translate", "").strip().lower() == "no"
        or "notranslate" in values.get("class", "").lower().split()
        or "data-contact-id" in values
    )


def spots(source: str, tag: Lexeme) -> Iterator[Spot]:
    """The attributes of the tag that a reader sees or hears, if they are not empty."""
    if tag.shape not in (Shape.OPEN, Shape.VOID) or not _MAY_TRANSLATE.search(source, tag.start, tag.end):
        return
    for attribute in attributes(source, tag):
        if attribute.name in _TRANSLATABLE and attribute.start < attribute.end:
            yield Spot(attribute.start, attribute.end, attribute.value, _PLACES[attribute.quote])
