"""The nouns: a rule of Leichte Sprache, and how heavily it weighs."""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """What a rule is about."""

    SENTENCE = "Sätze"
    GRAMMAR = "Grammatik"
    WORD = "Wörter"
    NUMBER = "Zahlen"
    SIGN = "Zeichen"
    TEXT = "Text"
    LAYOUT = "Gestaltung"
    REVIEW = "Prüfung"


class Weight(StrEnum):
    """How heavily a broken rule weighs: only a `Fehler` makes a text fail."""

    ERROR = "Fehler"
    WARNING = "Warnung"
    INFO = "Hinweis"
    PEOPLE = "Mensch"
    """Only people can tell; what a machine sees of it is a hint."""
    OFF = "aus"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, in the words an editor reads."""

    id: str
    group: Group
    weight: Weight
    """Where no profile says otherwise."""
    title: str
    sources: tuple[str, ...]
    why: str
    people: str
    """What a person must still look at: where the detector cannot know, or does not look."""
