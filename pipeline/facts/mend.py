"""Proposes the target text with one fact repaired, where a rule can be sure."""

import re

from pipeline.facts.calendar import parts
from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.numbers import written
from pipeline.facts.seek import VERBATIM
from pipeline.placeholders import PLACEHOLDER, Mark, closing, opening, plain, tokens

_HALF_OF_DAY = re.compile(r"\s?(?:[ap]\.\s?m\.|[ap]m\b)", re.IGNORECASE)


def replaced(target: str, span: tuple[int, int], expected: Fact) -> str:
    """The target with the fact as the source writes it; tags that stood inside the span come to its edges."""
    start, end = span
    inside = [match.group() for match in PLACEHOLDER.finditer(target, start, end)]
    if sorted(inside) == sorted(match.group() for match in PLACEHOLDER.finditer(expected.text)):
        return target[:start] + expected.text + target[end:]
    before, after = _edges(target[start:end])
    return target[:start] + before + plain(expected.text) + after + target[end:]


def _edges(found: str) -> tuple[str, str]:
    """The tags of a stretch of text, ordered so that they still nest when they enclose one token."""
    pairs: list[int] = []
    opened: list[int] = []
    closed: list[int] = []
    alone = ""
    for token in tokens(found):
        if token.mark is Mark.OPEN:
            opened.append(token.number)
        elif token.mark is Mark.CLOSE and opened:
            pairs.append(opened.pop())
        elif token.mark is Mark.CLOSE:
            closed.append(token.number)
        elif token.mark is Mark.ALONE:
            alone += token.text
    around = "".join(opening(n) for n in reversed(pairs)), "".join(closing(n) for n in pairs)
    outer_closed, outer_opened = "".join(map(closing, closed)), "".join(map(opening, opened))
    if opened:
        return outer_closed + alone + outer_opened + around[0], around[1]
    return around[0], around[1] + outer_closed + alone


def rewritten(target: str, found: Fact, expected: Fact, *, language: str) -> str | None:
    """The target with the value of `expected` where it has `found`; None where words would have to be inflected."""
    span = found.start, found.end
    if expected.kind in VERBATIM:
        return replaced(target, span, expected)
    new = _in_figures(found, expected, language)
    if new is None or PLACEHOLDER.search(found.text):
        return None
    half = _HALF_OF_DAY.match(target, found.end) if expected.kind is FactKind.TIME else None
    return target[: found.start] + new + target[half.end() if half else found.end :]


def _in_figures(found: Fact, expected: Fact, language: str) -> str | None:
    if expected.kind is FactKind.TIME:
        return _time(found, expected)
    if expected.kind is FactKind.DATE:
        return _date(expected)
    number, _, unit = expected.value.partition(" ")
    figures = re.search(r"\d[\d.,' \u00a0\u202f]*\d|\d", found.text)
    if figures is None or found.value.partition(" ")[2] != unit or expected.kind is FactKind.WEEKDAY:
        return None
    return found.text[: figures.start()] + written(number, language, like=expected.text) + found.text[figures.end() :]


def _time(found: Fact, expected: Fact) -> str:
    hour, minute = expected.value.split(":")
    if found.text.isdigit() and minute == "00":
        return str(int(hour))
    return f"{int(hour)}:{minute}"


def _date(expected: Fact) -> str | None:
    year, month, day = parts(expected.value)
    return f"{day}.{month}.{year}" if day else None
