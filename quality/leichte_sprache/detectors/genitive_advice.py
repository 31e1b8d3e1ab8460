"""S09: a genitive with what to say instead."""

from collections.abc import Iterator

from quality.leichte_sprache.detectors.genitive import Genitive, genitives
from quality.leichte_sprache.german.dative import base, with_von
from quality.leichte_sprache.german.function_words import CLOSED, GENITIVE_PREPOSITIONS
from quality.leichte_sprache.hit import Hit
from quality.leichte_sprache.page import Sentence

_BEFORE = {
    "innerhalb": "innerhalb",
    "außerhalb": "außerhalb",
    "während": "in der Zeit",
    "aufgrund": "wegen",
    "anhand": "mit",
    "mithilfe": "mit Hilfe",
    "mittels": "mit",
}


_NAMES = ("Tag ", "Bundesministerium ", "Haus ")
"""`Tag der Arbeit`, `Haus der Kulturen`: names stay as they are."""


def advise(sentence: Sentence) -> Iterator[Hit]:
    """Each genitive of the sentence; names of people and of holidays are the reader's to judge."""
    for found in genitives(sentence.text):
        if _is_dative_too(found, sentence.text) or sentence.text[: found.first.start].endswith(_NAMES):
            continue
        yield Hit(found.first.start, found.last.end, instead=_instead(found, sentence.text))


def _is_dative_too(found: Genitive, text: str) -> bool:
    """Whether nobody hears a genitive: `wegen der Arbeit`."""
    words = text[found.first.start : found.last.end].lower().split()
    return words[0] in ("wegen", "trotz", "statt", "während") and len(words) > 1 and words[1] in ("der", "einer")


def _instead(found: Genitive, text: str) -> str:
    words = text[found.first.start : found.last.end].split()
    if len(words) < 2:  # noqa: PLR2004
        return f"von {base(words[0])}" if words else ""
    first = words[0].lower()
    if first in GENITIVE_PREPOSITIONS:
        said = with_von(words[1:]) if len(words) > 2 else ""  # noqa: PLR2004
        return f"{_BEFORE[first]} {said}" if first in _BEFORE and said else ""
    if found.first.is_capital and words[0].endswith("s") and found.first.lower not in CLOSED:
        return f"{' '.join(words[1:])} von {words[0][:-1]}"
    return with_von(words)
