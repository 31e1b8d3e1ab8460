"""W06–W08, W10–W12: which words are used."""

import re
from collections.abc import Iterator

from quality.leichte_sprache.german.basic import is_basic
from quality.leichte_sprache.german.compounds import parts
from quality.leichte_sprache.german.participles import is_participle
from quality.leichte_sprache.german.tokens import Token
from quality.leichte_sprache.hit import Hit
from quality.leichte_sprache.page import Sentence
from quality.leichte_sprache.phrases import ENGLISH, IDIOMS, OFFICE_WORDS

_FOREIGN = re.compile(
    r"[a-zäöüß]{3,}(?:ismus|ismen|ität(?:en)?|ieren|ierung(?:en)?|iert(?:e[nrs]?)?|ation(?:en)?|ition(?:en)?|tion(?:en)?|sion(?:en)?|logie(?:n)?"
    r"|graphie|grafie|ologe(?:n)?|istik|enz(?:en)?|anz(?:en)?|ment(?:s|e)?|ell(?:e[nrs]?)?|iv(?:e[nrs]?)?|abel|ibel|ant(?:en)?"
    r"|ent(?:en)?|eur(?:e|s)?|thek(?:en)?|phil|zid|itis|ose(?:n)?|arium|orium|itur)"
)
_GERMAN = re.compile(
    r".*(?:schnell(?:e[nrs]?)?|hell(?:e[nrs]?)?|stell(?:e[nrs]?)?|quell(?:e[nrs]?)?|modell(?:e|s)?|kell(?:e[nr]?)?|frell(?:e[nr]?)?"
    r"|brief|tief|moment|element|prozent|cent|trent|gant|ganz(?:e[nrs]?)?|tanz(?:en)?|schwanz|pflanz(?:en)?|bekannt(?:en)?|genant"
    r"|los(?:e[nrs]?)?|hose(?:n)?|dose(?:n)?|rose(?:n)?|verlor(?:en)?|glanz|kranz|fell|grell|rent(?:en)?|student(?:en)?"
    r"|getrennt|verwandt|ident|grenz(?:en)?|spazieren|passieren|studier\w*|telefonier\w*|fotografier\w*|interessier\w*)"
)
_JOINTS = re.compile(r"[-‑·•*:_/ˑ\u00ad]")
_RARE = 9
"""Shorter words that we do not know are mostly names or forms we cannot make."""
_HALF = 0.5
_FEWEST = 5


def foreign(sentence: Sentence) -> Iterator[Hit]:
    """W06: words with a foreign ending that are not everyday words."""
    for token in sentence.tokens:
        if is_foreign(token):
            yield Hit(
                token.start, token.end, f"Fremdwort „{token.text}“.", "Anderes Wort oder Erklärung: „Das bedeutet: …“"
            )


def is_foreign(token: Token) -> bool:
    """Whether a token is a foreign word."""
    word = token.lower
    return (
        token.is_word
        and "-" not in word
        and _FOREIGN.fullmatch(word) is not None
        and not _GERMAN.fullmatch(word)
        and not is_basic(word)
        and not (
            len(found := parts(token.text)) > 1 and is_basic(found[-1]) and not _FOREIGN.fullmatch(found[0].lower())
        )
    )


def rare(sentence: Sentence) -> Iterator[Hit]:
    """W07: long words that neither are in our list nor made of words in it."""
    for place, token in enumerate(sentence.tokens):
        if is_rare(token) and not _is_name(sentence.tokens, place):
            yield Hit(token.start, token.end, f"„{token.text}“ ist kein Alltagswort.")


def is_rare(token: Token) -> bool:
    """Whether a word is long and neither known nor made of known words."""
    if (
        not token.is_word
        or len(token.text) < _RARE
        or _JOINTS.search(token.text)
        or (token.is_small and is_participle(token.lower))
    ):
        return False
    return not is_basic(token.text) and not (len(found := parts(token.text)) > 1 and all(map(_is_known_part, found)))


def _is_known_part(part: str) -> bool:
    return is_basic(part) or is_basic(part.removesuffix("s")) or is_basic(part + "en")


def _is_name(found: tuple[Token, ...], place: int) -> bool:
    """Whether two words with a capital stand side by side, as in names."""
    around = [*found[max(0, place - 1) : place], *found[place + 1 : place + 2]]
    return found[place].is_capital and any(token.is_capital and token.start for token in around)


def uncommon(sentence: Sentence) -> Iterator[Hit]:
    """W08: more than half of the words that have a meaning are outside our list."""
    words = [t for t in sentence.tokens if t.is_word and len(t.text) > 3 and not (t.is_capital and t.text.isupper())]  # noqa: PLR2004
    unknown = [token for token in words if not is_basic(token.text)]
    if len(words) >= _FEWEST and len(unknown) > _HALF * len(words):
        yield Hit(0, len(sentence.text), f"{len(unknown)} von {len(words)} Wörtern sind keine Alltagswörter.")


def idioms(sentence: Sentence) -> Iterator[Hit]:
    """W10: figures of speech of our list."""
    yield from _phrases(sentence, IDIOMS)


def english(sentence: Sentence) -> Iterator[Hit]:
    """W11: English words of our list."""
    yield from _phrases(sentence, ENGLISH)


def office_words(sentence: Sentence) -> Iterator[Hit]:
    """W12: office words of our list."""
    yield from _phrases(sentence, OFFICE_WORDS)


def _phrases(sentence: Sentence, table: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[Hit]:
    for pattern, instead in table:
        for match in pattern.finditer(sentence.text):
            yield Hit(match.start(), match.end(), f"„{match.group()}“.", f"„{instead}“")
