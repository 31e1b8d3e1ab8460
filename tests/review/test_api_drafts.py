"""Drafts and decisions as programs see them."""

from dataclasses import replace

import pytest

from pipeline.lifecycle import DraftState
from pipeline.scopes import TokenScope

S = TokenScope


@pytest.fixture
def draft(program):
    """The whole first Ukrainian draft that can be released."""
    anna = program()
    for line in anna.get("/drafts", locale="uk").json()["items"]:
        if "critical" not in line["checks"].values():
            return anna.get(f"/drafts/{line['id']}").json()
    raise AssertionError


def decide(who, draft, version=None, **headers):
    """Ask for one decision: `decide(anna, draft)(action="approve")`."""
    seen = f'"{draft["version"] if version is None else version}"'
    return lambda **wish: who.ask("POST", f"/drafts/{draft['id']}/decisions", wish, if_match=seen, **headers)


def test_a_list_can_be_read_to_its_end_page_by_page(program):
    anna, seen, after = program(), [], 0
    while after is not None:
        page = anna.get("/drafts", limit=4, after=after).json()
        seen += [line["id"] for line in page["items"]]
        after = page["next"]
    assert len(seen) == 15
    assert seen == sorted(set(seen))


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({}, 15),
        ({"locale": "uk"}, 5),
        ({"locale": ["uk", "ar"]}, 10),
        ({"state": "approved"}, 0),
        ({"content_type": "event"}, 3),
        ({"text": "wohngeld", "locale": "en"}, 1),
        ({"check": "no-such-check"}, 0),
    ],
)
def test_a_list_is_narrowed_by_what_is_named(program, query, number):
    assert len(program().get("/drafts", **query).json()["items"]) == number


def test_a_list_is_narrowed_by_findings(program):
    anna = program()
    lines = anna.get("/drafts").json()["items"]
    name = next(name for line in lines for name in line["checks"])
    found = anna.get("/drafts", check=name).json()["items"]
    assert [each["id"] for each in found] == [line["id"] for line in lines if name in line["checks"]]


def test_the_version_of_a_draft_is_its_etag(program, draft):
    answer = program().get(f"/drafts/{draft['id']}")
    assert answer.headers["etag"] == f'"{draft["version"]}"'
    assert {"segments", "findings", "title", "settled", "to_settle"} <= draft.keys()


def test_a_segment_is_accepted_and_withdrawn(program, draft):
    anna, key = program(), draft["segments"][0]["key"]
    accepted = decide(anna, draft)(action="accept", segment=key).json()
    assert accepted["segments"][0]["decision"]["kind"] == "accepted"
    assert accepted["segments"][0]["decision"]["actor"] == "anna"
    withdrawn = decide(anna, accepted)(action="withdraw", segment=key).json()
    assert withdrawn["segments"][0]["decision"] is None


def test_an_edited_segment_is_checked_again_and_gets_a_new_etag(program, draft):
    key = draft["segments"][0]["key"]
    answer = decide(program(), draft)(action="edit", segment=key, text="Дитячий садок")
    assert (answer.status_code, answer.json()["segments"][0]["target"]) == (200, "Дитячий садок")
    assert answer.headers["etag"] == f'"{answer.json()["version"]}"' != f'"{draft["version"]}"'


def test_a_draft_is_held_reopened_and_rejected(program, draft):
    anna = program()
    held = decide(anna, draft)(action="hold", reason="Der Text kommt neu.").json()
    assert (held["state"], held["reason"]) == ("held", "Der Text kommt neu.")
    reopened = decide(anna, held)(action="reopen").json()
    assert decide(anna, reopened)(action="reject", reason="Falsch.").json()["state"] == "rejected"


def test_a_draft_is_approved_when_nothing_is_missing(program, draft):
    approved = decide(program(), draft)(action="approve")
    assert (approved.status_code, approved.json()["state"]) == (200, "approved")


def test_what_cannot_be_decided_now_is_a_conflict_with_the_reason(program, draft):
    answer = decide(program(), draft)(action="withdraw", segment=draft["segments"][0]["key"])
    assert (answer.status_code, answer.headers["content-type"]) == (409, "application/problem+json")
    assert "keine Entscheidung" in answer.json()["detail"]


def test_nothing_is_decided_without_saying_what_was_seen(program, draft):
    anna = program()
    for headers in ({}, {"if_match": "*"}):
        answer = anna.ask("POST", f"/drafts/{draft['id']}/decisions", {"action": "approve"}, **headers)
        assert answer.status_code == 428


@pytest.mark.parametrize("wrong", ['"999"', 'W/"0"', "0", "nonsense", '"'])
def test_nothing_is_decided_about_a_version_that_is_not_current(program, draft, wrong):
    answer = program().ask("POST", f"/drafts/{draft['id']}/decisions", {"action": "approve"}, if_match=wrong)
    assert answer.status_code == 412
    assert answer.headers["etag"] == f'"{draft["version"]}"'


def test_of_two_who_saw_the_same_version_one_is_too_late(program, draft):
    held = decide(program("anna"), draft)(action="hold", reason="Moment.")
    late = decide(program("emil"), draft)(action="approve")
    assert (held.status_code, late.status_code) == (200, 412)
    assert late.headers["etag"] == held.headers["etag"]


def test_a_reviewer_decides_in_their_locales_only(program, draft):
    berta = program("berta")
    assert decide(berta, draft)(action="approve").status_code == 403
    arabic = berta.get("/drafts", locale="ar").json()["items"][0]
    assert decide(berta, arabic)(action="hold", reason="Moment.").status_code == 200


@pytest.fixture
def successor(desk, draft):
    """The id of a draft that replaced the first one and says something else in its first segment."""
    with desk.store.transaction("musterstadt") as work:
        old = work.drafts.get(draft["id"])
        first = replace(old.segments[0], source="Neu.", target="Нове.")
        return work.drafts.add(replace(old, segments=(first, *old.segments[1:])), actor="nachtlauf", why="neu")


def test_a_decision_about_a_replaced_draft_counts_for_its_successor_where_that_says_the_same(program, draft, successor):
    anna = program()
    now = anna.get(f"/drafts/{draft['id']}").json()
    skipped = decide(anna, now)(action="skip", segment=now["segments"][1]["key"]).json()
    assert (skipped["id"], skipped["segments"][1]["decision"]["kind"]) == (successor, "skipped")
    moved_on = decide(anna, now)(action="skip", segment=now["segments"][0]["key"])
    assert (moved_on.status_code, moved_on.json()["successor"]) == (409, successor)


def test_a_draft_of_another_municipality_is_not_here(program, drafts):
    foreign = {"id": max(draft.id for draft in drafts("nachbarstadt")), "version": 0}
    anna = program()
    assert anna.get(f"/drafts/{foreign['id']}").status_code == 404
    assert decide(anna, foreign)(action="hold", reason="Meins.").status_code == 404


def test_a_key_without_the_scope_decides_nothing(program, draft):
    reader = program("anna", scopes=[S.DRAFTS_READ])
    assert decide(reader, draft)(action="approve").status_code == 403
    assert reader.get(f"/drafts/{draft['id']}").json()["state"] == DraftState.QUEUED


def test_a_session_opens_nothing_of_the_api(client):
    assert client("anna").ask("GET", "/api/v1/m/musterstadt/drafts").status_code == 401


@pytest.mark.parametrize("text", ["\x00", "Ein \ud800 Text"])
def test_what_no_database_can_keep_is_refused(program, draft, text):
    wish = {"action": "edit", "segment": draft["segments"][0]["key"], "text": text}
    answer = decide(program(), draft)(**wish)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
