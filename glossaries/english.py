"""English words: plurals, possessives, two spellings."""

import re

from glossaries.inflection import Inflection, listed, unaccented

_SPELLINGS = (
    (re.compile(r"is(ation|ations|e|ed|ing)\b"), r"iz\1"),
    (re.compile(r"\b(\w*)centre(s?)\b"), r"\1center\2"),
    (re.compile(r"\blicence"), "license"),
    (re.compile(r"\bprogramme"), "program"),
    (re.compile(r"\blabour"), "labor"),
    (re.compile(r"enrolment"), "enrollment"),
    (re.compile(r"\b(child|day|health)care\b"), r"\1 care"),
)
_IRREGULAR = {"child": "child(?:ren)?s?", "person": "(?:person|people)s?", "woman": "wom[ae]ns?", "man": "m[ae]ns?"}
_SMALL = listed("a an the of for in on to and your my our their his her at by with")


def _fold(text: str) -> str:
    text = unaccented(text)
    for spelling, one in _SPELLINGS:
        text = spelling.sub(one, text)
    return text


def _pattern(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    singular = re.sub(r"(?<=[^sui])s$|(?<=(?:ss|sh|ch))es$", "", word)
    if singular.endswith("ie"):
        singular = singular[:-2] + "y"
    if re.search("[^aeiou]y$", singular):
        return re.escape(singular[:-1]) + "(?:ys?|ies)"
    return re.escape(singular) + "(?:e?s)?"


ENGLISH = Inflection(_fold, _pattern, _SMALL)
