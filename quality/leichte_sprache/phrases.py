"""Phrases with what to say instead: function verbs, office words, idioms, English words, words that mean the same."""

import re
from importlib.resources import files

from quality.leichte_sprache.german.basic import lines


def _table(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """`pattern | instead` a line; a pattern is a regular expression of whole words."""
    rows = (line.split(" | ") for line in _lines(name) if line)
    return tuple((re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])"), instead) for pattern, instead in rows)


def _lines(name: str) -> list[str]:
    folder = files("quality.leichte_sprache") / "lexicon"
    return folder.joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()


FUNCTION_VERBS = _table("function_verbs")
OFFICE_WORDS = _table("office_words")
IDIOMS = _table("idioms")
ENGLISH = _table("english")
SYNONYMS: tuple[frozenset[str], ...] = tuple(frozenset(line.split()) for line in _lines("synonyms") if line)
SHORT_FORMS = frozenset(lines("known_short_forms"))
