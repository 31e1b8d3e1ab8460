"""The word tables are complete: a language has all of its months, days and units, or none."""

import re

import pytest

from pipeline.facts.days import DAYS
from pipeline.facts.halves import HALVES
from pipeline.facts.months import MONTHS
from pipeline.facts.numerals import NUMERALS
from pipeline.facts.units import UNITS, WORDS

TABLES = [("months", MONTHS, 12), ("weekdays", DAYS, 7), ("units", WORDS, len(UNITS))]


@pytest.mark.parametrize(("name", "table", "size"), TABLES, ids=[row[0] for row in TABLES])
def test_every_language_has_each_word_once(name: str, table: dict[str, str], size: int) -> None:
    for language, words in table.items():
        assert len(words.split(" ")) == size, (name, language)
        assert all(re.compile(word) for word in words.split(" "))


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_no_month_is_also_another_month(language: str) -> None:
    patterns = [re.compile(word, re.IGNORECASE) for word in MONTHS[language].split(" ")]
    names = [name for word in MONTHS[language].split(" ") for name in word.split("|") if name.isalpha()]
    for name in names:
        assert sum(bool(pattern.fullmatch(name)) for pattern in patterns) <= 1, name


@pytest.mark.parametrize("language", ["en", "fr", "tr", "uk", "ru", "ar", "fa", "ro", "bg", "pl", "es", "it"])
def test_the_languages_of_most_municipalities_know_months_days_units_and_numbers(language: str) -> None:
    assert language in MONTHS
    assert language in DAYS
    assert language in WORDS
    assert language in NUMERALS


def test_a_language_with_halves_of_the_day_knows_its_weekdays() -> None:
    assert set(HALVES) <= set(DAYS)
