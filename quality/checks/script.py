"""A target must be written in the script of its locale."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from pipeline.finding import Finding, Severity
from quality.pair import Pair
from quality.wording import words

NAME = "script"

_SCRIPTS = {
    "am": "ETHIOPIC", "ar": "ARABIC", "be": "CYRILLIC", "bg": "CYRILLIC", "bn": "BENGALI", "ckb": "ARABIC",
    "el": "GREEK", "fa": "ARABIC", "he": "HEBREW", "hi": "DEVANAGARI", "hy": "ARMENIAN", "ja": "CJK",
    "ka": "GEORGIAN", "mk": "CYRILLIC", "pes": "ARABIC", "prs": "ARABIC", "ps": "ARABIC", "ru": "CYRILLIC",
    "ta": "TAMIL", "th": "THAI", "ti": "ETHIOPIC", "uk": "CYRILLIC", "ur": "ARABIC", "zh": "CJK",
}  # fmt: skip
_EITHER = {"sr": ("LATIN", "CYRILLIC"), "uz": ("LATIN", "CYRILLIC"), "ku": ("LATIN", "ARABIC")}
"""Written in two scripts; which one is meant the subtag says."""
_SUBTAGS = {"Arab": "ARABIC", "Cyrl": "CYRILLIC", "Latn": "LATIN"}
_GERMAN = {
    "ARABIC": "arabischer", "ARMENIAN": "armenischer", "BENGALI": "bengalischer", "CJK": "chinesischer",
    "CYRILLIC": "kyrillischer", "DEVANAGARI": "indischer", "ETHIOPIC": "äthiopischer", "GEORGIAN": "georgischer",
    "GREEK": "griechischer", "HEBREW": "hebräischer", "LATIN": "lateinischer", "TAMIL": "tamilischer",
    "THAI": "thailändischer",
}  # fmt: skip

_ENOUGH = 4
"""Fewer letters than this may be an abbreviation that stays in every script: `PDF`, `VHS`."""
_MOST = 0.6
"""A translation with its transcription beside it (`Гладен сум (Gladen sum)`) is half in another script, and right."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when most letters are of another script; numbers, addresses and words copied from the source do not count.

    Copied German is the matter of the check `untranslated`; it may be a name.
    """
    copied = set(words(pair.source))
    letters = [letter for word in words(pair.target) if word not in copied for letter in word]
    expected = _scripts_of(pair.locale)
    foreign = sum(_script(letter) not in {*expected, ""} for letter in letters)
    if foreign >= _ENOUGH and foreign > len(letters) * _MOST:
        message = "Die Übersetzung steht nicht in {script} Schrift."
        yield Finding(NAME, Severity.WARNING, message, {"script": _GERMAN[expected[0]]})


def _scripts_of(locale: str) -> tuple[str, ...]:
    language, *subtags = locale.split("-")
    named = [_SUBTAGS[subtag] for subtag in subtags if subtag in _SUBTAGS]
    return tuple(named) or _EITHER.get(language) or (_SCRIPTS.get(language, "LATIN"),)


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The first word of the letter's Unicode name; empty for marks that every script shares."""
    if not unicodedata.category(letter).startswith("L"):
        return ""
    name = unicodedata.name(letter, "").split()[:1]
    return name[0] if name and name[0] != "MODIFIER" else ""
