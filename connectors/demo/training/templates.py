"""Parallel sentences in all languages, made from the patterns in `templates.tsv` and the lexicon."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from itertools import cycle, islice

from connectors.demo.training.lexicon import LOCALES, Entry, capitalise, entries, inflect, sentences

Row = tuple[str, ...]
"""One sentence in the order of `LOCALES`."""

CATEGORIES = ("office", "document", "benefit", "event", "topic", "duration", "day")
SLOT = re.compile(r"\{(?P<name>\w+)(?:\.(?P<form>\w+))?\}")
MINUTES = ("00", "00", "30", "30", "15", "45", "10", "20", "40", "55")
CENTS = ("", "", ",00", ",05", ",50", ",55", ",75", ",80", ",95")


def rows(count: int, *, seed: int) -> list[Row]:
    """Up to `count` different sentences, the same ones for the same seed, in random order."""
    rng = random.Random(seed)
    found: dict[str, Row] = {}
    for template in islice(cycle(templates()), count * 2):
        row = fill(template, draw_words(rng))
        found.setdefault(row[0], row)
    made = list(found.values())[:count]
    rng.shuffle(made)
    return made


def any_row(rng: random.Random) -> Row:
    """One sentence from a random template."""
    return fill(rng.choice(templates()), draw_words(rng))


def templates() -> list[dict[str, str]]:
    """The patterns, by language."""
    return sentences("templates.tsv")


def fill(template: Mapping[str, str], words: Mapping[str, Entry]) -> Row:
    """The template in every language with the given words in its slots."""
    return tuple(_fill(template[locale], words, locale) for locale in LOCALES)


def _fill(pattern: str, words: Mapping[str, Entry], locale: str) -> str:
    def word(slot: re.Match[str]) -> str:
        name = slot["name"]
        text = inflect(words[name.lower()], locale, slot["form"])
        return capitalise(text, locale) if name[0].isupper() else text

    return SLOT.sub(word, pattern)


def draw_words(rng: random.Random) -> dict[str, Entry]:
    """One word for every slot; the second of a pair (`day2`) always differs from the first."""
    words: dict[str, Entry] = {}
    for category in CATEGORIES:
        words[category], words[f"{category}2"] = rng.sample(entries(category), 2)
    words["time"], words["time2"] = _times(rng)
    words["date"], words["date2"] = _date(rng), _date(rng)
    words["number"] = _everywhere(_amount(rng))
    words["price"], words["price2"] = (_everywhere(_amount(rng) + rng.choice(CENTS)) for _ in range(2))
    return words


def _times(rng: random.Random) -> list[Entry]:
    separator = rng.choice(".:")
    hours = sorted(rng.sample(range(6, 22), 2))
    padding = rng.choice(("d", "02d"))
    return [_everywhere(f"{hour:{padding}}{separator}{rng.choice(MINUTES)}") for hour in hours]


def _date(rng: random.Random) -> Entry:
    day, year = rng.randint(2, 28), rng.randint(2024, 2032)
    if rng.random() < 0.3:
        return _everywhere(f"{day:02d}.{rng.randint(1, 12):02d}.{year}")
    month = rng.choice(entries("month"))
    [pattern] = entries("date")
    return {locale: pattern[locale].format(day=day, month=month[locale], year=year) for locale in LOCALES}


def _amount(rng: random.Random) -> str:
    if rng.random() < 0.15:
        return f"{rng.randint(1, 9)}.{rng.randint(0, 999):03d}"
    return str(rng.randint(5, 10 ** rng.randint(1, 3) - 1))


def _everywhere(text: str) -> Entry:
    return dict.fromkeys(LOCALES, text)
