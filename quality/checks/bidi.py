"""Directional marks: every isolate and embedding ends, nothing is forced to run backwards."""

import re
from collections.abc import Iterator

from pipeline.facts.isolate import isolate
from pipeline.facts.language import is_right_to_left
from pipeline.finding import Finding, Severity
from quality.pair import Pair

NAME = "bidi"

_ISOLATES, _PDI = "\u2066\u2067\u2068", "\u2069"
_EMBEDDINGS, _PDF = "\u202a\u202b", "\u202c"
_OVERRIDES = "\u202d\u202e"
_ANY = re.compile(f"[{_ISOLATES}{_PDI}{_EMBEDDINGS}{_PDF}{_OVERRIDES}]")


def check(pair: Pair) -> Iterator[Finding]:
    """Critical for an override (it can turn a phone number round unseen), a warning for what is left open."""
    if not _ANY.search(pair.target):
        return
    right = isolate(_ANY.sub("", pair.target), locale=pair.locale)
    if any(mark in pair.target for mark in _OVERRIDES):
        message = "Ein unsichtbares Zeichen kehrt die Leserichtung um; Nummern können verdreht erscheinen."
        yield Finding(NAME, Severity.CRITICAL, message, suggestion=right)
    elif not _is_closed(pair.target):
        message = (
            "Ein unsichtbares Richtungszeichen ist nicht geschlossen; der Rest der Zeile kann verdreht erscheinen."
        )
        yield Finding(NAME, Severity.WARNING, message, suggestion=right)
    elif not is_right_to_left(pair.locale) and not _ANY.search(pair.source):
        message = "Richtungszeichen in einer Sprache, die von links nach rechts läuft."
        yield Finding(NAME, Severity.INFO, message, suggestion=right)


def _is_closed(text: str) -> bool:
    opened: list[str] = []
    for character in text:
        if character in _ISOLATES:
            opened.append(_PDI)
        elif character in _EMBEDDINGS:
            opened.append(_PDF)
        elif character in _PDI + _PDF and (not opened or opened.pop() != character):
            return False
    return not opened
