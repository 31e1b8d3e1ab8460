"""One action on many drafts: foreseen, done, taken back."""

import re

import pytest

from pipeline.lifecycle import DraftState


@pytest.fixture
def some(drafts):
    return drafts(locales=("ar",))[:3]


def ticked(several, town="musterstadt"):
    return [f"{town}/{draft.id}" for draft in several]


def states(desk, several, town="musterstadt"):
    with desk.store.transaction(town) as work:
        return [work.drafts.get(draft.id).state for draft in several]


def done(answer):
    return re.search(r"done=([\w%-]+)", answer.headers["location"])[1].replace("%3A", ":")


def test_the_page_before_changes_nothing(client, desk, some):
    answer = client("anna").submit("/queue/many", action="reject", draft=ticked(some))
    assert "3 Entwürfe ablehnen?" in answer.text
    assert states(desk, some) == [DraftState.QUEUED] * 3


def test_the_page_before_says_what_would_be_refused_and_why(client, some):
    """Nobody has opened these drafts, and this municipality releases nothing unread."""
    answer = client("anna").submit("/queue/many", action="approve", draft=ticked(some))
    assert "0 Entwürfe freigeben?" in answer.text
    assert answer.text.count("Noch niemand hat ihn geöffnet") == 3


def test_drafts_are_rejected_together(client, desk, some):
    answer = client("anna").submit("/queue/many/do", action="reject", draft=ticked(some), reason="Ton passt nicht.")
    assert answer.status_code == 303
    assert states(desk, some) == [DraftState.REJECTED] * 3


def test_nothing_is_rejected_without_a_reason(client, desk, some):
    answer = client("anna").submit("/queue/many/do", action="reject", draft=ticked(some), reason=" ")
    assert answer.status_code == 422
    assert "Bitte einen Grund angeben." in answer.text
    assert states(desk, some) == [DraftState.QUEUED] * 3


def test_an_action_is_taken_back(client, desk, some):
    browser = client("anna")
    which = done(browser.submit("/queue/many/do", action="reject", draft=ticked(some), reason="Ton passt nicht."))
    assert "Abgelehnt: 3" in browser.get(f"/queue?done={which}").text
    browser.submit("/queue/many/undo", done=which)
    assert states(desk, some) == [DraftState.QUEUED] * 3
    assert "rückgängig gemacht" in browser.get(f"/queue?done={which}").text


def test_nobody_takes_back_what_somebody_else_did(client, desk, some):
    which = done(client("anna").submit("/queue/many/do", action="reject", draft=ticked(some), reason="Ton."))
    client("emil").submit("/queue/many/undo", done=which)
    assert states(desk, some) == [DraftState.REJECTED] * 3


def test_drafts_are_assigned_and_found_again(client, desk, some):
    browser = client("anna")
    with desk.store.people() as people:
        anna = people.account("anna").person.id
    browser.submit("/queue/many/do", action="assign", draft=ticked(some), person=str(anna))
    shown = re.findall(r'data-draft="(\d+)"', browser.get("/queue?assigned=me").text)
    assert sorted(map(int, shown)) == sorted(draft.id for draft in some)


def test_an_overdue_draft_is_found(client, some):
    browser = client("anna")
    browser.submit("/queue/many/do", action="due", draft=ticked(some), due="2020-01-31")
    assert len(re.findall("data-draft", browser.get("/queue?due=overdue").text)) == 3


def test_all_of_a_view_are_taken_without_ticking_them(client):
    answer = client("anna").submit("/queue/many", action="hold", everything="true", query="locale=ar")
    assert "5 Entwürfe anhalten?" in answer.text


@pytest.mark.parametrize("login", ["berta", "carl", "dora"])
def test_only_those_who_organise_act_on_many(client, desk, some, login):
    browser = client(login)
    assert 'name="draft"' not in browser.get("/queue").text
    assert "/queue/many/do" not in browser.submit("/queue/many", action="hold", draft=ticked(some)).text
    browser.submit("/queue/many/do", action="hold", draft=ticked(some), reason="Pause")
    assert states(desk, some) == [DraftState.QUEUED] * 3


def test_the_drafts_of_other_municipalities_are_out_of_reach(client, desk, drafts):
    foreign = drafts("nachbarstadt")[:2]
    browser = client("anna")
    for town in ("nachbarstadt", "musterstadt"):
        browser.submit("/queue/many/do", action="hold", draft=ticked(foreign, town), reason="Pause")
    assert "Es ist kein Entwurf ausgewählt." in browser.submit("/queue/many", action="hold", draft=ticked(foreign)).text
    assert states(desk, foreign, "nachbarstadt") == [DraftState.QUEUED] * 2


def test_an_action_across_municipalities_is_taken_back_in_each(client, desk, drafts):
    here, there = drafts()[:1], drafts("nachbarstadt")[:1]
    both = ticked(here) + ticked(there, "nachbarstadt")
    browser = client("emil")
    which = done(browser.submit("/queue/many/do", action="hold", draft=both, reason="Pause")).replace("%2C", ",")
    for each in which.split(","):
        browser.submit("/queue/many/undo", done=each)
    assert states(desk, here) == states(desk, there, "nachbarstadt") == [DraftState.QUEUED]
