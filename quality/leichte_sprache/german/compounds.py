"""Long words in their parts, by the words we know: `Busfahrkarte` is Bus, Fahr, Karte."""

from functools import cache, lru_cache

from quality.leichte_sprache.german.basic import lines, nouns
from quality.leichte_sprache.german.wordset import wordset

_JOINTS = ("", "s", "es", "n", "en", "er", "e", "ens")
_SHORTEST = 3
_LONGEST = 80
"""No longer word is German."""
_LONG = 8
"""Longer parts are divided again if they can be."""
_WHOLE = wordset(
    """
    kindergarten kindergärten krankenhaus krankenhäuser krankenhauses geburtstag deutschland wochenende
    jahrhundert bürgermeister bürgermeisterin handwerker lebensmittel mitarbeiter mitarbeiterin mitarbeiterinnen
    weihnachten donnerstag wissenschaft partnerschaft gesellschaft unterstützung voraussetzung voraussetzungen
    unterschrift gemeinschaft herausforderung verantwortung veranstaltung veranstaltungen entscheidung
    entscheidungen schriftsteller schriftstellerin wissenschaftler wissenschaftlerin vergangenheit
    zusammenarbeit bundesrepublik
    """
)
"""What everybody reads as one word, or what only seems to be made of the parts."""
_ENDINGS = ("", "e", "en", "n", "er", "ern", "s", "es", "nen", "innen", "in", "se", "sse", "ses")
_UMLAUTS = str.maketrans("äöü", "aou")


@cache
def _firsts() -> frozenset[str]:
    """What may begin a compound, joints and all."""
    parts = set(lines("parts"))
    for noun in nouns():
        for base in {noun, noun.removesuffix("e"), noun.removesuffix("en")}:
            if len(base) >= _SHORTEST:
                parts.update(base + joint for joint in _JOINTS)
    return frozenset(part.lower() for part in parts)


@cache
def _lasts() -> frozenset[str]:
    known = {*nouns(), *(word.lower() for word in lines("heads"))}
    return frozenset(word + ending for word in known for ending in _ENDINGS)


def _is_last(part: str) -> bool:
    return part in _lasts() or part.translate(_UMLAUTS) in _lasts()


@lru_cache(maxsize=16384)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a compound as they are written in it; one part when it is none that we know."""
    cut = None if word.lower() in _WHOLE or len(word) > _LONGEST else _cut(word.lower(), 0, {})
    if not cut:
        return (word,)
    found, position = [], 0
    for part in cut:
        found.append(word[position : position + len(part)])
        position += len(part)
    return tuple(found)


def _cut(word: str, start: int, seen: dict[int, list[str] | None]) -> list[str] | None:
    """The best parts of the word from here on: none longer than need be, then as few as possible."""
    if start in seen:
        return seen[start]
    rest = word[start:]
    cuts = [[rest]] if _is_last(rest) else []
    for size in range(_SHORTEST, len(rest) - _SHORTEST + 1):
        if rest[:size] in _firsts() and (following := _cut(word, start + size, seen)):
            cuts.append([rest[:size], *following])
    seen[start] = min(cuts, key=_cost, default=None)
    return seen[start]


def _cost(cut: list[str]) -> tuple[int, int]:
    return sum(max(0, len(part) - _LONG) for part in cut), len(cut)


def divided(word: str, joint: str) -> str:
    """The word in its parts: `Bus-Fahr-Karte`, `Bus·fahr·karte`."""
    found = parts(word)
    if joint == "-":
        return "-".join(part[:1].upper() + part[1:] for part in found)
    return joint.join(found)
