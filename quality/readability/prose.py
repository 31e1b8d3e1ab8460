"""What of a page is prose, and what the rest is."""

import re
from collections.abc import Mapping
from enum import StrEnum

from pipeline.segment import SegmentKind
from quality.readability.counts import words

_FEWEST_WORDS = 2
_SENTENCE_ENDS = (".", "!", "?", "…", ".“", "!“", "?“", ".)", "!)", "?)")
_CONTACT = re.compile(
    r"@|://|www\.|\d{3}|\d\s*[/-]\s*\d|\d\s*Uhr|\b[Tt]el(?:efon|\.)|(?:[Ss]tr\.|[Ss]traße|[Ww]eg|[Pp]latz|[Gg]asse) \d"
)
_SMALL_WORD = re.compile(r"(?<![\w@./-])[a-zäöüß]{2,}(?![\w@]|\.\w)")
_FEWEST_SMALL = 2


class Part(StrEnum):
    """The part a passage plays on a page."""

    PROSE = "prose"
    HEADINGS = "headings"
    LISTS = "lists"
    CONTACT = "contact"
    OTHER = "other"


_BY_KIND: Mapping[SegmentKind, Part] = {
    SegmentKind.TITLE: Part.HEADINGS,
    SegmentKind.HEADING: Part.HEADINGS,
    SegmentKind.ITEM: Part.LISTS,
    SegmentKind.CELL: Part.LISTS,
}


def part_of(text: str, kind: SegmentKind) -> Part:
    """Prose is a sentence that ends like one; `Bahnhofstr. 7, 12345 Stadt.` is an address all the same."""
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    if _CONTACT.search(text) and len(_SMALL_WORD.findall(text)) < _FEWEST_SMALL:
        return Part.CONTACT
    is_prose = text.rstrip().endswith(_SENTENCE_ENDS) and len(words(text)) >= _FEWEST_WORDS
    return Part.PROSE if is_prose else Part.OTHER
