"""Whether a target text uses a term, inflected as its language inflects."""

import re
from functools import lru_cache
from typing import NamedTuple

from glossaries.arabic import ARABIC, PERSIAN
from glossaries.english import ENGLISH
from glossaries.inflection import PLAIN, Inflection
from glossaries.romance import FRENCH, ROMANIAN, SPANISH
from glossaries.slavic import BULGARIAN, CROATIAN, POLISH, RUSSIAN, UKRAINIAN
from glossaries.turkish import TURKISH

LANGUAGES = {
    "en": ENGLISH, "ar": ARABIC, "fa": PERSIAN, "ps": PERSIAN, "tr": TURKISH, "uk": UKRAINIAN, "ru": RUSSIAN,
    "fr": FRENCH, "ro": ROMANIAN, "bg": BULGARIAN, "pl": POLISH, "es": SPANISH, "hr": CROATIAN,
}  # fmt: skip

_WORD = re.compile(r"\w+")
_RUN = re.compile(r"[\w\u0300-\u036f\u0640\u064b-\u0652\u0670\u200c\u200d]+")
"""A word as it is written, with the marks that belong to its letters."""
_APOSTROPHES = tuple("’'ʼ`´‘")
_MOST_BETWEEN = 4
"""Runs of letters that a window may have more than the term has words."""
_BETWEEN = r"[\s\-‐‑/(]+"
_GAP = rf"{_BETWEEN}(?:\w+{_BETWEEN}){{0,3}}?"
"""Between two words of a term an adjective or an article may stand."""


def presence(term: str, text: str, locale: str) -> float:
    """How much of a term a text holds: 1 when all its words are there in their order, else their share below 1."""
    language = _language(locale)
    folded = _folded(text, language)
    if not _forms(term, language) or _whole(term, language).search(folded):
        return 1.0
    words = _words(term, language)
    return sum(bool(word.search(folded)) for word in words) / (len(words) + 1)


def spot(term: str, text: str, locale: str) -> list[tuple[int, int]]:
    """Where a term stands in a text, in any form; the places are comparable with each other only."""
    language = _language(locale)
    if not _forms(term, language):
        return []
    return [match.span() for match in _whole(term, language).finditer(_folded(text, language))]


def places(term: str, text: str, locale: str) -> list[tuple[int, int]]:
    """Where a term stands in a text, in any form: spans of the text as it is written, none overlapping another."""
    language = _language(locale)
    words, whole = _forms(term, language), _whole(term, language)
    if not words or not whole.search(_folded(text, language)):
        return []
    runs = [match.span() for match in _RUN.finditer(text)]
    found: list[tuple[int, int]] = []
    for index, (start, _) in enumerate(runs):
        if found and start < found[-1][1]:
            continue
        ends = [end for _, end in runs[index : index + len(words) + _MOST_BETWEEN]]
        fitting = [end for end in ends if whole.fullmatch(language.fold(text[start:end]))]
        if fitting:
            end = fitting[0]
            glued = text[end : end + 1] in _APOSTROPHES and len(fitting) > 1 and not text[end : fitting[1]].count(" ")
            found.append((start, fitting[1] if glued else end))
    return found


class TargetWord(NamedTuple):
    """A word of a target text, folded; a small one, or one without letters, tells nothing."""

    text: str
    tells: bool


def folded_words(text: str, locale: str) -> list[TargetWord]:
    """The words of a text as this module compares them."""
    language = _language(locale)
    words = _WORD.findall(language.fold(text))
    return [TargetWord(word, word not in language.small and len(word) > 1 and not word.isdigit()) for word in words]


def _language(locale: str) -> Inflection:
    return LANGUAGES.get(locale.partition("-")[0], PLAIN)


@lru_cache(maxsize=256)
def _folded(text: str, language: Inflection) -> str:
    return language.fold(text)


@lru_cache(maxsize=20_000)
def _whole(term: str, language: Inflection) -> re.Pattern[str]:
    """The whole term; to compile it takes milliseconds."""
    return re.compile(_GAP.join(_forms(term, language)))


@lru_cache(maxsize=20_000)
def _words(term: str, language: Inflection) -> tuple[re.Pattern[str], ...]:
    """Each word of it that means something."""
    return tuple(re.compile(form) for form in _forms(term, language))


@lru_cache(maxsize=20_000)
def _forms(term: str, language: Inflection) -> tuple[str, ...]:
    told = _WORD.findall(language.fold(term))
    words = [word for word in told if word not in language.small] or told
    return tuple(rf"(?<!\w)(?:{language.pattern(word)})(?!\w)" for word in words)
