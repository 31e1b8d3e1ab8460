"""The open readability index runs from 0 to 20, and a municipality fits it to the numbers it knows."""

import random

import pytest

from quality.readability import formulas
from quality.readability.calibration import AS_IT_IS, FEWEST_FOR_LINE, Line, Steps, calibrate, calibrate_steps, error
from quality.readability.counts import Counts, count
from quality.readability.open_index import open_index, parts

EASY = ["Der Bus fährt jetzt ins Dorf.", "Er ist ganz neu."]
HARD = [
    "Die Inanspruchnahme der Sozialberatungsleistungen setzt die Vorlage einer gültigen Aufenthaltserlaubnis sowie "
    "einer aktuellen Meldebescheinigung der zuständigen Verwaltungsbehörde und gegebenenfalls weiterer Belege voraus."
]
PAGES = [(index / 4, 0.5 * index / 4 + 3) for index in range(8, 68)]


def test_the_parts_are_those_of_the_hohenheim_index() -> None:
    told = parts(
        ["Wir helfen, wenn Sie fragen.", "Kommen Sie bitte vorbei."], count(["Wir helfen, wenn Sie fragen."] * 2)
    )
    assert told.clause_words == pytest.approx((2 + 3 + 4) / 3)
    assert told.long_sentences == told.long_clauses == 0


def test_plain_german_is_near_twenty_and_office_german_near_nought() -> None:
    assert open_index(EASY, count(EASY)) > 18
    assert open_index(HARD, count(HARD)) < 2


def test_the_german_smog_is_not_the_english_one() -> None:
    """Bamberger and Vanecek: the root of thirty times the polysyllables a sentence, less two."""
    counts = Counts(sentences=10, words=100, syllables=180, long_words=20, monosyllables=50, polysyllables=12)
    assert formulas.smog(counts) == pytest.approx(4)


def test_pages_on_a_line_give_the_line() -> None:
    line = calibrate(PAGES)
    assert (line.slope, line.intercept) == (pytest.approx(0.5), pytest.approx(3))
    assert error(line, PAGES) == pytest.approx(0)


def test_a_calibrated_index_stays_on_the_scale() -> None:
    assert (Line(2, -10).of(0), Line(2, -10).of(20), AS_IT_IS.of(13.5)) == (0, 20, 13.5)


@pytest.mark.parametrize("pages", [PAGES[: FEWEST_FOR_LINE - 1], [(5.0, 6.0)] * 30, [(i, -i) for i in range(30)]])
def test_too_few_pages_equal_ones_or_a_falling_line_calibrate_nothing(pages: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="Paare"):
        calibrate(pages)


def test_steps_rise_and_are_nearer_than_a_line_where_the_pages_bend() -> None:
    chance = random.Random(1)
    bent = [(index / 5, max(6.0, index / 5) + chance.uniform(-1, 1)) for index in range(100)]
    steps = calibrate_steps(bent)
    told = [steps.of(index / 10) for index in range(-10, 220)]
    assert told == sorted(told)
    assert error(steps, bent) < error(calibrate(bent), bent)


@pytest.mark.parametrize("points", [(), ((1.0, 2.0), (1.0, 3.0)), ((1.0, 3.0), (2.0, 2.0))])
def test_a_table_that_does_not_rise_is_refused(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="steigen"):
        Steps(points)
