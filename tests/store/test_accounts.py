"""The accounts at paid engines belong to the installation: all municipalities share them."""

from datetime import UTC, datetime, timedelta

from pipeline.ledger import UNLIMITED, Bill, Expense, Outcome
from pipeline.reconciliation import Booked, Reading

NOW = datetime.now(UTC)
READING = Reading(NOW, 10**10, limit=None, key_characters=5, period_start=NOW, period_end=None)
SPAN = NOW - timedelta(days=9_000), NOW + timedelta(days=9_000)


def test_the_last_reading_of_an_engine_is_kept(store):
    with store.accounts() as accounts:
        assert accounts.last("deepl") is None
        accounts.note("deepl", Reading(NOW, 1))
        accounts.note("deepl", READING)
        accounts.note("azure", Reading(NOW, 3))
        assert accounts.last("deepl") == READING


def test_the_books_of_all_municipalities_are_added_up(store):
    expense = Expense("deepl", "1", "uk", "page/1", segments=1, characters=100)
    bills = {"musterstadt": Bill(90, uncertain=5), "nachbarstadt": Bill(uncertain=100)}
    for town, bill in bills.items():
        with store.transaction(town) as work:
            [entry] = work.ledger.reserve([expense], UNLIMITED, run=None)
            work.ledger.settle({entry: bill}, Outcome.ANSWERED)
    with store.accounts() as accounts:
        assert accounts.booked("deepl", *SPAN) == Booked(certain=90, uncertain=105)
        assert accounts.booked("azure", *SPAN) == Booked(0, 0)
