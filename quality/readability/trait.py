"""What makes a sentence hard, in words an editor understands."""

from collections.abc import Mapping
from enum import StrEnum


class Trait(StrEnum):
    """A family of measures; the value is the name in JSON."""

    LENGTH = "length"
    LONG_WORDS = "long_words"
    RARE_WORDS = "rare_words"
    NESTING = "nesting"
    NOUN_STYLE = "noun_style"
    PASSIVE = "passive"
    SIGNS = "signs"
    REST = "rest"
    """What has its weight but makes no advice: negation, pronouns, `und`."""


LABELS: Mapping[Trait, str] = {
    Trait.LENGTH: "lange Sätze",
    Trait.LONG_WORDS: "lange Wörter",
    Trait.RARE_WORDS: "seltene und fremde Wörter",
    Trait.NESTING: "Nebensätze und Einschübe",
    Trait.NOUN_STYLE: "Nominalstil",
    Trait.PASSIVE: "Passiv oder „zu“ mit Infinitiv",
    Trait.SIGNS: "viele Zahlen, Abkürzungen oder Zeichen",
    Trait.REST: "übriger Satzbau",
}

ADVICE: Mapping[Trait, str] = {
    Trait.LENGTH: "Den Satz teilen.",
    Trait.LONG_WORDS: "Kürzere Wörter nehmen oder mit Bindestrich gliedern.",
    Trait.RARE_WORDS: "Ein geläufiges Wort nehmen oder das Wort erklären.",
    Trait.NESTING: "Aus jedem Nebensatz einen eigenen Satz machen.",
    Trait.NOUN_STYLE: "Mit Verben sagen, wer was tut.",
    Trait.PASSIVE: "Sagen, wer es tut.",
    Trait.SIGNS: "Ausschreiben oder als Liste setzen.",
    Trait.REST: "",
}

_MEASURES: Mapping[Trait, str] = {
    Trait.LENGTH: "log_characters log_words log_syllables words different_share",
    Trait.LONG_WORDS: "letters_a_word syllables_a_word long_share long very_long endless halting_share halting "
    "one_syllable_share most_letters most_syllables long_adjectives",
    Trait.RARE_WORDS: "zipf lowest_zipf content_zipf three_lowest_zipf rare_small uncommon_small foreign "
    "below_50_share below_45_share below_38_share below_32_share below_24_share "
    "below_50 below_45 below_38 below_32 below_24",
    Trait.NESTING: "commas log_commas clause_words longest_clause clauses subordinators relatives brackets dash",
    Trait.NOUN_STYLE: "abstract noun_share nouns genitives noun_of_noun preposition_share prepositions",
    Trait.PASSIVE: "passive infinitives",
    Trait.SIGNS: "figures quotes colon hyphens capitals abbreviations",
    Trait.REST: "plain_verb_share plain_verbs person_share links negation",
}

TRAIT_OF: Mapping[str, Trait] = {name: trait for trait, names in _MEASURES.items() for name in names.split()}
"""The trait of each measure in `quality.readability.features`; letter pairs belong to RARE_WORDS."""
