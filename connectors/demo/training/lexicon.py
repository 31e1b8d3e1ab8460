"""The words of the training sentences with every inflected form written out, a folder of tables a language."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = Path(__file__).parent / "languages"
SOURCE, PIVOT_LOCALE = "de", "en"
LOCALES = (
    SOURCE,
    PIVOT_LOCALE,
    *sorted({folder.name for folder in LANGUAGES.iterdir() if folder.is_dir()} - {SOURCE, PIVOT_LOCALE}),
)

Entry = Mapping[str, str]
"""One word: the key `uk` holds its plain Ukrainian form, `uk.gen` its genitive, `uk.gender` its gender."""


def read_table(locale: str, name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated table of a language, by column name."""
    with (LANGUAGES / locale / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def sentences(name: str) -> list[dict[str, str]]:
    """The sentences of a table (`phrases.tsv`, `templates.tsv`) by language, in the order of the German table."""
    told = {
        locale: {row[SOURCE]: row[locale] for row in read_table(locale, name)} for locale in LOCALES if locale != SOURCE
    }
    german = (row[SOURCE] for row in read_table(SOURCE, name))
    return [{SOURCE: text} | {locale: texts[text] for locale, texts in told.items()} for text in german]


@cache
def entries(category: str) -> tuple[Entry, ...]:
    """All words of a category: office, document, benefit, event, topic, duration, day, month, date."""
    found: dict[str, dict[str, str]] = {}
    for locale in LOCALES:
        for row in read_table(locale, "words.tsv"):
            if row["category"] == category:
                form = f"{locale}.{row['form']}" if row["form"] else locale
                found.setdefault(row[SOURCE], {})[form] = row["text"]
    return tuple(found.values())


@cache
def agreement() -> Mapping[tuple[str, str], Entry]:
    """Adjectives and verbs that follow a word's gender: (locale, form) to the form for each gender."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for locale in LOCALES:
        for row in read_table(locale, "words.tsv"):
            if row["category"] == "agreement":
                found.setdefault((locale, row[SOURCE]), {})[row["form"]] = row["text"]
    return found


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
