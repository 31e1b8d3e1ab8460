"""What fails again and again is counted until it works or its page changes."""

import pytest

from pipeline.target import Target

TOWN = "musterstadt"


@pytest.fixture
def target(page):
    return Target(page().ref, "uk")


def test_failures_in_a_row_are_counted_with_the_last_reason(store, target):
    with store.transaction(TOWN) as work:
        for reason in ("erst so", "dann so"):
            work.failures.note("translate", [(target, reason)])
        [failure] = work.failures.all()
    assert (failure.target, failure.step, failure.times, failure.reason) == (target, "translate", 2, "dann so")
    assert failure.first < failure.last


def test_what_works_is_forgotten(store, target):
    with store.transaction(TOWN) as work:
        work.failures.note("translate", [(target, "x")])
        work.failures.forget("translate", [target])
        assert work.failures.all() == []


def test_another_step_does_not_forgive(store, target):
    with store.transaction(TOWN) as work:
        work.failures.note("translate", [(target, "x")])
        work.failures.forget("publish", [target])
        assert len(work.failures.all()) == 1


def test_a_cleared_document_starts_anew_in_every_locale(store, target):
    with store.transaction(TOWN) as work:
        work.failures.note("translate", [(target, "x"), (Target(target.ref, "ar"), "x")])
        work.failures.clear(target.ref)
        assert work.failures.all() == []
