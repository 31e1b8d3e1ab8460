"""The runs of a municipality: what was left undone and what to do, a running one as it goes on."""

from datetime import timedelta

import pytest

from pipeline.document import ContentType, DocumentRef
from pipeline.target import Target

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


@pytest.fixture
def fail(desk):
    def failed(times: int, town: str = "musterstadt") -> None:
        target = Target(DocumentRef(town, ContentType.PAGE, "kita"), "ar")
        for _ in range(times):
            with desk.store.transaction(town) as work:
                work.failures.note("translate", [(target, "Das Markup ist kaputt.")])

    return failed


def begin(desk) -> int:
    with desk.store.transaction("musterstadt") as work:
        run_id = work.runs.start("run")
        work.leases.take("lotse-1/7/ab", lasts=timedelta(minutes=1))
        work.leases.keep("lotse-1/7/ab", lasts=timedelta(minutes=1), run=run_id)
    return run_id


def test_a_problem_says_where_why_and_what_to_do(client, finish):
    run_id = finish(problems=[PROBLEM | {"try_later": True}])
    shown = client("dora").get(f"{RUNS}/{run_id}").text
    assert "Das CMS antwortet nicht." in shown
    assert "/m/musterstadt/pages/page/kita" in shown
    assert "der nächste Lauf versucht es wieder" in shown


def test_a_running_run_is_followed_and_says_where_it_runs(client, desk):
    begin(desk)
    shown = client("dora").get(RUNS).text
    assert "data-live" in shown
    assert "lotse-1" in shown


def test_a_run_without_a_sign_of_life_was_cut_off(client, desk, clock):
    run_id = begin(desk)
    clock.ahead = timedelta(minutes=2)
    dora = client("dora")
    assert "abgebrochen" in dora.get(RUNS).text
    assert "data-live" not in dora.get(RUNS).text
    assert "kam nicht dazu" in dora.get(f"{RUNS}/{run_id}").text


def test_a_run_that_was_closed_later_was_cut_off_all_the_same(client, desk, program):
    run_id = begin(desk)
    with desk.store.transaction("musterstadt") as work:
        work.runs.close_cut_off()
    assert "abgebrochen" in client("dora").get(f"{RUNS}/{run_id}").text
    assert "nichts zu tun" not in client("dora").get(RUNS).text
    told = program().get("/runs/latest").json()
    assert (told["is_cut_off"], told["report"]) == (True, {})
    assert client("anna").get("/").status_code == 200


def test_what_fails_again_and_again_is_shown_with_the_reason(client, fail):
    fail(4)
    assert "Das Markup ist kaputt." in client("dora").get(RUNS).text
    assert "aufgegeben" not in client("dora").get(RUNS).text
    fail(1)
    assert "aufgegeben" in client("dora").get(RUNS).text


def test_a_coordinator_has_it_tried_again(client, desk, fail):
    fail(5)
    assert "Noch einmal versuchen" not in client("dora").get(RUNS).text
    answer = client("anna").submit(f"{RUNS}/retry", content_type="page", key="kita")
    assert answer.headers["location"] == f"{RUNS}?done=retry"
    with desk.store.transaction("musterstadt") as work:
        assert work.failures.all() == []


def test_what_has_not_failed_here_is_not_tried_again(client, fail):
    fail(5, "nachbarstadt")
    answers = [client("anna").submit(f"{RUNS}/retry", content_type=kind, key="kita") for kind in ("page", "x")]
    assert [each.status_code for each in answers] == [404, 404]


def test_the_run_of_the_neighbours_does_not_exist(client, desk):
    with desk.store.transaction("nachbarstadt") as work:
        theirs = work.runs.start("run")
    assert client("anna").get(f"{RUNS}/{theirs}").status_code == 404


def test_there_is_a_link_to_prefect_where_there_is_one(client, desk, app):
    app.state.desk._application.settings = desk.settings.model_copy(
        update={"prefect_api_url": "http://prefect.example/api"}
    )
    assert "http://prefect.example/runs" in client("dora").get(RUNS).text
