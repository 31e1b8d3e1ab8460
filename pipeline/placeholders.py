"""The notation of placeholders in segment texts: `<1>…</1>` for paired tags, `<2/>` for standalone ones.

Literal text that looks like a placeholder is itself made a standalone placeholder by `pipeline.extract`, so the
notation needs no escaping.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

PLACEHOLDER = re.compile(r"<(/?)([1-9]\d{0,4})(/?)>")


class Mark(StrEnum):
    """What a token of a segment text is."""

    TEXT = "text"
    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text, or one placeholder with its number (0 for text)."""

    mark: Mark
    text: str
    number: int = 0


def tokens(text: str) -> Iterator[Token]:
    """The text as stretches of words and placeholders, in order; joined they give the text again."""
    position = 0
    for match in PLACEHOLDER.finditer(text):
        if match.start() > position:
            yield Token(Mark.TEXT, text[position : match.start()])
        yield Token(_mark(match), match.group(), int(match.group(2)))
        position = match.end()
    if position < len(text):
        yield Token(Mark.TEXT, text[position:])


def plain(text: str) -> str:
    """The text without its placeholders."""
    return PLACEHOLDER.sub("", text)


def opening(number: int) -> str:
    """The opening placeholder of a paired tag."""
    return f"<{number}>"


def closing(number: int) -> str:
    """The closing placeholder of a paired tag."""
    return f"</{number}>"


def alone(number: int) -> str:
    """The placeholder of a standalone tag."""
    return f"<{number}/>"


def _mark(match: re.Match[str]) -> Mark:
    if match.group(1):
        return Mark.CLOSE
    return Mark.ALONE if match.group(3) else Mark.OPEN
