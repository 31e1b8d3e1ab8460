"""A target must not be German: neither the whole source copied nor a stretch of it."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from pipeline.finding import Finding, Severity
from quality.pair import Pair
from quality.wording import words

NAME = "untranslated"

_NO_SIGN = frozenset({"beim", "ohne", "über", "gegen", "unter", "online", "digital", "international", "optional"})
"""Small words of German names (`Ärzte ohne Grenzen`) and words that are written alike elsewhere."""

_TELLING = 4
"""Shorter words are units (`km`), parts of names (`Haus der Begegnung`) or stand in other languages too (`in`)."""

_COMMON_NOUNS = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "zeit", "zeiten", "schein", "antrag",
    "anträge", "kurs", "kurse", "hilfe", "hilfen", "geld", "pflicht", "unterlagen", "nummer", "nummern", "schule",
    "erlaubnis", "ausweis", "urkunde", "urkunden", "ansprechpartner", "ansprechpartnerin",
)  # fmt: skip
"""Endings of German nouns that are words, not names, so that a heading that begins with one is noticed."""

_SENTENCES = frozenset(
    {"ist", "sind", "bin", "hat", "habe", "haben", "wird", "werden", "war", "muss", "kann", "darf", "nicht", "kein"}
    | {"keine", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ich", "wir", "du", "sie"}
)
"""Verbs and pronouns: no name has them."""
_OPENINGS = frozenset(
    {"der", "die", "das", "den", "dem", "ein", "eine", "einen", "mein", "meine", "wo", "wie", "was", "wann", "wer"}
)
"""A text of several words that begins with one of these is no name, or one that was forgotten with its article."""

_STRETCH = 3


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when the target copies German words that are not a name; in Leichte Sprache they may stay."""
    if pair.is_simplified:
        return
    source, target = words(pair.source), words(pair.target)
    if source and source == target:
        if _has_german(source) or _is_sentence(source) or source[0].lower().endswith(_COMMON_NOUNS) or _has_term(pair):
            yield Finding(NAME, Severity.WARNING, "Der Text ist nicht übersetzt.")
        return
    for stretch in _copied(source, target):
        if _has_german(stretch):
            message = "„{words}“ ist nicht übersetzt."
            yield Finding(NAME, Severity.WARNING, message, {"words": " ".join(stretch)})


def _copied(source: list[str], target: list[str]) -> Iterator[list[str]]:
    matcher = SequenceMatcher(None, source, target, autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.size >= _STRETCH:
            yield source[block.a : block.a + block.size]


def _has_german(told: list[str]) -> bool:
    """Whether a word tells German from a name."""
    return any(word[0].islower() and len(word) >= _TELLING and word not in _NO_SIGN for word in told)


def _is_sentence(told: list[str]) -> bool:
    """Whether the words are more than a name: they have a verb or a pronoun, or begin with an article."""
    small = [word.lower() for word in told]
    return not _SENTENCES.isdisjoint(small) or (len(small) > 1 and (small[0] in _OPENINGS))


def _has_term(pair: Pair) -> bool:
    """Whether it holds a term that has a name of its own in this locale."""
    return any(hit.source.casefold() != hit.target.casefold() for hit in pair.terms)
