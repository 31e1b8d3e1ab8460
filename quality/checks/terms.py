"""A term of the term base must come back as the target that the municipality prefers."""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto

from pipeline.engine import TermHit
from pipeline.finding import Finding, Severity
from quality.pair import Pair
from quality.wording import words

NAME = "terms"

_STEM = 0.6
"""The share of a word that inflection leaves alone."""
_SHORTEST_STEM = 3

_JOINED_BEFORE = re.compile(
    # Arabic: and, in, like, so, for, the
    r"^[وف]?(?:[بك]?ال|لل|[بكل])(?=\w{3})|^[وف](?=\w{3})"
    # French: l', d', qu'
    r"|^(?:[cdjlmnst]|qu)[’'](?=\w)"
)
"""What is written together with the next word."""

_ARABIC_WEAK = re.compile("[اوىيةئء]")
"""The letters that come and go between singular and plural: موعد, مواعيد."""

_CYRILLIC_SHIFT = str.maketrans("іе", "оо")
"""Ukrainian changes these vowels as endings come: збір, збори."""


class _Presence(Enum):
    WHOLE = auto()
    PART = auto()
    MISSING = auto()


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when no word of a preferred target is there, informs when only a part of it is."""
    told = {stem for word in words(pair.target) for stem in _stems(word)}
    for hit in pair.terms:
        presence = _presence(hit, told)
        if presence is _Presence.WHOLE:
            continue
        severity = Severity.WARNING if presence is _Presence.MISSING else Severity.INFO
        message = "„{term}“ soll „{target}“ heißen; das steht so nicht in der Übersetzung."
        yield Finding(NAME, severity, message, {"term": hit.source, "target": hit.target})


def _presence(hit: TermHit, told: set[str]) -> _Presence:
    found = [_is_told(word, told) for word in words(hit.target)]
    if all(found):
        return _Presence.WHOLE
    return _Presence.PART if any(found) else _Presence.MISSING


def _is_told(word: str, told: set[str]) -> bool:
    """Whether some word of the target may be a form of this one: they begin alike."""
    beginnings = tuple(stem[: max(_SHORTEST_STEM, round(len(stem) * _STEM))] for stem in _stems(word))
    return any(stem.startswith(beginnings) for stem in told)


def _stems(word: str) -> set[str]:
    """The word without case and accents, as it stands and without what is joined to it."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_CYRILLIC_SHIFT))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    readings = {bare, _JOINED_BEFORE.sub("", bare)}
    roots = {_ARABIC_WEAK.sub("", reading) for reading in readings}
    return readings | {root for root in roots if len(root) >= _SHORTEST_STEM}
