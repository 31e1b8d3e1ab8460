"""The measures of a sentence that the learned score weighs.

Counts that may be large enter as log(1 + n): the tenth long word adds less than the second. A share is a part of the
words, 0–1. Each measure belongs to a `Trait`, the name under which an editor is told about it.
"""

import re
from collections.abc import Sequence
from math import log, log1p

from quality.readability.word import Word, words_of

_SUBORDINATORS = re.compile(
    r"\b(?:dass|daß|weil|wenn|ob|obwohl|obgleich|falls|nachdem|bevor|ehe|sobald|solange|sofern|soweit|indem|wobei|"
    r"wodurch|womit|worauf|woraus|worin|während|damit|als|wie)\b"
)
_RELATIVE = re.compile(
    r",\s*(?:(?:in|an|auf|mit|von|zu|bei|nach|für|durch|um|aus|über|unter|vor|gegen|wegen|ohne)\s+)?"
    r"(?:der|die|das|dem|den|deren|dessen|denen|welche[rsmn]?)\b"
)
_CUTS = re.compile(r"[,;:–—()]| - ")
_SPACED = re.compile(r"\w+")
_GENITIVE = re.compile(r"\b(?:des|eines|dieses|seines|ihres|jedes|ihrer|seiner|einer|deren|dessen)\b")
_NOUN_OF_NOUN = re.compile(r"\b[A-ZÄÖÜ]\w+ (?:der|des|einer|eines|dieser|seiner|ihrer) (?:\w+ )?[A-ZÄÖÜ]\w+")
_PASSIVE = re.compile(r"\b(?:wird|werden|wurde|wurden|worden)\b")
_ZU = re.compile(r"\bzu [a-zäöü]+n\b|\b\w+zu\w+en\b")
_FIGURES = re.compile(r"\d+")
_DASH = re.compile(r"[–—;]| - ")
_ABBREVIATION = re.compile(r"\b\w{1,4}\.(?= [a-zäöüß\d])")
_QUOTE = re.compile(r"[„“”\"‚‘»«]")
_HYPHEN = re.compile(r"\w[-·]\w")
_NEGATION = re.compile(r"\b(?:nicht|kein\w*|nie|weder|ohne)\b")
_VERBS = words_of("""
    ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte konnten muss müssen musste
    soll sollen sollte will wollen darf dürfen möchte mag sei wäre würde hätte gibt
""")
_PERSONS = words_of("ich du er sie es wir ihr mich dich ihn uns euch man mir dir ihm ihnen Sie Ihnen Ihr Ihre")
_LINKS = frozenset(("und", "oder", "sowie", "sondern"))
_LONG, _VERY_LONG, _ENDLESS = 6, 10, 13
_HALTING = 3
"""Syllables from which a word is long to say."""
_LONG_ADJECTIVE = 8
_RARE = {"50": 5.0, "45": 4.5, "38": 3.8, "32": 3.2, "24": 2.4}
_SHORT = 3


def measure(sentence: str, words: Sequence[Word]) -> dict[str, float]:
    """The measures of a sentence by name; ValueError if it has no words."""
    if not words:
        raise ValueError("a sentence without words has no measures")
    return {
        **_length(sentence, words),
        **_word_length(words),
        **_rarity(words),
        **_nesting(sentence),
        **_style(sentence, words),
        **_signs(sentence, words),
    }


def _length(sentence: str, words: Sequence[Word]) -> dict[str, float]:
    heard = sum(word.syllables for word in words)
    return {
        "log_characters": log(len(sentence)),
        "log_words": log(len(words)),
        "log_syllables": log(heard),
        "words": len(words),
        "different_share": len({word.text.lower() for word in words}) / len(words),
    }


def _word_length(words: Sequence[Word]) -> dict[str, float]:
    letters = [word.letters for word in words]
    heard = [word.syllables for word in words]
    long = sum(number > _LONG for number in letters)
    halting = sum(number >= _HALTING for number in heard)
    return {
        "letters_a_word": sum(letters) / len(words),
        "syllables_a_word": sum(heard) / len(words),
        "long_share": long / len(words),
        "long": log1p(long),
        "very_long": log1p(sum(number > _VERY_LONG for number in letters)),
        "endless": log1p(sum(number > _ENDLESS for number in letters)),
        "halting_share": halting / len(words),
        "halting": log1p(halting),
        "one_syllable_share": heard.count(1) / len(words),
        "most_letters": max(letters),
        "most_syllables": max(heard),
        "long_adjectives": log1p(sum(w.letters > _LONG_ADJECTIVE and not w.is_capitalised for w in words)),
    }


def _rarity(words: Sequence[Word]) -> dict[str, float]:
    values = [word.zipf for word in words if word.zipf is not None] or [max(_RARE.values())]
    content = sorted(w.zipf for w in words if w.zipf is not None and w.letters > _SHORT and not w.is_preposition)
    content = content or [max(_RARE.values())]
    below = {name: sum(value < limit for value in values) for name, limit in _RARE.items()}
    rare_verbs = [word for word in words if word.zipf is not None and not word.is_capitalised]
    return {
        "zipf": sum(values) / len(values),
        "lowest_zipf": min(values),
        "content_zipf": sum(content) / len(content),
        "three_lowest_zipf": sum(content[:3]) / len(content[:3]),
        **{f"below_{name}_share": number / len(words) for name, number in below.items()},
        **{f"below_{name}": log1p(number) for name, number in below.items()},
        "rare_small": log1p(sum((word.zipf or 0) < _RARE["38"] for word in rare_verbs)),
        "uncommon_small": log1p(sum((word.zipf or 0) < _RARE["45"] for word in rare_verbs)),
    }


def _nesting(sentence: str) -> dict[str, float]:
    clauses = [number for part in _CUTS.split(sentence) if (number := len(_SPACED.findall(part)))]
    return {
        "commas": sentence.count(","),
        "log_commas": log1p(sentence.count(",")),
        "clause_words": sum(clauses) / len(clauses),
        "longest_clause": log1p(max(clauses)),
        "clauses": log1p(len(clauses)),
        "subordinators": log1p(len(_SUBORDINATORS.findall(sentence))),
        "relatives": log1p(len(_RELATIVE.findall(sentence))),
        "brackets": log1p(sentence.count("(")),
        "dash": float(_DASH.search(sentence) is not None),
    }


def _style(sentence: str, words: Sequence[Word]) -> dict[str, float]:
    nouns = sum(word.is_capitalised for word in words[1:])
    prepositions = sum(word.is_preposition for word in words)
    finite = sum(word.text.lower() in _VERBS for word in words)
    return {
        "abstract": log1p(sum(word.is_abstract for word in words)),
        "noun_share": nouns / len(words),
        "nouns": log1p(nouns),
        "genitives": log1p(len(_GENITIVE.findall(sentence))),
        "noun_of_noun": log1p(len(_NOUN_OF_NOUN.findall(sentence))),
        "preposition_share": prepositions / len(words),
        "prepositions": log1p(prepositions),
        "foreign": log1p(sum(word.is_foreign for word in words)),
        "passive": float(_PASSIVE.search(sentence) is not None),
        "infinitives": log1p(len(_ZU.findall(sentence))),
        "plain_verb_share": finite / len(words),
        "plain_verbs": log1p(finite),
        "person_share": sum(word.text in _PERSONS for word in words) / len(words),
        "links": log1p(sum(word.text.lower() in _LINKS for word in words)),
        "negation": float(_NEGATION.search(sentence) is not None),
    }


def _signs(sentence: str, words: Sequence[Word]) -> dict[str, float]:
    return {
        "figures": log1p(len(_FIGURES.findall(sentence))),
        "quotes": log1p(len(_QUOTE.findall(sentence))),
        "colon": float(":" in sentence),
        "hyphens": log1p(len(_HYPHEN.findall(sentence))),
        "capitals": log1p(sum(word.text.isupper() and word.letters > 1 for word in words)),
        "abbreviations": log1p(len(_ABBREVIATION.findall(sentence))),
    }
