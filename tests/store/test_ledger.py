"""The ledger: every request is written down before it is sent, and a budget is never exceeded."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.ledger import UNLIMITED, Bill, Budget, CostLine, Expense, Outcome

TOWN = "musterstadt"
HELLO = Expense("deepl", "1", "uk", "page/1", segments=2, characters=1_000, euros_per_million=20.0)
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def reserve(store, *expenses, budget=UNLIMITED):
    with store.transaction(TOWN) as work:
        return work.ledger.reserve(expenses, budget, run=None)


def spent(store, engine="deepl"):
    with store.transaction(TOWN) as work:
        found = work.ledger.spent(engine)
    return found.characters, found.micro_euros


def settle(store, entries, outcome):
    with store.transaction(TOWN) as work:
        work.ledger.settle(entries, outcome)


def test_what_is_reserved_counts_until_it_is_settled(store):
    [entry] = reserve(store, HELLO)
    assert spent(store) == (1_000, 20_000)
    settle(store, {entry: Bill(900)}, Outcome.ANSWERED)
    assert spent(store) == (900, 18_000)


def test_a_refused_request_costs_nothing(store):
    [entry] = reserve(store, HELLO)
    settle(store, {entry: Bill()}, Outcome.REFUSED)
    assert spent(store) == (0, 0)


@pytest.mark.parametrize(
    ("budget", "fits"),
    [
        (Budget(characters=2_000), True),
        (Budget(characters=1_999), False),
        (Budget(euros=0.04), True),
        (Budget(euros=0.039), False),
        (Budget(characters=5_000, euros=0.01), False),
        (UNLIMITED, True),
    ],
    ids=str,
)
def test_a_parcel_goes_out_as_a_whole_or_not_at_all(store, budget, fits):
    numbers = reserve(store, HELLO, HELLO, budget=budget)
    assert (numbers is not None) is fits
    assert spent(store)[0] == (2_000 if fits else 0)


def test_the_budget_of_one_engine_is_not_spent_by_another(store):
    reserve(store, HELLO)
    other = Expense("azure", "1", "so", "page/1", segments=1, characters=10)
    assert reserve(store, other, budget=Budget(characters=10)) is not None


def test_what_costs_nothing_fits_into_an_empty_budget(store):
    free = Expense("argos", "1", "uk", "page/1", segments=1, characters=0)
    assert reserve(store, free, budget=Budget(characters=0, euros=0)) is not None


def test_an_unknown_entry_cannot_be_settled(store):
    with pytest.raises(KeyError):
        settle(store, {4711: Bill()}, Outcome.ANSWERED)


def test_the_costs_of_a_time_are_summed_by_engine_and_locale(store):
    first, second = reserve(store, HELLO, HELLO)
    [unsure] = reserve(store, HELLO)
    settle(store, {first: Bill(900), second: Bill(1_100)}, Outcome.ANSWERED)
    settle(store, {unsure: Bill(uncertain=1_000)}, Outcome.UNCERTAIN)
    with store.transaction(TOWN) as work:
        assert work.ledger.costs(*ALWAYS) == [CostLine("deepl", "uk", 3, 6, 3_000, 60_000, 1_000, 2_000, 2_000)]
        long_ago = datetime.now(UTC) - timedelta(days=9_000)
        assert work.ledger.costs(ALWAYS[0], long_ago) == []


def test_whole_pages_are_counted_for_every_draft(store, queue):
    with store.transaction(TOWN) as work:
        queue(work)
        assert set(work.ledger.retranslation(*ALWAYS)) == {"en"}
