"""Terms that drift: one German term, several names in the same locale, across translations that are already there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossaries.find import matches, readable
from glossaries.index import Entry
from glossaries.target import folded_words, presence
from glossaries.term_base import Concept, TermBase, TermStatus

_LONGEST = 4
"""Words of a candidate."""
_RARE = 2
"""A candidate stands in at least this many segments."""
_OWN = 0.3
"""Of the segments with the candidate, this share has the German term too."""
_MOST = 8


@dataclass(frozen=True, slots=True)
class Aligned:
    """A German segment and its translation."""

    source: str
    target: str
    locale: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """One name that a term has in the translations."""

    text: str
    count: int
    status: TermStatus | None
    """What the term base thinks of it; None for a candidate that it does not know."""
    example: Aligned


@dataclass(frozen=True, slots=True)
class Drift:
    """A term with all its names in one locale, the most frequent first."""

    concept: str
    term: str
    locale: str
    segments: int
    """How many segments hold the German term."""
    renderings: tuple[Rendering, ...]
    example: Aligned | None
    """A segment in which none of these names stands."""

    @property
    def unexplained(self) -> int:
        """In how many segments it is called something else, or nothing."""
        return self.segments - sum(rendering.count for rendering in self.renderings)

    @property
    def strays(self) -> int:
        """In how many segments it has another than its most frequent name."""
        return sum(rendering.count for rendering in self.renderings[1:])


def drifts(pairs: Iterable[Aligned], base: TermBase) -> tuple[Drift, ...]:
    """Every term with more than one name in a locale, those with the most strays first."""
    by_locale: dict[str, list[Aligned]] = defaultdict(list)
    for pair in dict.fromkeys(pairs):
        by_locale[pair.locale].append(pair)
    found = [drift for several in by_locale.values() for drift in _in_locale(several, base)]
    return tuple(sorted((drift for drift in found if len(drift.renderings) > 1), key=lambda drift: -drift.strays))


def _in_locale(pairs: Sequence[Aligned], base: TermBase) -> Iterator[Drift]:
    phrases = {pair: _phrases(pair) for pair in pairs}
    spread = Counter(phrase for several in phrases.values() for phrase in several)
    with_term: dict[Entry, list[Aligned]] = defaultdict(list)
    for pair in pairs:
        found = (match.entry for match in matches(readable(pair.source), base) if not match.is_part)
        for entry in dict.fromkeys(found):
            with_term[entry].append(pair)
    for entry, several in with_term.items():
        yield _drift(entry, several, _Candidates({pair: phrases[pair] for pair in several}, spread))


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The phrases of the segments that hold a term, and how often each stands anywhere."""

    phrases: dict[Aligned, frozenset[str]]
    spread: Counter[str]

    def best(self, left: Sequence[Aligned]) -> str | None:
        """The phrase that goes best with what is left: frequent there, rare elsewhere."""
        near = Counter(phrase for pair in left for phrase in self.phrases[pair])
        scores = {
            phrase: _association(count, len(left), self.spread[phrase]) * (1 + 0.1 * phrase.count(" "))
            for phrase, count in near.items()
            if count >= _RARE and count >= _OWN * self.spread[phrase]
        }
        return max(scores, key=lambda phrase: (scores[phrase], phrase), default=None)


def _association(together: int, term: int, phrase: int) -> float:
    """Dice's coefficient."""
    return 2 * together / (term + phrase)


def _drift(entry: Entry, pairs: list[Aligned], candidates: _Candidates) -> Drift:
    locale = pairs[0].locale
    left, found = list(pairs), []
    for name, status in _names(entry.concept, locale):
        found += _taken(name, status, left)
    while len(found) < _MOST and (best := candidates.best(left)):
        found += _taken(best, None, left)
    renderings = tuple(sorted(found, key=lambda rendering: -rendering.count))
    return Drift(entry.concept.id, entry.term.text, locale, len(pairs), renderings, left[0] if left else None)


def _names(concept: Concept, locale: str) -> list[tuple[str, TermStatus]]:
    """What the term base knows it is called; longer names first, because they hold the shorter ones."""
    terms = concept.named(locale, *TermStatus)
    return sorted(((term.text, term.status) for term in terms), key=lambda known: -len(known[0]))


def _taken(name: str, status: TermStatus | None, left: list[Aligned]) -> list[Rendering]:
    """The rendering with the segments that hold it, which are taken out of what is left."""
    held = [pair for pair in left if presence(name, readable(pair.target), pair.locale) == 1]
    for pair in held:
        left.remove(pair)
    return [Rendering(name, len(held), status, held[0])] if held else []


def _phrases(pair: Aligned) -> frozenset[str]:
    """The stretches of the target that could be a name: they neither begin nor end with a small word."""
    found = set()
    for sentence in re.split(r"[.,;:!?()\n]", readable(pair.target)):
        words = folded_words(sentence, pair.locale)
        for start in range(len(words)):
            for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                if words[start].tells and words[end - 1].tells:
                    found.add(" ".join(word.text for word in words[start:end]))
    return frozenset(found)
