"""The forms in which a German term stands in a text: endings and umlaut plurals, by rule.

A form too many costs little, because terms are compared with whole words and nouns only with capitalised ones; `raten`
is not a form of `Rat` for us.
"""

import re
from collections.abc import Iterator

_UMLAUTS = str.maketrans({"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"})
_LAST_VOWELS = re.compile(r"(au|[aouAOU])(?=[^aouäöüAOU]*$)")

_BY_SUFFIX = (
    (("nis",), ("", "se", "ses", "sen")),
    (("in",), ("", "nen", "s", "e", "en", "es")),
    (("ung", "heit", "keit", "schaft", "tät", "ion"), ("", "en")),
    (("e",), ("", "n", "s")),
    (("er", "el", "en"), ("", "s", "n", "in", "innen")),
    (("s", "ß", "x", "z"), ("", "es", "e", "en", "er", "ern")),
)
_OTHERWISE = ("", "s", "es", "e", "en", "er", "ern", "n")
_AFTER_UMLAUT = ("", "e", "en", "er", "ern", "n")
_LATIN = (("um", ("en", "a")), ("ma", ("men",)), ("us", ("en",)))
_ADJECTIVE = ("", "e", "en", "er", "es", "em")


def forms(word: str) -> frozenset[str]:
    """The word in all its cases and numbers; a lower-case word is inflected as an adjective."""
    if word[0].islower():
        return frozenset(_adjective(word))
    return frozenset(_noun(word))


def _noun(noun: str) -> Iterator[str]:
    endings = next((endings for suffixes, endings in _BY_SUFFIX if noun.endswith(suffixes)), _OTHERWISE)
    yield from (noun + ending for ending in endings)
    for suffix, plurals in _LATIN:
        if noun.endswith(suffix):
            yield from (noun.removesuffix(suffix) + plural for plural in plurals)
    if endings is not _BY_SUFFIX[2][1]:
        yield from (_umlaut(noun) + ending for ending in _AFTER_UMLAUT)


def _adjective(word: str) -> Iterator[str]:
    stem = next((word.removesuffix(e) for e in ("es", "er", "en", "em", "e") if word.endswith(e)), word)
    yield word
    yield from (stem + ending for ending in _ADJECTIVE)


def _umlaut(noun: str) -> str:
    return _LAST_VOWELS.sub(lambda match: match.group()[0].translate(_UMLAUTS) + match.group()[1:], noun, count=1)
