"""What a budget allows, what is left of it, and from when on people are warned."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ledger import UNLIMITED, Budget, Expense, Spent, Usage

PRICE = 20.0


def expense(characters: int, *, at_most: int = 1) -> Expense:
    return Expense("deepl", "1", "uk", "page/1", 1, characters, at_most, PRICE)


def spent(characters: int) -> Spent:
    return Spent(characters, round(characters * PRICE))


@pytest.mark.parametrize(
    ("budget", "left"),
    [
        (UNLIMITED, inf),
        (Budget(characters=1_000), 900),
        (Budget(euros=0.012), 500),
        (Budget(characters=1_000, euros=0.012), 500),
        (Budget(characters=50), 0),
    ],
    ids=str,
)
def test_what_is_left_is_what_the_tighter_limit_leaves(budget: Budget, left: float) -> None:
    assert budget.left(spent(100), euros_per_million=PRICE) == pytest.approx(left)


def test_what_costs_no_money_is_not_limited_by_euros() -> None:
    assert Budget(euros=0).left(spent(0), euros_per_million=0.0) == inf


def test_a_limit_in_characters_counts_what_an_engine_may_bill_at_most() -> None:
    budget = Budget(characters=1_000)
    assert budget.allows([expense(500, at_most=2)], spent(0))
    assert not budget.allows([expense(501, at_most=2)], spent(0))


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_what_fits_into_what_is_left_is_allowed(limit: int, used: int, wanted: int) -> None:
    budget = Budget(characters=limit)
    fits = wanted <= budget.left(spent(used), euros_per_million=PRICE)
    assert budget.allows([expense(wanted)], spent(used)) == (fits and used <= limit)


@pytest.mark.parametrize(("used", "is_short"), [(0, False), (799, False), (800, True), (2_000, True)])
def test_people_are_warned_from_four_fifths_on(used: int, is_short: bool) -> None:
    assert Usage("deepl", spent(used), Budget(characters=1_000)).is_short is is_short


def test_without_a_limit_nobody_is_warned() -> None:
    assert not Usage("deepl", spent(10**9), UNLIMITED).is_short
