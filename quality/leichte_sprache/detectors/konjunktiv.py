"""S10: the Konjunktiv; S22: reported speech that needs it."""

from collections.abc import Iterator, Sequence

from quality.leichte_sprache.german.function_words import PREPOSITIONS, RELATIVES, SUBORDINATORS
from quality.leichte_sprache.german.konjunktiv import (
    FIRST_IN_THE_MIDDLE,
    FIRST_SURE,
    FIRST_UNLESS_I,
    SECOND,
    may_be_first,
)
from quality.leichte_sprache.german.tokens import Token, stretches, tokens
from quality.leichte_sprache.german.wordset import wordset

_I = frozenset(["ich"])
_THIRD = wordset(
    """
    er sie es man dies das wer niemand jemand jeder keiner
    """
)
_SUBJECT_BEGINS = wordset(
    """
    der die das ein eine kein keine dieser diese dieses sein seine ihr ihre dass daß
    """
)


def konjunktive(text: str) -> Iterator[Token]:
    """Each form of the Konjunktiv in the sentence."""
    parts = list(stretches(tokens(text)))
    for number, part in enumerate(parts):
        for place, token in enumerate(part):
            if _is_konjunktiv(part, place, first=number == 0):
                yield token


def _is_konjunktiv(part: Sequence[Token], place: int, *, first: bool) -> bool:
    token = part[place]
    starts = place == 0
    if not token.is_word or (token.is_capital and not starts):
        return False
    word = token.lower
    if SECOND.fullmatch(word) or word in FIRST_SURE:
        return not token.is_capital or _is_question(part)
    is_candidate = word in FIRST_UNLESS_I or word in FIRST_IN_THE_MIDDLE or place == len(part) - 1
    if token.is_capital or not is_candidate or any(each.lower in _I for each in part):
        return False
    if word in FIRST_UNLESS_I:
        return not starts or not first
    if place and place == len(part) - 1 and may_be_first(word):
        return part[0].lower in SUBORDINATORS | RELATIVES and _has_subject(part[:place])
    return bool(place) and word in FIRST_IN_THE_MIDDLE and _has_subject(part[:place])


def _is_question(part: Sequence[Token]) -> bool:
    """`Wäre das gut?`, not `Die Würde des Menschen`."""
    return len(part) > 1 and (part[1].lower in _THIRD | _SUBJECT_BEGINS or part[1].lower in ("wir", "ihr", "ich", "es"))


def _has_subject(before: Sequence[Token]) -> bool:
    """Whether somebody is named before the verb who can be its subject, and no preposition right before it."""
    if before[-1].lower in PREPOSITIONS:
        return False
    return any(token.lower in _THIRD | _SUBJECT_BEGINS for token in before) or before[-1].is_capital
