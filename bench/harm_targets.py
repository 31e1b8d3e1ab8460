"""Errors put into good translations: natural slips of machines, plain damage, and fluent ones that no check sees."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

NEGATIONS = {
    "en": r"\b(?:not|no)\b ?|n't\b", "fr": r"\bne |\bn’|\bpas\b ?", "ru": r"\bне ", "uk": r"\bне ", "bg": r"\bне ",
    "pl": r"\bnie ", "ro": r"\bnu ", "es": r"\bno ", "ar": r"\b(?:لا|لم|لن|ليس) ", "it": r"\bnon ", "tr": r"\bdeğil\b",
    "el": r"\bδεν ", "hu": r"\bnem ", "sq": r"\bnuk ", "so": r"\bma ", "hr": r"\bne ", "cs": r"\bne", "vi": r"\bkhông ",
}  # fmt: skip
SENTENCE = re.compile(r"(?<=[.!?।።؟。])\s+")


@dataclass(frozen=True)
class Place:
    """A segment to harm, with the others of its language, and a source of chance of its own."""

    source: str
    target: str
    locale: str
    others: tuple[str, ...]
    """Targets of other segments of the same locale."""
    chance: random.Random


def number_changed(place: Place) -> str | None:
    digits = [m.start() for m in re.finditer(r"\d", place.target)]
    if not digits:
        return None
    i = place.chance.choice(digits)
    return place.target[:i] + str((int(place.target[i]) + place.chance.randint(1, 9)) % 10) + place.target[i + 1 :]


def sentence_lost(place: Place) -> str | None:
    parts = SENTENCE.split(place.target)
    if len(parts) < 2:
        return None
    del parts[place.chance.randrange(len(parts))]
    return " ".join(parts)


def cut_short(place: Place) -> str | None:
    words = place.target.split()
    return " ".join(words[: int(len(words) * 0.6)]) if len(words) > 7 else None


def untranslated(place: Place) -> str | None:
    return place.source if len(place.source.split()) > 1 else None


def one_sentence_untranslated(place: Place) -> str | None:
    source, target = SENTENCE.split(place.source), SENTENCE.split(place.target)
    if len(source) < 2 or len(source) != len(target):
        return None
    i = place.chance.randrange(len(source))
    return " ".join([*target[:i], source[i], *target[i + 1 :]])


def negation_lost(place: Place) -> str | None:
    pattern = NEGATIONS.get(place.locale.partition("-")[0])
    if pattern is None or not re.search(r"\b(?:nicht|kein\w*)\b", place.source):
        return None
    harmed = re.sub(pattern, "", place.target, flags=re.IGNORECASE)
    return harmed if harmed != place.target else None


def wrong_segment(place: Place) -> str | None:
    """The target of another segment of about this length: the hardest kind of mix-up."""
    near = sorted(place.others, key=lambda other: abs(len(other) - len(place.target)))[:8]
    return place.chance.choice(near) if near else None


def looped(place: Place) -> str | None:
    words = place.target.split()
    return " ".join(words + words[-4:] * 3) if len(words) > 5 else None


def word_replaced(place: Place) -> str | None:
    """Fluent but wrong: a long word of another sentence stands where a long word stood."""
    words = place.target.split()
    long = [i for i, word in enumerate(words) if word.isalpha() and len(word) > 5]
    foreign = [word for other in place.others for word in other.split() if word.isalpha() and len(word) > 5]
    if not long or not foreign or len(words) < 4:
        return None
    words[place.chance.choice(long)] = place.chance.choice(foreign)
    return " ".join(words)


def word_dropped(place: Place) -> str | None:
    """Fluent but incomplete: one word in the middle is gone."""
    words = place.target.split()
    if len(words) < 6:
        return None
    del words[place.chance.randrange(1, len(words) - 1)]
    return " ".join(words)


_SEEN = (number_changed, sentence_lost, cut_short, untranslated, one_sentence_untranslated)
_SEEN_TOO = (negation_lost, wrong_segment, looped)
SEEN: Mapping[str, Callable[[Place], str | None]] = {each.__name__: each for each in _SEEN + _SEEN_TOO}
FLUENT: Mapping[str, Callable[[Place], str | None]] = {each.__name__: each for each in (word_replaced, word_dropped)}
KINDS = {**SEEN, **FLUENT}
