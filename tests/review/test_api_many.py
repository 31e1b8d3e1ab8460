"""Programs decide about many drafts at once, and never twice by accident."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest


@pytest.fixture
def lines(program):
    return program().get("/drafts", locale="en").json()["items"]


def wish(lines, action, **more):
    return {"action": action, "drafts": [{"id": each["id"], "version": each["version"]} for each in lines]} | more


def states(who):
    return {line["id"]: line["state"] for line in who.get("/drafts", locale="en").json()["items"]}


def test_many_are_held_and_put_back(program, lines):
    anna, before = program(), states(program())
    many = anna.ask("POST", "/decisions", wish(lines, "hold", reason="Bürgeramt prüft.")).json()
    assert many["done"] == [line["id"] for line in lines]
    assert set(states(anna).values()) == {"held"}
    undone = anna.ask("POST", f"/decisions/{many['id']}/undo").json()
    assert (undone["done"], states(anna)) == (many["done"], before)


def test_what_changed_since_it_was_seen_is_refused_and_the_others_go_on(program, lines):
    lines[0]["version"] += 1
    many = program().ask("POST", "/decisions", wish(lines, "hold", reason="Moment.")).json()
    assert list(many["refused"]) == [str(lines[0]["id"])]
    assert many["done"] == [line["id"] for line in lines[1:]]


def test_a_reason_that_no_database_can_keep_changes_nothing(program, lines):
    anna, before = program(), states(program())
    assert anna.ask("POST", "/decisions", wish(lines, "hold", reason="\x00")).status_code == 422
    assert states(anna) == before


def test_drafts_of_others_are_not_here(program, lines, drafts):
    foreign = max(draft.id for draft in drafts("nachbarstadt"))
    many = program().ask("POST", "/decisions", wish([{"id": foreign, "version": 0}], "hold", reason="Moment.")).json()
    assert many["done"] == []
    assert "gibt es in dieser Kommune nicht" in many["refused"][str(foreign)]


@pytest.mark.parametrize(("person", "done"), [("berta", 5), (None, 5), ("nadja", 0), ("niemand", 0)])
def test_drafts_are_assigned_to_members(program, lines, person, done):
    many = program().ask("POST", "/decisions", wish(lines, "assign", person=person)).json()
    assert (len(many["done"]), len(many["refused"])) == (done, 5 - done)


def test_drafts_get_a_date(program, lines):
    anna = program()
    anna.ask("POST", "/decisions", wish(lines, "due", due="2027-01-31"))
    assert {line["due"] for line in anna.get("/drafts", locale="en").json()["items"]} == {"2027-01-31"}


def test_reviewers_decide_about_one_at_a_time(program, lines):
    assert program("berta").ask("POST", "/decisions", wish(lines, "approve")).status_code == 403


def test_one_undoes_only_what_one_did(program, lines):
    many = program("anna").ask("POST", "/decisions", wish(lines, "hold", reason="Moment.")).json()
    assert program("emil").ask("POST", f"/decisions/{many['id']}/undo").status_code == 404


def test_an_undone_action_is_not_undone_again(program, lines):
    anna = program()
    many = anna.ask("POST", "/decisions", wish(lines, "hold", reason="Moment.")).json()
    answers = [anna.ask("POST", f"/decisions/{many['id']}/undo").status_code for _ in range(2)]
    assert answers == [200, 409]


def test_the_same_request_with_the_same_key_has_the_same_answer_and_is_done_once(program, lines):
    anna, asked = program(), wish(lines, "hold", reason="Moment.")
    first, again = (anna.ask("POST", "/decisions", asked, idempotency_key="eins") for _ in range(2))
    assert (again.status_code, again.json()) == (200, first.json())
    assert len(first.json()["done"]) == 5


def test_a_repeated_decision_is_answered_as_before_although_the_draft_has_moved_on(program, lines):
    anna, headers = program(), {"if_match": f'"{lines[0]["version"]}"', "idempotency_key": "zwei"}
    path, asked = f"/drafts/{lines[0]['id']}/decisions", {"action": "hold", "reason": "Moment."}
    first, again = (anna.ask("POST", path, asked, **headers) for _ in range(2))
    assert (again.status_code, again.text, again.headers["etag"]) == (200, first.text, first.headers["etag"])


def test_a_key_belongs_to_one_request(program, lines):
    anna = program()
    anna.ask("POST", "/decisions", wish(lines, "hold", reason="Moment."), idempotency_key="drei")
    other = anna.ask("POST", "/decisions", wish(lines, "hold", reason="Anders."), idempotency_key="drei")
    assert (other.status_code, other.headers["content-type"]) == (422, "application/problem+json")


def test_a_request_that_was_refused_may_come_again_with_its_key(program, lines):
    anna, path = program(), f"/drafts/{lines[0]['id']}/decisions"
    asked = {"action": "hold", "reason": "Moment."}
    late = anna.ask("POST", path, asked, if_match='"999"', idempotency_key="vier")
    right = anna.ask("POST", path, asked, if_match=late.headers["etag"], idempotency_key="vier")
    assert (late.status_code, right.status_code) == (412, 200)


def test_two_people_may_use_the_same_key(program, lines):
    for who, line in zip(("anna", "emil"), lines, strict=False):
        asked = wish([line], "hold", reason="Moment.")
        answer = program(who).ask("POST", "/decisions", asked, idempotency_key="fuenf")
        assert answer.json()["done"] == [line["id"]]


def test_of_two_requests_at_once_with_the_same_key_one_is_done(program, lines):
    anna, asked = program(), wish(lines, "hold", reason="Moment.")
    with ThreadPoolExecutor(2) as pool:
        sent = [pool.submit(anna.ask, "POST", "/decisions", asked, idempotency_key="sechs") for _ in range(2)]
        first, second = (each.result() for each in sent)
    assert first.json() == second.json()
    assert len(first.json()["done"]) == 5


def test_a_key_is_free_again_after_a_day(program, lines, clock):
    anna, asked = program(), wish(lines, "hold", reason="Moment.")
    first = anna.ask("POST", "/decisions", asked, idempotency_key="sieben").json()
    clock.ahead += timedelta(days=1, seconds=1)
    assert anna.ask("POST", "/decisions", asked, idempotency_key="sieben").json()["id"] != first["id"]
