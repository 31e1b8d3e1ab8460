"""The sentences the demo's translation models learn from."""

import random
import re
from collections import Counter

import pytest

from connectors.demo.training.corpus import corpus, draw
from connectors.demo.training.lexicon import LOCALES, capitalise, entries, inflect
from connectors.demo.training.phrases import SURROGATES, phrases, redraw_numbers, toggle_stop
from connectors.demo.training.templates import Row, rows


@pytest.fixture(scope="module", params=["patterns", "by_heart", "held_out"])
def sentences(request: pytest.FixtureRequest) -> tuple[Row, ...]:
    found: tuple[Row, ...] = getattr(corpus(), request.param)
    return found


def words_of(form: str, *, locale: str) -> list[str]:
    return [inflect(entry, locale, form) for entry in entries("office")]


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert rows(300, seed=1) == rows(300, seed=1)
    assert rows(300, seed=1) != rows(300, seed=2)


def test_every_sentence_has_all_languages(sentences: tuple[Row, ...]) -> None:
    assert all(len(row) == len(LOCALES) and all(text.strip() == text != "" for text in row) for row in sentences)


def test_no_slot_stays_open(sentences: tuple[Row, ...]) -> None:
    assert [row for row in sentences if "{" in "".join(row)] == []


@pytest.mark.parametrize("surrogate", SURROGATES)
def test_what_stands_for_a_fact_is_copied_into_every_language(sentences: tuple[Row, ...], surrogate: str) -> None:
    assert [row for row in sentences if len({text.count(surrogate) for text in row}) > 1] == []


def test_every_language_shows_the_same_digits(sentences: tuple[Row, ...]) -> None:
    def numbers(text: str) -> Counter[str]:
        return Counter(re.findall(r"\d+", text))

    assert [row for row in sentences if any(numbers(text) != numbers(row[0]) for text in row)] == []


def test_one_english_sentence_never_stands_for_two_in_another_language() -> None:
    """English is the pivot: what German tells apart and English does not is lost for every further language."""
    by_english: dict[str, set[Row]] = {}
    for row in phrases():
        by_english.setdefault(row[1], set()).add(row[1:])
    assert [found for found in by_english.values() if len(found) > 1] == []


def test_held_out_sentences_are_never_trained_on() -> None:
    batch = draw(random.Random(1), 20_000, by_heart=0.5)
    assert {row[0] for row in batch}.isdisjoint(row[0] for row in corpus().held_out)


def test_a_phrase_gets_other_numbers_in_all_languages_at_once() -> None:
    row = ("Der Antrag kostet 42,60 €.", *["42,60 €"] * 5)
    redrawn = redraw_numbers(row, random.Random(3))
    (price,) = re.findall(r"\d\d,\d\d", redrawn[0])
    assert price != "42,60"
    assert all(price in text for text in redrawn)


@pytest.mark.parametrize("text", ["Verlängerung bis zu 3 Monate", "Telefon: 0123 456789", "21 Tage"])
def test_a_number_its_noun_may_agree_with_and_a_surrogate_stay(text: str) -> None:
    assert redraw_numbers((text,) * 6, random.Random(3)) == (text,) * 6


def test_a_turkish_suffix_keeps_its_number() -> None:
    row = ("um 8.30 Uhr", "at 8.30", "8.30", "о 8.30", "saat 8.30'da", "à 8.30")
    assert redraw_numbers(row, random.Random(3)) == row


def test_a_full_stop_comes_or_goes_in_all_languages_or_in_none() -> None:
    assert toggle_stop(("Ja.", "Yes.")) == ("Ja", "Yes")
    assert toggle_stop(("Ja", "Yes")) == ("Ja.", "Yes.")
    assert toggle_stop(("Ja.", "Yes!")) == ("Ja.", "Yes!")


def test_a_batch_mixes_phrases_and_patterns() -> None:
    batch = draw(random.Random(1), 50, by_heart=0.5)
    assert 10 < sum(row in set(corpus().by_heart) for row in batch) < 40


@pytest.mark.parametrize(
    ("text", "locale", "capital"),
    [("iş", "tr", "İş"), ("iş", "de", "Iş"), ("école", "fr", "École"), ("دائرة", "ar", "دائرة")],
)
def test_capitals_follow_the_language(text: str, locale: str, capital: str) -> None:
    assert capitalise(text, locale) == capital


def test_adjectives_agree_with_their_office() -> None:
    assert set(words_of("open", locale="fr")) == {"ouvert", "ouverte"}
    assert set(words_of("closed", locale="uk")) == {"зачинений", "зачинена", "зачинене"}
