"""The forms in which a German term stands in a text: endings, umlaut plurals, the joints of compounds, by rule.

A form too many costs little, because terms are compared with whole words and nouns only with capitalised ones; forms
that are words of their own (`Raten` is not the plural of `Rat`) are listed.
"""

import re
from collections.abc import Iterator

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_UMLAUTS = str.maketrans("aouAOU", "äöüÄÖÜ")
_LAST_VOWELS = re.compile(r"(au|[aouAOU])(?=[^aouäöüAOU]*$)")

_ABSTRACT = ("ung", "heit", "keit", "schaft", "tät", "ion")
_PLURAL_ONLY = {"ungen": "ung", "heiten": "heit", "keiten": "keit", "zeiten": "zeit", "e": "", "en": "e"}
_BY_SUFFIX = (
    (("nis",), ("", "se", "ses", "sen")),
    (_ABSTRACT, ("", "en")),
    (("in",), ("", "nen", "s", "e", "en", "es")),
    (("e",), ("", "n", "s")),
    (("er", "el", "en"), ("", "s", "n", "in", "innen")),
    (("au", "ei"), ("", "en", "s", "es", "e", "ten")),
    (("a", "i", "o", "u", "y", "é"), ("", "s")),
    (("s", "ß", "x", "z"), ("", "es", "e", "en", "er", "ern", "se", "ses", "sen")),
)
_FEMININE = ("", "e", "en", "n", "s")
_OTHERWISE = ("", "s", "es", "e", "en", "er", "ern", "n", "in", "innen")
_AFTER_UMLAUT = ("", "e", "en", "er", "ern", "n", "in", "innen", "se", "sen")
_LATIN = (("um", ("en", "a")), ("ma", ("men", "mata")), ("us", ("en",)), ("is", ("en",)), ("nto", ("nten", "nti")))
_ADJECTIVE = ("", "e", "en", "er", "es", "em")
_LIKE_ADJECTIVES = re.compile(
    r"(?:ender?|llter?|mter?|fene?r?|igter?|hteter?|loser?|[rn]iger?|gener?|dter?|annter?|eutscher?)$"
)
"""`Angestellter`, `eine Selbstständige`: nouns that end as adjectives do."""
_FIXED = {
    "Pass": ("Pass", "Passes", "Pässe", "Pässen"),
    "Rat": ("Rat", "Rats", "Rates", "Räte", "Räten"),
    "Recht": ("Recht", "Rechts", "Rechtes", "Rechte", "Rechten"),
}

_SEPARABLE = re.compile(r"(?:an|ab|auf|aus|bei|ein|mit|nach|vor|zu|um|los|weiter|zurück|fest|teil|frei)(?=\w{4})")
_INSEPARABLE = re.compile(r"(?:be|ver|er|ent|zer|ge|miss)\w{3}|\w+ieren$")


def fold(text: str) -> str:
    """The text in small letters with umlauts and ß written out, so that `AUSLAENDER` and `Ausländer` are alike."""
    small = text.lower()
    return small if small.isascii() else small.translate(_FOLD)


def forms(word: str, *, gender: str = "", is_verb: bool = False) -> frozenset[str]:
    """The word in all its cases and numbers; a word in small letters is inflected as an adjective."""
    if is_verb:
        return frozenset(_verb(word))
    if word[0].islower():
        return frozenset(_adjective(word))
    return frozenset(_FIXED.get(word) or _noun(word, gender))


def joints(word: str, *, gender: str = "") -> frozenset[str]:
    """What the noun looks like at the beginning of a compound: `Wohnungs-`, `Miet-`, `Ämter-`."""
    if word.endswith(_ABSTRACT):
        return frozenset((word + "s",))
    short = {word[:-1], word[:-1] + "s"} if word.endswith("e") else set()
    return forms(word, gender=gender) | {word + "s"} | short


def _noun(noun: str, gender: str) -> Iterator[str]:
    if gender == "pl":
        yield from (noun, noun + "n")
        yield from (noun.removesuffix(end) + one for end, one in _PLURAL_ONLY.items() if noun.endswith(end))
        return
    if _LIKE_ADJECTIVES.search(noun):
        yield from _adjective(noun)
    otherwise = _FEMININE if gender == "f" else _OTHERWISE
    yield from (noun + ending for ending in next((e for s, e in _BY_SUFFIX if noun.endswith(s)), otherwise))
    if noun.endswith("e") and gender != "n":
        yield from (noun[:-1] + ending for ending in ("in", "innen"))
    for suffix, plurals in _LATIN:
        if noun.endswith(suffix):
            yield from (noun.removesuffix(suffix) + plural for plural in plurals)
    if not noun.endswith((*_ABSTRACT, *"aioué")):
        yield from (_umlaut(noun) + ending for ending in _AFTER_UMLAUT)


def _adjective(word: str) -> Iterator[str]:
    stem = next((word.removesuffix(e) for e in ("es", "er", "en", "em", "e") if word.endswith(e)), word)
    yield word
    yield from (stem + ending for ending in _ADJECTIVE)


def _verb(infinitive: str) -> Iterator[str]:
    prefix = match.group() if (match := _SEPARABLE.match(infinitive)) else ""
    rest = infinitive.removeprefix(prefix)
    stem = rest[:-2] if rest.endswith("en") else rest[:-1]
    yield infinitive
    yield from (prefix + stem + ending for ending in ("e", "t", "st", "et", "est", "te", "ten", "ete", "eten"))
    yield f"{prefix}zu{rest}"
    before = prefix if _INSEPARABLE.match(rest) else f"{prefix}ge"
    yield from (before + stem + ending for ending in ("t", "et", "en"))


def _umlaut(noun: str) -> str:
    return _LAST_VOWELS.sub(lambda match: match.group()[0].translate(_UMLAUTS) + match.group()[1:], noun, count=1)
