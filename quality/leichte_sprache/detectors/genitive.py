"""S09: the genitive, and how to say it with `von` or the dative."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quality.leichte_sprache.german.function_words import (
    CLOSED,
    GENITIVE_PREPOSITIONS,
    NUMBER_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
)
from quality.leichte_sprache.german.nouns import is_genitive_noun, is_name_in_genitive
from quality.leichte_sprache.german.tokens import Token, stretches, tokens
from quality.leichte_sprache.german.wordset import wordset

_REACH = 5
"""So many words, adjectives and numbers, may stand between an article and its noun, the noun included."""
_YEAR_AND_MORE = 5
_ALWAYS = frozenset(["des"])
_ES = frozenset(
    ["eines", "dieses", "jenes", "jedes", "keines", "welches", "manches"]
    + [stem + "es" for stem in POSSESSIVES]
    + ["unsres", "eures"]
)
_ER = frozenset(
    [
        "der",
        "einer",
        "dieser",
        "jener",
        "jeder",
        "keiner",
        "aller",
        "vieler",
        "mehrerer",
        "beider",
        "einiger",
        "solcher",
        "zweier",
        "dreier",
        "mancher",
        "welcher",
        "weniger",
        "sämtlicher",
    ]
    + [stem + "er" for stem in POSSESSIVES]
)
_ES_BEFORE_WEAK = wordset("eines meines deines seines ihres unseres keines")
"""Before `Kunden` or `Menschen`, too, these can only be genitives."""
_OF_WHOM = wordset("der seiner ihrer unserer meiner")
_PARTITIVE = re.compile(
    r"(?:ein(?:e[rsmn]?)?|kein(?:e[rsmn]?)?|jede[rsmn]?|viele[rn]?|einige[rn]?|manche[rn]?|wenige[rn]?|mehrere[rn]?|alle[rn]?"
    r"|die meisten|meisten|beide[rn]?|welche[rs]?|niemand|teile?|hälfte|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
    r"|anfang|mitte|ende)"
)
_ADJECTIVE = re.compile(r"[a-zäöüß-]+(?:er|en|e)|\d+\.?|[a-zäöüß]+er")
_ATTRIBUTE = re.compile(r".+(?:liche[nrs]?|ische[nrs]?|ige[nrs]?)")
_ADJ_ER = re.compile(
    r"[a-zäöüß]{2,}(?:ischer|licher|iger|ender|ter|ner|cher|rer|ger|ßer|sser|ller|ler|ser|her|uer|der)"
)


class Genitive(NamedTuple):
    """Where it begins and ends, and what to write instead, if that is plain."""

    first: Token
    last: Token
    instead: str = ""


def genitives(text: str) -> Iterator[Genitive]:
    """Each genitive of the sentence."""
    for part in stretches(tokens(text)):
        skip = -1
        for place in range(len(part)):
            if place > skip and (found := _at(part, place)):
                yield found
                skip = part.index(found.last)


def _at(part: Sequence[Token], place: int) -> Genitive | None:
    for rule in (
        _with_des,
        _with_dieses,
        _with_der,
        _behind_preposition,
        _of_name,
        _bare_plural,
        _deren,
        _trailing_name,
        _bare_time,
    ):
        if found := rule(part, place):
            return found
    return None


def _with_des(part: Sequence[Token], place: int) -> Genitive | None:
    if part[place].lower not in _ALWAYS:
        return None
    head = _head(part, place + 1)
    if head is None:
        return Genitive(part[place], part[min(place + 1, len(part) - 1)]) if place + 1 < len(part) else None
    return Genitive(part[place], head)


def _with_dieses(part: Sequence[Token], place: int) -> Genitive | None:
    if part[place].lower not in _ES:
        return None
    head = _head(part, place + 1)
    if head is None:
        is_one_of = part[place].lower == "eines" and place + 1 < len(part) and part[place + 1].lower in _OF_WHOM
        return Genitive(part[place], part[place + 1]) if is_one_of else None
    is_weak = head.lower.endswith("n") and part[place].lower in _ES_BEFORE_WEAK
    return Genitive(part[place], head) if is_weak or is_genitive_noun(head.text) else None


def _with_der(part: Sequence[Token], place: int) -> Genitive | None:
    token = part[place]
    if token.lower not in _ER or not place:
        return None
    head = _head(part, place + 1)
    return Genitive(token, head) if head and _is_governing(part, place - 1) else None


def _is_governing(part: Sequence[Token], place: int) -> bool:
    """Whether a genitive may hang on this word: a noun, a number, `eine` (of the …), `viele`."""
    token = part[place]
    before = part[place - 1] if place else None
    if token.lower in GENITIVE_PREPOSITIONS:
        return True
    if token.is_capital and token.lower not in CLOSED:
        return token.lower != "beispiel"
    if token.kind == "number" and (before is None or before.lower not in ("am", "vom", "zum", "bis")):
        return len(token.text) < _YEAR_AND_MORE
    if token.kind == "mark":
        return token.text == "%"
    return _PARTITIVE.fullmatch(token.lower) is not None and token.lower != "keiner"


def _behind_preposition(part: Sequence[Token], place: int) -> Genitive | None:
    token = part[place]
    if token.lower not in GENITIVE_PREPOSITIONS or place + 1 >= len(part):
        return None
    following = part[place + 1]
    if following.lower in _ER | _ES | _ALWAYS:
        head = _head(part, place + 2)
        return Genitive(token, head or following)
    if following.is_small and following.lower not in CLOSED and _ADJ_ER.fullmatch(following.lower):
        head = _head(part, place + 1)
        return Genitive(token, head) if head else None
    return None


def _of_name(part: Sequence[Token], place: int) -> Genitive | None:
    """`Deutschlands Städte`, `Annas neues Haus`; a word before that leans on the noun speaks against it."""
    token = part[place]
    if not token.is_capital or not is_name_in_genitive(token.text) or _ATTRIBUTE.fullmatch(token.lower):
        return None
    before = part[place - 1] if place else None
    if before is not None and (before.kind != "word" or before.lower in _LEANS or _ends_like_adjective(before)):
        return None
    if place == 0 and (token.lower in CLOSED or token.lower.endswith("es")):
        return None
    head = _head(part, place + 1)
    if head is None or is_name_in_genitive(head.text):
        return None
    return Genitive(token, head)


_NO_GENITIVE = frozenset(["voller", "älterer", "jüngerer", "größerer"])
_LEANS = wordset(
    """
    der die das den dem ein eine einen einem einer kein keine keinen keinem im am zum vom beim zur ins ans aufs
    """
)


def _ends_like_adjective(token: Token) -> bool:
    return token.is_small and token.lower not in CLOSED and _ATTRIBUTE.fullmatch(token.lower) is not None


def _bare_plural(part: Sequence[Token], place: int) -> Genitive | None:
    """`Nachfahren japanischer Einwanderer`, `Erbin vieler Namen`."""
    token = part[place]
    if place < 1 + (part[0].start == 0) or not _is_adjective_in_er(token):
        return None
    before = part[place - 1]
    is_comparison = place > 1 and part[place - 2].lower == "mehr"
    if not before.is_capital or before.lower in CLOSED or is_comparison:
        return None
    head = _head(part, place + 1, strict=True)
    return Genitive(token, head) if head else None


def _is_adjective_in_er(token: Token) -> bool:
    is_open = token.is_small and token.lower not in CLOSED and token.lower not in _NO_GENITIVE
    return is_open and _ADJ_ER.fullmatch(token.lower) is not None


def _deren(part: Sequence[Token], place: int) -> Genitive | None:
    token = part[place]
    if token.lower in ("dessen", "deren", "wessen") and place + 1 < len(part):
        return Genitive(token, part[place + 1])
    return None


def _is_title(part: Sequence[Token], index: int) -> bool:
    """`des Auswärtigen Amtes`: an adjective with a capital, and its noun."""
    is_adjective = part[index].lower.endswith(("schen", "igen", "ichen", "oßen", "oten", "ißen"))
    return is_adjective and index + 1 < len(part) and part[index + 1].is_capital


def _trailing_name(part: Sequence[Token], place: int) -> Genitive | None:
    """`die Hauptstadt Deutschlands`."""
    token = part[place]
    if not place or not token.is_capital or not _LAND.fullmatch(token.lower):
        return None
    before = part[place - 1]
    return Genitive(token, token) if before.is_capital and before.lower not in CLOSED and place > 1 else None


def _bare_time(part: Sequence[Token], place: int) -> Genitive | None:
    """`Ende nächsten Jahres`."""
    token = part[place]
    if place and token.lower in _TIMES and part[place - 1].lower.endswith("en") and part[place - 1].is_small:
        return Genitive(part[place - 1], token)
    return None


_TIMES = frozenset(["jahres", "monats", "jahrhunderts", "jahrzehnts"])
_LAND = re.compile(
    r".+(?:lands|iens|reichs|ropas|rikas|lins|burgs|chens|yerns|sens|stadts|inas|ungarns|polens|chinas|tans|els|nigs|ders)"
)


def _head(part: Sequence[Token], place: int, *, strict: bool = False) -> Token | None:
    """The noun that the words from here on belong to: `der [neuen, zweiten] Regel`."""
    for index in range(place, min(place + _REACH, len(part))):
        token = part[index]
        if token.is_capital:
            return part[index + 1] if _is_title(part, index) else token
        is_filler = token.kind == "number" or (
            token.is_small and (_ADJECTIVE.fullmatch(token.lower) or (not strict and token.lower in _FILLERS))
        )
        if not is_filler or (token.lower in PREPOSITIONS and token.lower not in NUMBER_WORDS):
            return None
    return None


_FILLERS = wordset(
    """
    und sehr besonders am meist meisten ersten beiden zwei drei vier fünf sechs sieben acht zehn rund etwa
    """
)
