"""One run of a municipality at a time."""

from datetime import timedelta

LONG, GONE = timedelta(hours=1), timedelta(seconds=0)
TOWN = "musterstadt"


def test_only_one_holder_runs(store):
    with store.transaction(TOWN) as work:
        assert work.leases.take("first", lasts=LONG)
        assert not work.leases.take("second", lasts=LONG)
        assert work.leases.current().holder == "first"


def test_a_lease_that_ran_out_is_taken_over_and_the_first_holder_hears_of_it(store):
    with store.transaction(TOWN) as work:
        work.leases.take("first", lasts=GONE)
        assert work.leases.take("second", lasts=LONG)
        assert not work.leases.keep("first", lasts=LONG)
        work.leases.give_back("first")
        assert work.leases.current().holder == "second"


def test_a_sign_of_life_prolongs_the_lease_and_names_its_run(store):
    with store.transaction(TOWN) as work:
        work.leases.take("first", lasts=GONE)
        run = work.runs.start("test")
        assert work.leases.keep("first", lasts=LONG, run=run)
        assert work.leases.current().run == run


def test_nobody_runs_after_it_was_given_back(store):
    with store.transaction(TOWN) as work:
        work.leases.take("first", lasts=LONG)
        work.leases.give_back("first")
        assert work.leases.current() is None


def test_runs_that_were_cut_off_are_closed_and_say_so(store):
    with store.transaction(TOWN) as work:
        work.runs.start("nightly")
        assert work.runs.close_cut_off() == 1
        assert work.runs.recent(limit=1)[0].is_cut_off
        assert work.runs.close_cut_off() == 0
