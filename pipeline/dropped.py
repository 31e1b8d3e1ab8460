"""Emphasis that a target does without: both marks of a pair are gone, and nothing but a look went with them."""

import re
from collections.abc import Set

from pipeline.placeholders import PLACEHOLDER, Mark, tokens


def dropped(source: str, target: str, *, droppable: Set[int]) -> frozenset[int]:
    """The pairs of the source among `droppable` of which the target has no trace; half a pair is a fault."""
    if not droppable or "<" not in source:
        return frozenset()
    there = {token.number for token in tokens(target)}
    opened, closed = (
        {token.number for token in tokens(source) if token.mark is mark} for mark in (Mark.OPEN, Mark.CLOSE)
    )
    return frozenset((opened & closed & droppable) - there)


def without(text: str, numbers: Set[int]) -> str:
    """The text without the placeholders of these numbers; what stands between them stays."""

    def kept(match: re.Match[str]) -> str:
        return "" if int(match.group(2)) in numbers else match.group()

    return PLACEHOLDER.sub(kept, text) if numbers else text
