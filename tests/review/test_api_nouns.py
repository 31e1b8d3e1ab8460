"""Runs, memory, terms and evidence as programs see them."""

import pytest

from pipeline.delivery import DeliveryState
from pipeline.publish import publish
from pipeline.scopes import TokenScope
from tests.review.conftest import silent

S = TokenScope
UNIT = {"source": "Die Kita ist zu.", "target": "The nursery is closed.", "locale": "en"}


@pytest.fixture
def unit(program):
    """The address of a unit that was brought."""
    anna = program()
    assert anna.ask("POST", "/memory/units", {"units": [UNIT]}).json() == {"learned": 1}
    found = anna.get("/memory/search", text=UNIT["source"], locale="en").json()["items"][0]
    return f"/memory/units/{found['id']}"


def test_the_runs_are_listed_and_the_last_one_is_told(program):
    anna = program()
    [listed] = anna.get("/runs").json()["items"]
    assert listed == anna.get("/runs/latest").json() == anna.get(f"/runs/{listed['id']}").json()
    assert (listed["cause"], listed["report"]["drafts_queued"]) == ("test", 15)


def test_a_run_of_others_is_not_here(program):
    foreign = program("nadja", town="nachbarstadt").get("/runs/latest").json()["id"]
    assert program().get(f"/runs/{foreign}").status_code == 404


def test_a_program_has_documents_fetched_now(program, desk):
    emil = program("emil")
    answer = emil.ask("POST", "/runs", {"documents": ["page/kita", "page/kita"]})
    assert (answer.status_code, answer.json()["note"]) == (202, "")
    [found] = emil.get("/deliveries").json()["items"]
    assert (found["id"], found["documents"]) == (answer.json()["delivery"], ["page/kita"])
    assert (found["source"], found["state"], found["settled"]) == ("api", "waiting", None)


def test_a_document_that_is_not_known_yet_is_looked_for_and_the_answer_says_so(program):
    answer = program().ask("POST", "/runs", {"documents": ["page/neu"]})
    assert answer.status_code == 202
    assert "bekannt" in answer.json()["note"]


@pytest.mark.parametrize("documents", [[], ["kita"], ["haus/kita"], ["page/"], ["page/\x00"], ["page/kita"] * 201])
def test_only_documents_are_fetched(program, documents):
    assert program().ask("POST", "/runs", {"documents": documents}).status_code == 422


def test_the_same_wish_with_the_same_key_is_one_delivery(program):
    emil = program("emil")
    answers = [emil.ask("POST", "/runs", {"documents": ["page/kita"]}, idempotency_key="a").json() for _ in "12"]
    assert answers[0] == answers[1]
    assert len(emil.get("/deliveries").json()["items"]) == 1


def test_a_delivery_is_taken_once_more(program, desk):
    emil = program("emil")
    number = emil.ask("POST", "/runs", {"documents": ["page/kita"]}).json()["delivery"]
    with desk.store.transaction("musterstadt") as work:
        work.deliveries.settle([number], DeliveryState.DONE)
    assert emil.ask("POST", f"/deliveries/{number}/replay").status_code == 202
    assert emil.get("/deliveries").json()["items"][0]["state"] == "waiting"
    assert emil.ask("POST", f"/deliveries/{number + 1}/replay").status_code == 404


def test_deliveries_are_for_administrators(program):
    assert program("anna").get("/deliveries").status_code == 403


def test_a_unit_that_was_brought_is_found_by_a_sentence_like_it(program, unit):
    found = program().get("/memory/search", text="Die Kita ist nun zu.", locale="en").json()["items"]
    assert [(each["target"], each["author"]) for each in found] == [(UNIT["target"], "anna")]
    assert found[0]["score"] < 100


def test_a_unit_is_changed_by_who_has_seen_it(program, unit):
    anna = program()
    tag = anna.get(unit).headers["etag"]
    changed = anna.ask("PATCH", unit, {"target": "The kindergarten is closed."}, if_match=tag)
    assert (changed.status_code, changed.json()["target"]) == (200, "The kindergarten is closed.")
    late = anna.ask("PATCH", unit, {"target": "Closed."}, if_match=tag)
    assert (late.status_code, late.headers["etag"]) == (412, changed.headers["etag"])
    assert anna.ask("PATCH", unit, {"target": "Closed."}).status_code == 428


def test_a_unit_is_removed_by_who_has_seen_it(program, unit):
    anna = program()
    assert anna.ask("DELETE", unit, if_match='"x"').status_code == 412
    assert anna.ask("DELETE", unit, if_match=anna.get(unit).headers["etag"]).status_code == 204
    assert anna.get(unit).status_code == 404


def test_what_was_changed_in_the_memory_is_in_its_history(program, unit, desk):
    anna = program()
    anna.ask("DELETE", f"{unit}?why=Veraltet", if_match=anna.get(unit).headers["etag"])
    with desk.store.transaction("musterstadt") as work:
        [event] = work.memory.events()
    assert (event.actor, event.action, event.why) == ("anna", "deleted", "Veraltet")


def test_a_unit_of_others_is_not_here(program, unit):
    nadja = program("nadja", town="nachbarstadt")
    answers = [nadja.ask(method, unit, if_match='"x"').status_code for method in ("GET", "DELETE")]
    assert answers == [404, 404]


@pytest.mark.parametrize(
    "wrong",
    [
        {"locale": "xx"},
        {"target": ""},
        {"target": "The <1>nursery</1>"},
        {"source": "\x00"},
        {"author": "somebody"},
        {"source": "x" * 10_001},
    ],
)
def test_units_are_brought_all_or_none(program, wrong):
    anna = program()
    answer = anna.ask("POST", "/memory/units", {"units": [UNIT, UNIT | wrong]})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert anna.get("/memory/search", text=UNIT["source"], locale="en").json()["items"] == []


def test_sources_with_several_targets_are_listed(program):
    anna = program()
    other = UNIT | {"target": "The daycare is closed.", "previous": "Achtung."}
    anna.ask("POST", "/memory/units", {"units": [UNIT, other]})
    [found] = anna.get("/memory/conflicts").json()["items"]
    assert found["targets"] == {UNIT["target"]: 1, other["target"]: 1}


def test_terms_can_be_read_to_their_end_page_by_page(program):
    anna, seen, after = program(), [], ""
    while after is not None:
        page = anna.get("/terms", after=after, limit=200, locale="uk").json()
        seen += page["items"]
        after = page["next"]
    assert len({each["id"] for each in seen}) == len(seen) > 600
    assert all(each["terms"].keys() <= {"de", "uk"} for each in seen)


def test_the_terms_in_a_text_are_told_with_what_they_should_be_called(program):
    found = program().ask("POST", "/terms/find", {"text": "Die Kita ist zu.", "locale": "uk"}).json()["items"]
    assert found == [{"source": "Kita", "concept": "kita", "target": "дитячий садок"}]


def test_evidence_tells_who_released_what_was_published(program, desk):
    anna = program()
    line = next(each for each in anna.get("/drafts").json()["items"] if "critical" not in each["checks"].values())
    anna.ask("POST", f"/drafts/{line['id']}/decisions", {"action": "approve"}, if_match=f'"{line["version"]}"')
    publish(desk.municipality("musterstadt"), progress=silent)
    [found] = anna.get(f"/evidence/{line['content_type']}/{line['key']}").json()["items"]
    assert (found["draft"], found["review"]["released_by"]) == (line["id"], "anna")


def test_evidence_of_a_page_that_is_not_here_is_not_found(program):
    assert program().get("/evidence/page/schule").status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/runs", S.RUNS_READ),
        ("POST", "/runs", S.RUNS_START),
        ("GET", "/deliveries", S.WEBHOOKS_WRITE),
        ("POST", "/deliveries/1/replay", S.WEBHOOKS_WRITE),
        ("GET", "/memory/conflicts", S.MEMORY_READ),
        ("POST", "/memory/units", S.MEMORY_WRITE),
        ("GET", "/terms", S.TERMS_READ),
        ("GET", "/evidence/page/kita", S.DRAFTS_READ),
    ],
)
def test_each_noun_wants_its_scope(program, method, path, scope):
    others = program(scopes=[each for each in S if each is not scope])
    assert others.ask(method, path).status_code == 403
