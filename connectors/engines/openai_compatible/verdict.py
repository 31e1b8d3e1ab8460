"""Whether a target text that a model wrote can be one for its segment; a model is never trusted."""

from pipeline.engine import EngineRequest
from pipeline.placeholders import plain
from pipeline.repair import structural_faults

_LONGEST = 3.0
_LONGEST_SIMPLE = 8.0
"""Leichte Sprache explains."""
_MARGIN = 60
_SHORTEST_FACT = 4


def fault(request: EngineRequest, text: str) -> str:
    """What is wrong (German, without words of the page), or nothing."""
    source, target = plain(request.text), plain(text)
    is_simple = request.locale == "de-simple"
    if not target.strip():
        return "Der Text fehlt."
    if not _is_writable(text):
        return "Der Text enthält unzulässige Zeichen."
    if len(target) > len(source) * (_LONGEST_SIMPLE if is_simple else _LONGEST) + _MARGIN:
        return "Der Text ist viel länger als seine Quelle."
    if not is_simple and target.strip().count("\n") > source.strip().count("\n"):
        return "Der Text hat mehr Absätze als seine Quelle."
    if any(_is_said_again(plain(shown), source, target) for _, shown in request.contents):
        return "Eine Angabe, für die ein Platzhalter steht, ist ausgeschrieben."
    return " ".join(structural_faults(request.text, text))


def _is_writable(text: str) -> bool:
    """Whether it can be stored: JSON can hold halves of characters, and null."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _is_said_again(shown: str, source: str, target: str) -> bool:
    return len(shown) >= _SHORTEST_FACT and shown in target and shown not in source
