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
"""The share of a word that inflection leaves alone; at least three letters."""

_ARABIC_JOINED = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
"""What Arabic writes together with the next word: the article, `and`, `in`, `for`."""


_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu)[’'](?=[aeiouyhâàéèêîœ])")
"""What French writes together with the next word: `l'`, `d'`."""


class _Presence(Enum):
    WHOLE = auto()
    PART = auto()
    MISSING = auto()


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when no word of a preferred target is there, informs when only a part of it is."""
    told = [_plain(word) for word in words(pair.target)]
    for hit in pair.terms:
        presence = _presence(hit, told)
        if presence is _Presence.WHOLE:
            continue
        severity = Severity.WARNING if presence is _Presence.MISSING else Severity.INFO
        message = "„{term}“ soll „{target}“ heißen; das steht so nicht in der Übersetzung."
        yield Finding(NAME, severity, message, {"term": hit.source, "target": hit.target})


def _presence(hit: TermHit, told: list[str]) -> _Presence:
    wanted = [_plain(word) for word in words(hit.target)]
    found = [any(_akin(word, other) for other in told) for word in wanted]
    if all(found):
        return _Presence.WHOLE
    return _Presence.PART if any(found) else _Presence.MISSING


def _akin(wanted: str, told: str) -> bool:
    """Whether both may be forms of one word: they share their beginning."""
    stem = wanted[: max(3, round(len(wanted) * _STEM))]
    return told.startswith(stem)


def _plain(word: str) -> str:
    """Lower case, without accents and without what Arabic and French write in front."""
    decomposed = unicodedata.normalize("NFKD", _ELIDED.sub("", word.casefold()))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    prefix = next((p for p in _ARABIC_JOINED if bare.startswith(p) and len(bare) - len(p) >= len("بيت")), "")
    return bare[len(prefix) :]
