"""A term base made ready to be looked up: every form of every German term, folded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from glossaries.german import fold, forms, joints
from glossaries.term_base import SOURCE, Concept, Layer, Term, TermBase, TermStatus

WORD = re.compile(r"\w+(?:[-‑·]\w+)*-?")
"""A word with all its hyphens; the last one may stand for what follows (`Aufenthalts- und …`)."""
PART = re.compile(r"[^\W_]+")

_FOUND = (TermStatus.PREFERRED, TermStatus.ADMITTED)
_LAYERS = tuple(Layer)
_SHORTEST_ADJECTIVE = 4
_SHORT = 4


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A German term of a concept."""

    concept: Concept
    term: Term
    words: tuple[frozenset[str], ...]
    """The folded forms of each of its words."""

    @property
    def is_noun(self) -> bool:
        """Whether it, or the last of its words, is written with a capital."""
        return self.term.text.split()[-1][0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether only this very spelling means it (`BAMF`, `eAT`)."""
        text = self.term.text
        return text.isalnum() and (text.isupper() or (len(text) <= _SHORT and not text.istitle()))

    def is_better_than(self, other: "Entry | None", form: str) -> bool:
        """Which of two terms a form belongs to: to the one it is the base form of, the preferred, the nearer."""
        return other is None or self._rank(form) > other._rank(form)

    def _rank(self, form: str) -> tuple[bool, bool, int]:
        is_base = fold(self.term.text) == form
        return is_base, self.term.status is TermStatus.PREFERRED, _LAYERS.index(self.term.layer)


class Part(NamedTuple):
    """A term in a word, by the letters as they are written."""

    start: int
    end: int
    entry: Entry
    is_part: bool


class Reading(NamedTuple):
    """What a word can be."""

    key: str
    """The word folded, hyphens left out."""
    parts: tuple[Part, ...]
    phrases: tuple[Entry, ...]
    """The terms of several words that may begin with it."""


@dataclass(slots=True)
class Index:
    """All ways into a term base."""

    nouns: dict[str, Entry] = field(default_factory=dict)
    """Nouns of one word, hyphens left out, in all forms."""
    others: dict[str, Entry] = field(default_factory=dict)
    """Adjectives and verbs in all forms."""
    joints: dict[str, Entry] = field(default_factory=dict)
    """Nouns as they begin a compound."""
    phrases: dict[str, list[Entry]] = field(default_factory=dict)
    """Terms of several words by each form of the first, the longest first."""
    starts: set[str] = field(default_factory=set)
    """How nouns begin, to see quickly that none is in a word."""
    memory: dict[str, Reading | None] = field(default_factory=dict)
    """What words were read as before; texts repeat their words."""

    def add(self, entry: Entry) -> None:
        """Take in a term."""
        if len(entry.words) > 1:
            for first in entry.words[0]:
                self.phrases.setdefault(first, []).append(entry)
            return
        singles = self.nouns if entry.is_noun or entry.is_acronym else self.others
        _enter(singles, entry.words[0], entry)
        if entry.is_noun and not entry.is_acronym:
            beginnings = _joints(entry.term)
            _enter(self.joints, beginnings, entry)
            self.starts.update(form[:4] for form in (*entry.words[0], *beginnings))


@lru_cache(maxsize=32)
def index(base: TermBase) -> Index:
    """The index of a term base, made once."""
    made = Index()
    for entry in _entries(base):
        made.add(entry)
    for entries in made.phrases.values():
        entries.sort(key=lambda entry: -len(entry.words))
    return made


def _entries(base: TermBase) -> Iterator[Entry]:
    for concept in base.concepts:
        for term in concept.named(SOURCE, *_FOUND):
            words = [word for word in term.text.split() if PART.search(word)]
            if len(words) == 1:
                yield Entry(concept, term, (_single(term),))
            elif words:
                *first, last = words
                yield Entry(concept, term, (*(_before_noun(word) for word in first), _in_phrase(last)))


def _single(term: Term) -> frozenset[str]:
    before, last = _halves(term.text)
    is_verb = term.part_of_speech == "verb"
    return frozenset(fold(before + form) for form in forms(last, gender=term.gender, is_verb=is_verb))


def _joints(term: Term) -> frozenset[str]:
    before, last = _halves(term.text)
    return frozenset(fold(before + form) for form in joints(last, gender=term.gender))


def _before_noun(word: str) -> frozenset[str]:
    """The forms of a word that is not the last: it may be an adjective with a capital, as in `Leichte Sprache`."""
    if len(word) < _SHORTEST_ADJECTIVE or not word.isalpha():
        return _in_phrase(word)
    return _in_phrase(word) | frozenset(fold(form) for form in forms(word.lower()))


def _in_phrase(word: str) -> frozenset[str]:
    """The forms of one word of a phrase; a short one in small letters is no adjective."""
    before, last = _halves(word)
    if word[0].islower() and len(word) < _SHORTEST_ADJECTIVE:
        return frozenset((fold(word),))
    return frozenset(fold(before + form) for form in forms(last))


def _halves(word: str) -> tuple[str, str]:
    """What stands before the last hyphen, hyphens left out, and the part that is inflected."""
    *before, last = PART.findall(word)
    return "".join(before), last.capitalize() if before and last.islower() else last


def _enter(singles: dict[str, Entry], keys: frozenset[str], entry: Entry) -> None:
    for key in keys:
        if entry.is_better_than(singles.get(key), key):
            singles[key] = entry
