"""Find the terms of a term base in a German text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from glossaries.german import forms
from glossaries.term_base import Term, TermBase, TermStatus
from pipeline.engine import TermHit
from pipeline.placeholders import Mark, tokens

_NET = re.compile(r"\S*(?:@|://|www\.)\S*")
_WORD = re.compile(r"[^\W_]+")
_JOINTS = frozenset("-‑·")
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term with all forms of each of its words, in lower case."""

    term: Term
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


Index = Mapping[str, list[_Entry]]
"""First word in each of its forms → the terms that begin with it, longest first."""


def find(text: str, base: TermBase, *, locale: str) -> tuple[TermHit, ...]:
    """The terms in the text that have a target in this locale, each as it is written, in order and once.

    The longest term wins; a term is a whole word or a part of a hyphenated one, never the inside of another word.
    """
    shown = _NET.sub(lambda match: " " * len(match.group()), _visible(text))
    words = [_Word(match.group(), *match.span()) for match in _WORD.finditer(shown)]
    hits = (
        TermHit(shown[first.start : last.end], term.concept, target)
        for first, last, term in _matches(words, _index(base), shown)
        if (target := base.target(term, locale))
    )
    return tuple(dict.fromkeys(hits))


def _matches(words: list[_Word], index: Index, shown: str) -> Iterator[tuple[_Word, _Word, Term]]:
    position = 0
    while position < len(words):
        entry = _longest(words[position:], index, shown) if words[position].text.lower() in index else None
        size = len(entry.words) if entry else 1
        if entry:
            yield words[position], words[position + size - 1], entry.term
        position += size


def _longest(words: list[_Word], index: Index, shown: str) -> _Entry | None:
    for entry in index[words[0].text.lower()]:
        stretch = words[: len(entry.words)]
        if _is(stretch, entry) and _stand_together(stretch, shown):
            return entry
    return None


def _is(stretch: list[_Word], entry: _Entry) -> bool:
    """Whether the words are forms of the term's words, capitalised where the term is."""
    if len(stretch) < len(entry.words) or (entry.term.source[0].isupper() and not stretch[0].text[0].isupper()):
        return False
    return all(word.text.lower() in forms_ for word, forms_ in zip(stretch, entry.words, strict=True))


def _stand_together(stretch: list[_Word], shown: str) -> bool:
    gaps = (shown[left.end : right.start] for left, right in pairwise(stretch))
    return all(gap.isspace() or gap in _JOINTS for gap in gaps)


@lru_cache(maxsize=32)
def _index(base: TermBase) -> Index:
    index: dict[str, list[_Entry]] = {}
    for term in base.terms:
        if term.status is not TermStatus.FORBIDDEN:
            words = tuple(frozenset(form.lower() for form in forms(word)) for word in _WORD.findall(term.source))
            for first in words[0]:
                index.setdefault(first, []).append(_Entry(term, words))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry.words))
    return index


def _visible(text: str) -> str:
    """The text as it is read: a paired placeholder may stand inside a word, a standalone one is a gap."""
    seen = (" " if token.mark is Mark.ALONE else token.text for token in tokens(text) if not _is_paired(token.mark))
    return "".join(seen).replace(_SOFT_HYPHEN, "")


def _is_paired(mark: Mark) -> bool:
    return mark in {Mark.OPEN, Mark.CLOSE}
