"""Why a sentence or a text is hard, and which sentences to fix first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quality.readability.model import Rating
from quality.readability.trait import ADVICE, LABELS, Trait
from quality.readability.word import Word

_NOTABLE = 0.1
"""Points by which a trait must make the text harder to be named."""
_MOST_REASONS = 3
_MOST_WORDS = 3
_LONG_WORD = 12
_RARE_ZIPF = 3.5
FIRST = 5
"""So many sentences are told to be fixed first."""
_HARD = 2.5
"""Below, a sentence needs no fixing: 98 of 100 sentences in Leichte Sprache are rated so (TextComplexityDE)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One trait that makes a text hard."""

    trait: Trait
    points: float
    """By how much it is harder for that, on the scale 1–7."""
    label: str
    """German, for editors."""
    advice: str
    examples: tuple[str, ...] = ()
    """The words that did it, or how long the sentence is."""

    def text(self) -> str:
        """The label with its examples."""
        return f"{self.label} ({', '.join(self.examples)})" if self.examples else self.label


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence to fix."""

    text: str
    words: int
    hardness: float
    reasons: tuple[Reason, ...]
    """Strongest first."""


def reasons_of(rating: Rating) -> tuple[Reason, ...]:
    """Why this sentence is hard."""
    return _reasons(rating.shares, rating.words, length=f"{len(rating.words)} Wörter")


def reasons_of_all(ratings: Sequence[Rating]) -> tuple[Reason, ...]:
    """Why a text is hard: the traits of its sentences, each by its words; none without sentences."""
    words = [word for rating in ratings for word in rating.words]
    if not words:
        return ()
    shares = {t: sum(r.shares[t] * len(r.words) for r in ratings) / len(words) for t in Trait}
    return _reasons(shares, words, length=f"im Mittel {len(words) / len(ratings):.0f} Wörter")


def fix_first(ratings: Sequence[Rating]) -> tuple[HardSentence, ...]:
    """The sentences to fix first: hard ones, and of these the long before the short."""
    hard = {rating.sentence: rating for rating in ratings if rating.hardness >= _HARD}.values()
    ordered = sorted(hard, key=lambda r: (-(r.hardness - 1) * len(r.words) ** 0.5, r.sentence))
    return tuple(HardSentence(r.sentence, len(r.words), r.hardness, reasons_of(r)) for r in ordered[:FIRST])


def _reasons(shares: Mapping[Trait, float], words: Sequence[Word], *, length: str) -> tuple[Reason, ...]:
    told = [(trait, points) for trait, points in shares.items() if trait is not Trait.REST and points >= _NOTABLE]
    told.sort(key=lambda item: -item[1])
    return tuple(
        Reason(trait, points, LABELS[trait], ADVICE[trait], _examples(trait, words) or _told_length(trait, length))
        for trait, points in told[:_MOST_REASONS]
    )


def _told_length(trait: Trait, length: str) -> tuple[str, ...]:
    return (length,) if trait is Trait.LENGTH else ()


def _examples(trait: Trait, words: Sequence[Word]) -> tuple[str, ...]:
    """The words that show the trait most, each once."""
    chosen: list[Word] = []
    if trait is Trait.LONG_WORDS:
        chosen = sorted((word for word in words if word.letters > _LONG_WORD), key=lambda word: -word.letters)
    elif trait is Trait.RARE_WORDS:
        rare = [(word.zipf, word) for word in words if word.zipf is not None and word.zipf < _RARE_ZIPF]
        chosen = [word for _, word in sorted(rare, key=lambda item: (item[0], -item[1].letters))]
    elif trait is Trait.NOUN_STYLE:
        chosen = [word for word in words if word.is_abstract]
    return tuple(dict.fromkeys(word.text for word in chosen))[:_MOST_WORDS]
