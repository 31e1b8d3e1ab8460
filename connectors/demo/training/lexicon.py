"""The words of the training sentences with every inflected form written out (tables in `words/`)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LOCALES = ("de", "en", "ar", "uk", "tr", "fr")
FOLDER = Path(__file__).parent

Entry = Mapping[str, str]
"""One word: the column `uk` holds its plain Ukrainian form, `uk.gen` its genitive, `uk.gender` its gender."""


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated table of this folder, by column name."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def entries(category: str) -> tuple[Entry, ...]:
    """All words of a category: office, document, benefit, event, topic, duration, day, month."""
    return tuple(read_table(f"words/{category}.tsv"))


@cache
def agreement() -> Mapping[tuple[str, str], Entry]:
    """Adjectives and verbs that follow a word's gender: (locale, form) to the form for each gender."""
    return {(row["locale"], row["form"]): row for row in read_table("words/agreement.tsv")}


def inflect(entry: Entry, locale: str, form: str | None) -> str:
    """The form of a word in a locale, or what agrees with the word (`office.open` is ouvert or ouverte)."""
    if form is None:
        return entry[locale]
    if (locale, form) in agreement():
        return agreement()[locale, form][entry[f"{locale}.gender"]]
    return entry[f"{locale}.{form}"]


def capitalise(text: str, locale: str) -> str:
    """The text with a capital first letter, by the rules of the locale (Turkish i becomes İ)."""
    first = "İ" if locale == "tr" and text[0] == "i" else text[0].upper()
    return first + text[1:]
