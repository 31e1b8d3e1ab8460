"""How a target language changes its words; one file a family holds the rules, `target` asks them."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_APOSTROPHES = re.compile("[’'ʼ`´‘]")
_STEM = 0.6
"""The share of a word that inflection leaves alone, where we know no more."""
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Inflection:
    """The rules of one language."""

    fold: Callable[[str], str]
    """Makes spellings alike that do not matter."""
    pattern: Callable[[str], str]
    """A regular expression for all forms of a folded word in its base form."""
    small: frozenset[str] = frozenset()
    """Words that come and go between the others, folded: articles, prepositions."""


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


def unaccented(text: str, *, apostrophe: str = "") -> str:
    """The text in small letters without accents, apostrophes replaced."""
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub(apostrophe, text.casefold()))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def plain_pattern(word: str) -> str:
    """Anything that begins like the word: for languages whose endings we do not know."""
    return re.escape(word[: max(_SHORTEST_STEM, round(len(word) * _STEM))]) + r"\w*"


PLAIN = Inflection(unaccented, plain_pattern)
