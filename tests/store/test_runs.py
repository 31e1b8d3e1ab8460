"""The morning view's memory of the runs."""

TOWN = "musterstadt"


def test_there_is_no_report_before_the_first_run_has_finished(store):
    with store.transaction(TOWN) as work:
        work.runs.start("Zeitplan")
        assert work.runs.latest() is None


def test_the_latest_report_is_of_the_run_that_finished_last(store):
    with store.transaction(TOWN) as work:
        slow, quick, _ = work.runs.start("Zeitplan"), work.runs.start("Webhook"), work.runs.start("Zeitplan")
        work.runs.finish(quick, {"documents": 1})
        work.runs.finish(slow, {"documents": 25, "problems": [{"step": "pull"}]})
        latest = work.runs.latest()
    assert (latest["documents"], latest["problems"]) == (25, [{"step": "pull"}])
    assert latest["started"] == "2026-08-03T06:00:00+00:00"
    assert latest["finished"] > latest["started"]


def test_a_run_that_was_cut_off_has_no_report_for_the_morning(store):
    with store.transaction(TOWN) as work:
        work.runs.finish(work.runs.start("nightly"), {"documents": 25})
        work.runs.start("nightly")
        work.runs.close_cut_off()
        assert work.runs.latest()["documents"] == 25
