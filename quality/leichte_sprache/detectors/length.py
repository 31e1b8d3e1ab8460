"""S01–S04: how long a sentence is, and where to cut it."""

from collections.abc import Iterator

from quality.leichte_sprache.german.finite import may_be_finite
from quality.leichte_sprache.german.function_words import PREPOSITIONS, RELATIVES
from quality.leichte_sprache.german.tokens import Token
from quality.leichte_sprache.hit import Hit
from quality.leichte_sprache.page import Sentence

LIMITS = {"S01": 8, "S02": 12, "S03": 15, "S04": 20}
_JOINTS = {"und": "", "aber": "Aber", "denn": "Der Grund ist:", "oder": "Oder", "sondern": "Sondern"}
_SUBORDINATE = {
    "weil": "Der Grund ist:",
    "da": "Der Grund ist:",
    "dass": "einen eigenen Satz ohne „dass“",
    "wenn": "eine Frage, dann: „Dann …“",
    "falls": "eine Frage, dann: „Dann …“",
    "obwohl": "Trotzdem …",
    "damit": "So …",
    "sodass": "Deshalb …",
    "nachdem": "Danach …",
    "bevor": "Vorher …",
}


def too_long(rule: str, sentence: Sentence) -> Iterator[Hit]:
    """The whole sentence when it has more words than the rule allows, only at the highest limit that it breaks."""
    count, limit = len(sentence.words), LIMITS[rule]
    if count <= limit or any(limit < other < count for other in LIMITS.values()):
        return
    yield Hit(0, len(sentence.text), f"Der Satz hat {count} Wörter, höchstens {limit}.", cut(sentence))


def cut(sentence: Sentence) -> str:
    """Where to end the sentence and begin a new one; empty if no place is plain."""
    middle = len(sentence.text) / 2
    places = sorted((abs(token.start - middle), token.start, told) for token, told in _places(sentence))
    if not places:
        return ""
    _, start, told = places[0]
    before, behind = sentence.text[:start].rstrip(" ,;–"), sentence.text[start:]
    return f"Hier teilen: „… {_last_words(before)}.“ | {told or f'„{_first_words(behind)} …“'}"


def _places(sentence: Sentence) -> Iterator[tuple[Token, str]]:
    found = sentence.tokens
    verbs = [place for place, token in enumerate(found) if _is_verb(token)]
    for place, token in enumerate(found[1:], start=1):
        has_comma = found[place - 1].text in (",", ";", "–")
        if token.lower in _SUBORDINATE and has_comma:
            yield token, f"statt „{token.text}“: {_SUBORDINATE[token.lower]}"
        elif token.lower in RELATIVES and _opens_relative(found, place):
            first = found[place - 1] if found[place - 1].is_word else token
            yield first, "neuer Satz, der das Hauptwort wiederholt"
        elif token.text == ";" or (token.lower in _JOINTS and (has_comma or (verbs and verbs[0] < place < verbs[-1]))):
            told = _JOINTS.get(token.lower, "")
            yield token, f"„{told} …“" if told else ""


def _opens_relative(found: tuple[Token, ...], place: int) -> bool:
    """Whether a comma stands before the pronoun, or before its preposition (`, in dem`)."""
    before = found[place - 1]
    return before.text == "," or (place > 1 and before.lower in PREPOSITIONS and found[place - 2].text == ",")


def _is_verb(token: Token) -> bool:
    return token.is_small and may_be_finite(token.lower)


def _last_words(text: str) -> str:
    return " ".join(text.split()[-3:])


def _first_words(text: str) -> str:
    return " ".join(text.removeprefix("und ").removeprefix("; ").split()[:3])
