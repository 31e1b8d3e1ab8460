"""Kinds of segments, decisions and matches in German words, as the catalogues know them."""

import re

from pipeline.draft import Origin, OriginKind
from pipeline.segment import SegmentKind
from pipeline.segment_decisions import DecisionKind
from review.editor.term_signs import TermState
from runtime.names import ORIGINS

KINDS = {
    SegmentKind.TITLE: "Titel",
    SegmentKind.HEADING: "Überschrift",
    SegmentKind.SENTENCE: "Satz",
    SegmentKind.ITEM: "Listenpunkt",
    SegmentKind.CELL: "Tabellenzelle",
    SegmentKind.ATTRIBUTE: "Bildtext",
}
DECIDED = {
    DecisionKind.ACCEPTED: "bestätigt von {who}",
    DecisionKind.EDITED: "bearbeitet von {who}",
    DecisionKind.SKIPPED: "übersprungen von {who}",
    DecisionKind.RELEASED: "schon freigegeben von {who}",
}
TERM_STATES = {
    TermState.OK: "steht da",
    TermState.MISSING: "fehlt in der Übersetzung",
    TermState.FORBIDDEN: "soll anders heißen",
}
REASONS = ("Sinn falsch", "Unvollständig", "Stil oder Anrede falsch", "Fachwörter falsch", "Angaben falsch")
"""For a draft that is refused; anything else can be typed."""
_LEVELS = {
    "in-context": "Treffer im selben Zusammenhang",
    "one-neighbour": "Treffer mit einem gleichen Nachbarsatz",
    "exact": "genauer Treffer",
    "generalised": "Treffer mit anderen Angaben",
    "fuzzy": "ähnlicher Treffer",
}
_MATCH = re.compile(r"([a-z-]+)(?: (\d+))?$")


def level_words(level: str) -> str:
    """What a level of a match is called."""
    return _LEVELS.get(level, level)


def origin_words(origin: Origin) -> tuple[str, str]:
    """Where a target comes from, and the name beside it: the level of a match, an engine, a login."""
    found = _MATCH.match(origin.name) if origin.kind is OriginKind.MEMORY else None
    return ORIGINS[origin.kind], level_words(found[1]) if found else origin.name


def match_score(origin: Origin) -> int | None:
    """The score of the match that filled a segment, where the origin keeps it."""
    found = _MATCH.match(origin.name) if origin.kind is OriginKind.MEMORY else None
    return int(found[2]) if found and found[2] else None
