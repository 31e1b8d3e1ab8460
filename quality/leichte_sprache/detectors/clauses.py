"""S07: subordinate clauses; S26: those that come first."""

import re
from collections.abc import Iterator, Sequence

from quality.leichte_sprache.german.finite import AUXILIARIES, may_be_finite
from quality.leichte_sprache.german.function_words import PREPOSITIONS, QUESTION_WORDS, RELATIVES
from quality.leichte_sprache.german.konjunktiv import may_be_first
from quality.leichte_sprache.german.tokens import ENDS_STRETCH, Token, tokens
from quality.leichte_sprache.german.wordset import wordset

_ZU = re.compile(
    r"(?:ab|an|auf|aus|bei|ein|durch|fest|frei|her|hin|los|mit|nach|nieder|statt|teil|um|vor|weg|weiter|wieder|zurück|zusammen|bereit|fort|heraus|herein|voran|bevor|überein|kennen|sicher|klar)(?:[a-z]*?)zu[a-zäöü]+n"
)
_SHORT = 2
"""`was sind` may be a clause, `die sind heute` is none."""
_SURE = wordset(
    """
    dass daß weil obwohl wenn falls sodass obgleich obschon wenngleich nachdem bevor indem sobald sofern zumal
    wobei wodurch weshalb weswegen wohingegen sooft inwiefern inwieweit insofern ob ehe
    """
)
_BY_PLACE = wordset(
    """
    als wie da damit während bis seit seitdem solange soweit soviel sowie je insoweit
    """
)


def clauses(text: str) -> Iterator[tuple[Token, bool]]:
    """The word that begins each subordinate clause, and whether the clause comes before its main clause."""
    found = tokens(text)
    for place, token in enumerate(found):
        if _begins_clause(found, place):
            yield token, _is_first(found, place)


def _is_first(found: Sequence[Token], place: int) -> bool:
    words = [token for token in found[:place] if token.is_word]
    return not words or (len(words) == 1 and words[0].lower in ("und", "oder", "aber", "denn", "doch", "auch", "nur"))


def _begins_clause(found: Sequence[Token], place: int) -> bool:
    token = found[place]
    if not token.is_word:
        return False
    word = token.lower
    starts, behind_comma = _starts(found, place), _behind_comma(found, place)
    if word in _SURE:
        return (not token.is_capital or starts) and _has_clause(found, place)
    if word in _BY_PLACE:
        return (starts or behind_comma) and _verb_is_last(found, place, strict=starts)
    if behind_comma and word in RELATIVES | QUESTION_WORDS:
        return _verb_is_last(found, place, strict=False)
    return starts and word in ("wer", "was", "wo") and _comma_then_verb(found, place)


def _has_clause(found: Sequence[Token], place: int) -> bool:
    """Whether something follows; `steht bevor` ends, `wenn auch` concedes."""
    following = found[place + 1 : place + 2]
    return bool(following) and following[0].kind != "mark" and following[0].lower not in ("auch", "möglich", "nötig")


def _starts(found: Sequence[Token], place: int) -> bool:
    """Whether the word is the first of the sentence, or of what a colon or quotation mark opens."""
    return place == 0 or (found[place - 1].kind == "mark" and found[place - 1].text not in ",")


def _behind_comma(found: Sequence[Token], place: int) -> bool:
    """Whether a comma stands before the word, a preposition (`, in der`) or `und` between them allowed."""
    if not place:
        return False
    previous = found[place - 1]
    if previous.text in (",", "–", "-", "(", "—"):
        return True
    is_link = previous.lower in PREPOSITIONS or previous.lower in (
        "und",
        "oder",
        "sondern",
        "aber",
        "auch",
        "so",
        "genau",
        "alles",
        "etwas",
    )
    return is_link and place > 1 and found[place - 2].text in (",", "–", "(")


def _stretch(found: Sequence[Token], place: int) -> list[Token]:
    """The words up to the next mark."""
    stretch = []
    for token in found[place + 1 :]:
        if token.kind == "mark" and token.text in ENDS_STRETCH:
            break
        stretch.append(token)
    return stretch


def _verb_is_last(found: Sequence[Token], place: int, *, strict: bool) -> bool:
    """Whether a finite verb ends the clause, or stands before `und`; and none comes right behind the first word."""
    stretch = _stretch(found, place)
    if not stretch or (stretch[0].is_small and stretch[0].lower in AUXILIARIES and len(stretch) > _SHORT):
        return False
    if strict and not any(token.text == "," for token in found[place:]):
        return False
    if _has_zu(stretch[-1].lower) or (len(stretch) > 1 and stretch[-2].lower == "zu"):
        return False
    if any(token.lower in AUXILIARIES and token.is_small for token in stretch[1:4]) and not _ends_with_auxiliary(
        stretch
    ):
        return False
    return any(_is_verb_at_end(stretch, index) for index in range(len(stretch)))


def _has_zu(word: str) -> bool:
    """Whether it is an infinitive like `anzuheben`."""
    return word.endswith("n") and _ZU.match(word) is not None


def _ends_with_auxiliary(stretch: Sequence[Token]) -> bool:
    """Whether an auxiliary ends the clause, or its first half: `die neu ist und`."""
    return any(
        token.lower in AUXILIARIES and (index == len(stretch) - 1 or stretch[index + 1].lower in ("und", "oder"))
        for index, token in enumerate(stretch)
    )


def _is_verb_at_end(stretch: Sequence[Token], index: int) -> bool:
    token = stretch[index]
    if not token.is_small or not (may_be_finite(token.lower) or may_be_first(token.lower)):
        return False
    if index == len(stretch) - 1:
        return index > 0 or len(stretch) == 1
    following = stretch[index + 1].lower
    return index > 0 and (
        following in ("und", "oder", "sowie", "als", "wie")
        or (following in PREPOSITIONS and token.lower in AUXILIARIES)
    )


def _comma_then_verb(found: Sequence[Token], place: int) -> bool:
    """`Wer arbeitet, bekommt …`: a verb before the comma and one behind it."""
    stretch = _stretch(found, place)
    behind = place + len(stretch) + 1
    if not stretch or behind + 1 >= len(found) or found[behind].text != ",":
        return False
    return may_be_finite(stretch[-1].lower) and (
        may_be_finite(found[behind + 1].lower) or found[behind + 1].lower in ("der", "dem", "den", "das")
    )
