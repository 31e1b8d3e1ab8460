"""What a placeholder stands for, in a word for the person who has to keep it."""

import re

from pipeline.segment import InlineTag

_NAME = re.compile(r"<\s*([a-zA-Z][a-zA-Z0-9]*)")
_WORDS = {
    "a": "Link",
    "b": "fett", "strong": "fett",
    "i": "kursiv", "em": "kursiv",
    "u": "unterstrichen",
    "br": "Zeilenumbruch",
    "img": "Bild", "svg": "Bild",
}  # fmt: skip


def tag_words(tag: InlineTag) -> str:
    """The kind of markup in German, or what a reader sees in place of it."""
    if tag.content:
        return tag.content
    found = _NAME.match(tag.opening)
    return _WORDS.get(found[1].lower(), "Formatierung") if found else "Formatierung"
