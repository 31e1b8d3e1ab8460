"""Blanks: none at the edges that the source has not, none doubled, none before a mark."""

import re
from collections.abc import Iterator

from pipeline.facts.language import language
from pipeline.finding import Finding, Severity
from quality.pair import Pair
from quality.punctuation import BEFORE_MARKS

NAME = "whitespace"

_EDGES = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)
_BLANKS = "[ \t\u00a0\u2002-\u200a\u202f\u3000]"
_DOUBLED = re.compile(f"(?<=\\S){_BLANKS}{{2,}}(?=\\S)")
_BEFORE = re.compile(rf"(?<=[^\W_]){_BLANKS}+(?=[,.،؛。，；！](?:\s|$))")
_BEFORE_HIGH = re.compile(rf"(?<=[^\W_]){_BLANKS}+(?=[;!?؟](?:\s|$))")


def check(pair: Pair) -> Iterator[Finding]:
    """Informs, with the target as it should stand."""
    right = _right(pair)
    if right == pair.target:
        return
    stripped = pair.target.strip()
    if _squeezed(stripped) == _squeezed(right.strip()) == stripped:
        message = "Am Anfang oder Ende steht ein Leerzeichen, das der deutsche Text nicht hat, oder eines fehlt."
    else:
        message = "Leerzeichen doppelt oder vor einem Satzzeichen."
    yield Finding(NAME, Severity.INFO, message, suggestion=right)


def _right(pair: Pair) -> str:
    text = pair.target.strip()
    if not _DOUBLED.search(pair.source):
        text = _DOUBLED.sub(" ", text)
    if not _BEFORE.search(pair.source):
        text = _BEFORE.sub("", text)
    if language(pair.locale) not in BEFORE_MARKS and not _BEFORE_HIGH.search(pair.source):
        text = _BEFORE_HIGH.sub("", text)
    edges = _EDGES.match(pair.source)
    return f"{edges[1]}{text}{edges[2]}" if edges and pair.source.strip() else text


def _squeezed(text: str) -> str:
    return re.sub(rf"{_BLANKS}+(?=[,.،؛。，；！;!?؟])|(?<={_BLANKS}){_BLANKS}+", "", text)
