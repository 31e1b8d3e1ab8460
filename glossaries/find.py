"""Find the terms of a term base in a German text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from glossaries.german import fold
from glossaries.hit import Hit
from glossaries.idioms import is_idiom
from glossaries.index import WORD, Entry, Index, Reading, index
from glossaries.reading import key, read_word
from glossaries.term_base import Concept, TermBase
from pipeline.engine import TermHit
from pipeline.placeholders import Mark, tokens

_NET = re.compile(r"\S*(?:@|://|www\.)\S*")
_SOFT_HYPHEN = "\u00ad"
_STREET = re.compile(r"\S*(?:(?:stra(?:ß|ss)e|str\.|gasse|allee)|(?:platz|weg|ring|ufer|damm)\s+\d)", re.IGNORECASE)
"""A compound that is an address: `Bahnhofstraße`, `Rathausplatz 1`."""
_MOST_JOINED = 2
"""A compound written apart (`Kita Platz Vergabe`) has no more words than this after the first."""
_SHORTEST_HEAD = 3
_NEXT_WORD = re.compile(rf"\s+({WORD.pattern})")
_AFTER_HYPHEN = re.compile(r"[\s,/]+(?:(?:und|oder|sowie|bzw\.?|&)\s+)?")


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text, as it is read without placeholders."""

    start: int
    end: int
    entry: Entry
    is_part: bool
    """Whether it is only a part of a longer word."""

    @property
    def concept(self) -> Concept:
        """What the term means."""
        return self.entry.concept


class _Word(NamedTuple):
    start: int
    end: int
    reading: Reading


def find(text: str, base: TermBase, *, locale: str) -> tuple[TermHit, ...]:
    """The terms in the text that have a preferred target in this locale, as they are written, in order and once.

    The longest term wins; it may be inflected, a part of a compound, or written apart.
    """
    shown = readable(text)
    hits = (Hit.of(shown[m.start : m.end], m.concept, locale, is_part=m.is_part) for m in matches(shown, base))
    return tuple(dict.fromkeys(hit for hit in hits if hit))


def matches(shown: str, base: TermBase) -> Iterator[Match]:
    """The terms in a readable text, in order; which locales they have targets in does not matter."""
    terms = index(base)
    words = list(_words(shown, terms))
    covered = 0
    for position, word in enumerate(words):
        if word.start < covered:
            continue
        following = words[position + 1 : position + 1 + _MOST_JOINED]
        several = _phrase(word, shown) or _apart(word, following, shown, terms)
        for match in several or _inside(word, following, shown, terms):
            if not is_idiom(fold(shown[match.start : match.end]), shown, match.start):
                yield match
            covered = max(covered, match.end)


def readable(text: str) -> str:
    """The text as it is read: a paired placeholder may stand inside a word, a standalone one is a gap."""
    if "<" in text:
        text = "".join(" " if t.mark is Mark.ALONE else t.text * (t.mark is Mark.TEXT) for t in tokens(text))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = text.replace(_SOFT_HYPHEN, "")
    if "@" in text or "://" in text or "www." in text:
        text = _NET.sub(lambda match: " " * len(match.group()), text)
    return text


def _words(shown: str, terms: Index) -> Iterator[_Word]:
    """The words that terms may have to do with; this is where the time goes, hence no match objects."""
    end, memory = 0, terms.memory
    for token in WORD.findall(shown):
        start = shown.find(token, end)
        end = start + len(token)
        reading = memory[token] if token in memory else read_word(token, terms)
        if reading:
            yield _Word(start, end, reading)


def _phrase(word: _Word, shown: str) -> list[Match]:
    """The longest term of several words that begins here."""
    for entry in word.reading.phrases:
        start, end = word.start, word.end
        for forms in entry.words[1:]:
            following = _NEXT_WORD.match(shown, end)
            if not following or key(following.group(1)) not in forms:
                break
            start, end = following.span(1)
        else:
            if entry.is_noun and not shown[start].isupper():
                continue
            return [Match(word.start, end, entry, is_part=False)]
    return []


def _apart(word: _Word, following: list[_Word], shown: str, terms: Index) -> list[Match]:
    """A compound whose parts are written apart, each with a capital: `Kita Gutschein`."""
    joined, end, found = word.reading.key, word.end, []
    for later in following if shown[word.start].isupper() else ():
        if shown[end : later.start] != " " or not shown[later.start].isupper():
            break
        joined, end = joined + later.reading.key, later.end
        entry = terms.nouns.get(joined)
        if entry and not entry.is_acronym:
            found = [Match(word.start, end, entry, is_part=False)]
    return found


def _inside(word: _Word, following: list[_Word], shown: str, terms: Index) -> list[Match]:
    """The terms that the word is, or is composed of; a word that ends in a hyphen borrows the end of a later one."""
    if shown[word.end - 1] == "-" and (borrowed := _borrowed(word, following, shown, terms)):
        return [borrowed]
    if word.reading.parts and word.reading.parts[0].is_part and _STREET.match(shown, word.start):
        return []
    return [
        Match(word.start + part.start, word.start + part.end, part.entry, part.is_part) for part in word.reading.parts
    ]


def _borrowed(word: _Word, following: list[_Word], shown: str, terms: Index) -> Match | None:
    """`Aufenthalts- und Niederlassungserlaubnis` names an `Aufenthaltserlaubnis` too."""
    position = word.end
    for later in following:
        if not _AFTER_HYPHEN.fullmatch(shown, position, later.start):
            return None
        position = later.end
        ending = later.reading.key
        for cut in range(1, len(ending) - _SHORTEST_HEAD + 1):
            entry = terms.nouns.get(word.reading.key + ending[cut:])
            if entry:
                return Match(word.start, word.end, entry, is_part=False)
    return None
