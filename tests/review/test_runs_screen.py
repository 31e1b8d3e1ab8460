"""The runs of a municipality: what was left undone and what to do, a running one as it goes on."""

import pytest

RUNS = "/m/musterstadt/runs"
PROBLEM = {"step": "pull", "message": "Das CMS antwortet nicht.", "document": "page/kita", "locale": "ar"}


@pytest.fixture
def finish(desk):
    def finished(**report: object) -> int:
        with desk.store.transaction("musterstadt") as work:
            run_id = work.runs.start("nightly")
            work.runs.finish(run_id, report)
        return run_id

    return finished


def begin(desk) -> int:
    with desk.store.transaction("musterstadt") as work:
        return work.runs.start("run")


def test_a_problem_says_where_why_and_what_to_do(client, finish):
    run_id = finish(problems=[PROBLEM | {"try_later": True}])
    shown = client("dora").get(f"{RUNS}/{run_id}").text
    assert "Das CMS antwortet nicht." in shown
    assert "/m/musterstadt/pages/page/kita" in shown
    assert "der nächste Lauf versucht es wieder" in shown


def test_a_running_run_is_followed(client, desk):
    begin(desk)
    assert "data-live" in client("dora").get(RUNS).text


def test_a_run_that_never_ended_was_cut_off_when_the_next_began(client, desk, finish):
    begin(desk)
    finish(documents=3)
    shown = client("dora").get(RUNS).text
    assert "abgebrochen" in shown
    assert "data-live" not in shown


def test_the_run_of_the_neighbours_does_not_exist(client, desk):
    with desk.store.transaction("nachbarstadt") as work:
        theirs = work.runs.start("run")
    assert client("anna").get(f"{RUNS}/{theirs}").status_code == 404


def test_there_is_a_link_to_prefect_where_there_is_one(client, desk, app):
    app.state.desk._application.settings = desk.settings.model_copy(
        update={"prefect_api_url": "http://prefect.example/api"}
    )
    assert "http://prefect.example/runs" in client("dora").get(RUNS).text
