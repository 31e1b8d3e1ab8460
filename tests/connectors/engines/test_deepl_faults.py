"""Whatever goes wrong at DeepL: nothing is paid twice without being written down, and nothing that arrived is lost."""

import pytest

from tests.fake_deepl.each_fault import rows
from tests.fake_deepl.sequences import FAULTS, Outcome, played

SEEDS = range(50)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return played(SEEDS)


def test_every_sequence_of_faults_keeps_the_books_true_and_loses_nothing(outcome: Outcome) -> None:
    assert outcome.violations == []
    assert outcome.sequences == len(SEEDS)


def test_the_bill_is_what_was_recorded_less_what_was_uncertain_and_not_billed(outcome: Outcome) -> None:
    assert outcome.is_balanced
    assert outcome.billed > 0
    assert outcome.uncertain > outcome.uncertain_unbilled > 0


def test_every_kind_of_fault_was_met(outcome: Outcome) -> None:
    assert set(outcome.met) == set(FAULTS)


# fault: billed, recorded with an answer, recorded as uncertain, stored; three texts cost 38 characters
ALONE = {
    "none": (38, 38, 0, 3),
    "429": (38, 38, 0, 3),
    "429 with Retry-After": (38, 38, 0, 3),
    "503": (38, 38, 0, 3),
    "403": (0, 0, 0, 0),
    "456": (0, 0, 0, 0),
    "413": (38, 38, 0, 3),
    "500, billed": (38, 0, 38, 0),
    "500, not billed": (0, 0, 38, 0),
    "reset, billed": (38, 0, 38, 0),
    "reset, not billed": (0, 0, 38, 0),
    "slow, billed": (38, 0, 38, 0),
    "truncated": (38, 0, 38, 0),
    "garbled": (38, 0, 38, 0),
}


def test_each_fault_alone_is_billed_recorded_and_stored_as_in_the_table() -> None:
    found = {row.fault: (row.billed, row.recorded, row.uncertain, row.stored) for row in rows()}
    assert found == ALONE


def test_a_second_run_translates_what_the_first_could_not() -> None:
    assert all(row.stored_at_last == 3 for row in rows())
