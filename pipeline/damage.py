"""Reads the notation of placeholders as engines give it back: with blanks inside, or with two closings swapped."""

import re
from collections import Counter

from pipeline.flaws import Flaw, FlawKind
from pipeline.placeholders import Mark, Token, closing, tokens

_DAMAGED = re.compile(r"(?:[<＜]|&lt;)\s*(?P<close>/?)\s*(?P<number>[1-9]\d{0,4})\s*(?P<alone>/?)\s*(?:[>＞]|&gt;)")


def read_notation(source: str, target: str) -> tuple[str, list[Flaw]]:
    """The target with the placeholders of the source in sound notation, and which of them were not."""
    flaws: list[Flaw] = []
    known = {token.number for token in tokens(source)}

    def sound(match: re.Match[str]) -> str:
        number = int(match["number"])
        notation = f"<{match['close']}{number}{match['alone']}>"
        if number not in known or notation == match.group():
            return match.group()
        flaws.append(Flaw(FlawKind.DAMAGED, number))
        return notation

    text = _DAMAGED.sub(sound, target)
    found = _paired(text)
    if _alternate(found) and Counter(_paired(source)) == Counter(found):
        text = _with_own_closings(text, flaws)
    return text, flaws


def _paired(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.mark in (Mark.OPEN, Mark.CLOSE)]


def _alternate(found: list[Token]) -> bool:
    """Whether each pair closes before the next one opens, whatever the numbers are."""
    return all(token.mark is (Mark.CLOSE if index % 2 else Mark.OPEN) for index, token in enumerate(found))


def _with_own_closings(text: str, flaws: list[Flaw]) -> str:
    parts = []
    opened = 0
    for token in tokens(text):
        if token.mark is Mark.OPEN:
            opened = token.number
        if token.mark is Mark.CLOSE and token.number != opened:
            flaws.append(Flaw(FlawKind.CROSSED, opened))
            parts.append(closing(opened))
        else:
            parts.append(token.text)
    return "".join(parts)
