"""What the approved translations of a municipality teach about the words of one locale, and what does not fit to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quality.habits import Habit, habits
from quality.stems import stems
from quality.wording import words

_TELLING = 3
"""Shorter words stand in many languages."""
_MOST_SURPRISE = 6.0


@dataclass(frozen=True, slots=True)
class Mismatch:
    """How a target fits to its source, as far as the vocabulary knows their words; all is 0 where it fits."""

    missing: tuple[tuple[str, float], ...] = ()
    """German words whose usual counterparts are not in the target, each with its surprise, the greatest first."""
    unmatched: float = 0.0
    """The mean surprise over both sides, those that fit counting 0."""
    unknown: float = 1.0
    """The share of the words of both sides of which nothing is known."""
    german: tuple[str, ...] = ()
    """Words of the target that are known from German alone."""
    german_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Stem → its habit, for German and for the locale, and the words seen in each."""

    source: Mapping[str, Habit] = field(default_factory=dict)
    target: Mapping[str, Habit] = field(default_factory=dict)
    source_words: frozenset[str] = frozenset()
    target_words: frozenset[str] = frozenset()

    def mismatch(self, source: str, target: str) -> Mismatch:
        """What of the pair does not fit; without a vocabulary everything is unknown and nothing wrong."""
        if not self.source:
            return Mismatch()
        german, foreign = words(source), words(target)
        there, here = stems(german, is_german=True), stems(foreign)
        missing = _without_partner(there, here, self.source)
        odd = _without_partner(here, there, self.target)
        known = sum(stem in self.source for stem in there) + sum(stem in self.target for stem in here)
        told = [word for word in foreign if len(word) >= _TELLING]
        left = self._german_alone(told, german)
        return Mismatch(
            missing=tuple(sorted(((there[stem], much) for stem, much in missing.items()), key=lambda each: -each[1])),
            unmatched=(_mean(missing, there) + _mean(odd, here)) / 2,
            unknown=1 - known / max(1, len(there) + len(here)),
            german=left,
            german_share=len(left) / max(1, len(told)),
        )

    def _german_alone(self, told: Sequence[str], german: Sequence[str]) -> tuple[str, ...]:
        here = {word.casefold() for word in german}
        folded = ((word, word.casefold()) for word in told)
        return tuple(
            word
            for word, as_seen in folded
            if as_seen not in self.target_words and (as_seen in here or as_seen in self.source_words)
        )


NO_VOCABULARY = Vocabulary()
"""The first night: nothing is approved yet."""


def vocabulary(pairs: Iterable[tuple[str, str]]) -> Vocabulary:
    """What these German texts and their translations into one locale teach."""
    told = [(words(source), words(target)) for source, target in dict.fromkeys(pairs)]
    sides = [(stems(source, is_german=True).keys(), stems(target).keys()) for source, target in told]
    both = [(source, target) for source, target in sides if source and target]
    return Vocabulary(
        habits(both),
        habits([(target, source) for source, target in both]),
        frozenset(word.casefold() for source, _ in told for word in source),
        frozenset(word.casefold() for _, target in told for word in target),
    )


def _without_partner(
    these: Mapping[str, str], those: Mapping[str, str], known: Mapping[str, Habit]
) -> dict[str, float]:
    """Stem → its surprise, for each whose partners are all absent on the other side."""
    told = {stem: known[stem] for stem in these if stem in known}
    absent = {stem: habit for stem, habit in told.items() if habit.partners.isdisjoint(those)}
    return {stem: min(_MOST_SURPRISE, habit.surprise) for stem, habit in absent.items()}


def _mean(surprises: Mapping[str, float], side: Mapping[str, str]) -> float:
    return sum(surprises.values()) / max(1, len(side))
