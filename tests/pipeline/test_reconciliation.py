"""Our books beside the provider's counter: what is explained, and what is not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline.reconciliation import Booked, Reading, Scope, drift

MIDNIGHT, MORNING = datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 7, 1, 6, tzinfo=UTC)
BEFORE = Reading(MIDNIGHT, 10_000)

COUNTED = [
    # counted, booked, uncertain: of it billed, unexplained
    (500, 500, 0, 0, 0),
    (0, 0, 0, 0, 0),
    (500, 500, 80, 0, 0),
    (580, 500, 80, 80, 0),
    (530, 500, 80, 30, 0),
    (600, 500, 80, 80, 20),
    (600, 500, 0, 0, 100),
    (450, 500, 80, 0, -50),
    (0, 500, 0, 0, -500),
]


@pytest.mark.parametrize(("counted", "booked", "uncertain", "billed", "unexplained"), COUNTED)
def test_what_is_uncertain_explains_a_difference_up_to_its_size(  # a column each
    counted: int, booked: int, uncertain: int, billed: int, unexplained: int
) -> None:
    found = drift(BEFORE, Reading(MORNING, 10_000 + counted), Booked(booked, uncertain))
    assert (found.uncertain_billed, found.unexplained) == (billed, unexplained)
    assert found.is_explained == (unexplained == 0)


def test_the_count_of_the_key_goes_before_the_count_of_the_account() -> None:
    before, after = Reading(MIDNIGHT, 10_000, key_characters=300), Reading(MORNING, 99_000, key_characters=800)
    assert (drift(before, after, Booked(500)).scope, drift(before, after, Booked(500)).unexplained) == (Scope.KEY, 0)
    assert drift(BEFORE, after, Booked(500)).scope is Scope.ACCOUNT


PERIODS = [
    (replace(BEFORE, period_start=MIDNIGHT), Reading(MORNING, 20_000, period_start=MORNING)),
    (BEFORE, Reading(MORNING, 9_999)),
]


@pytest.mark.parametrize(("before", "after"), PERIODS, ids=["told", "counter went back"])
def test_over_the_change_of_period_there_is_nothing_to_compare(before: Reading, after: Reading) -> None:
    found = drift(before, after, Booked(500))
    assert (found.scope, found.unexplained, found.is_explained) == (Scope.NOTHING, 0, False)
    assert "neuer Abrechnungszeitraum" in found.words


WORDS = [
    (12_500, Booked(12_500), "Der Anbieter hat 12.500 Zeichen gezählt, wir haben 12.500 Zeichen gebucht. Die Zahlen"),
    (600, Booked(500, 80), "davon sind nach dieser Zählung 80 Zeichen berechnet worden. 20 Zeichen sind nicht von uns"),
    (450, Booked(500), "50 Zeichen stehen in unserem Buch, aber nicht beim Anbieter; vielleicht zählt er verzögert"),
    (600, Booked(500), "bitte prüfen, ob dieses Konto noch anderswo benutzt wird."),
]


@pytest.mark.parametrize(("counted", "booked", "words"), WORDS)
def test_the_operator_reads_what_to_think_of_it(counted: int, booked: Booked, words: str) -> None:
    assert words in drift(BEFORE, Reading(MORNING, 10_000 + counted), booked).words


def test_the_key_is_named_where_it_is_the_key_that_differs() -> None:
    before, after = replace(BEFORE, key_characters=0), Reading(MORNING, 10_000, key_characters=7)
    assert "ob dieser Schlüssel noch anderswo" in drift(before, after, Booked(0)).words
