"""Isolates what runs from left to right inside right-to-left text, so that it displays in the right order."""

import re

from pipeline.facts.fact import FactKind
from pipeline.facts.language import is_right_to_left
from pipeline.facts.recognise import facts
from pipeline.placeholders import PLACEHOLDER, Mark, tokens

FSI, PDI = "\u2068", "\u2069"
"""First strong isolate and its end. The CMS keeps both."""

_LEFT_TO_RIGHT = frozenset(
    {FactKind.PHONE, FactKind.EMAIL, FactKind.URL, FactKind.IBAN, FactKind.BIC, FactKind.FILE_NUMBER, FactKind.LEGAL}
    | {FactKind.ADDRESS}
)
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_RUN = re.compile(rf"[({{\[]?[0-9@#]*[{_LATIN}](?:[{_LATIN}0-9 ()\[\].,:;/&@+§#%*'’\"„“-]*[{_LATIN}0-9)\]+%])?")
_BRACKETS = {"(": ")", "[": "]"}
_WORD = re.compile(rf"[{_LATIN}]+")
_LETTER = re.compile(f"[{_LATIN}]")
_STRONG_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def isolate(text: str, *, locale: str) -> str:
    """The text with phone numbers, addresses and Latin runs in isolates; unchanged for left-to-right locales."""
    if not is_right_to_left(locale):
        return text
    bare = strip_isolates(text)
    if not _STRONG_RIGHT.search(bare):
        return bare
    pieces, position = [], 0
    for start, end in _runs(bare):
        pieces += [bare[position:start], FSI, bare[start:end], PDI]
        position = end
    return "".join([*pieces, bare[position:]])


def strip_isolates(text: str) -> str:
    """The text without first-strong isolates; other directional marks stay."""
    if FSI not in text:
        return text
    kept: list[str] = []
    opened: list[str] = []
    for character in text:
        if character in "\u2066\u2067\u2068":
            opened.append(character)
        begins = character == FSI
        ends = character == PDI and bool(opened) and opened.pop() == FSI
        if not begins and not ends:
            kept.append(character)
    return "".join(kept)


def _runs(text: str) -> list[tuple[int, int]]:
    """The spans to isolate: whole facts first, then Latin runs between them and between the placeholders."""
    spans = [(fact.start, fact.end) for fact in facts(text) if fact.kind in _LEFT_TO_RIGHT and _is_latin(fact.text)]
    closed = sorted([*spans, *(match.span() for match in PLACEHOLDER.finditer(text))])
    position = 0
    for start, end in [*closed, (len(text), len(text))]:
        runs = (_trimmed(match) for match in _RUN.finditer(text, position, max(position, start)))
        spans += [(first, last) for first, last in runs if _needs(text[first:last])]
        position = max(position, end)
    return sorted(spans)


def _is_latin(written: str) -> bool:
    """Whether the tags inside are whole, and no right-to-left letter is among the words."""
    opened: list[int] = []
    for token in tokens(written):
        if token.mark is Mark.OPEN:
            opened.append(token.number)
        elif token.mark is Mark.CLOSE and not (opened and opened.pop() == token.number):
            return False
    return not opened and not _STRONG_RIGHT.search(written)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """The run without a bracket at its edge whose partner stands outside, or that encloses all of it."""
    run, start, end = match.group(), match.start(), match.end()
    partner = _BRACKETS.get(run[0])
    if partner and (run.count(run[0]) > run.count(partner) or run.index(partner) == len(run) - 1):
        run, start = run[1:], start + 1
    for left, right in _BRACKETS.items():
        if run.endswith(right) and run.count(right) > run.count(left):
            run, end = run[:-1], end - 1
    return start, end


def _needs(run: str) -> bool:
    """A single word orders itself; letters with digits, blanks or signs do not."""
    return bool(_LETTER.search(run)) and not _WORD.fullmatch(run)
