"""The queue: what stands in the address is what is shown, and only to those who may see it."""

import re

import pytest
from starlette.datastructures import QueryParams

from pipeline.lifecycle import DraftState
from review.queue_query import address, parse


def listed(answer) -> list[int]:
    return [int(each) for each in re.findall(r'data-draft="(\d+)"', answer.text)]


def test_everything_that_waits_is_there(client, drafts):
    shown = listed(client("anna").get("/queue"))
    assert sorted(shown) == sorted(draft.id for draft in drafts())


def test_the_riskiest_come_first(client, drafts):
    risks = {draft.id: draft.risk for draft in drafts()}
    shown = [risks[number] for number in listed(client("anna").get("/queue"))]
    assert shown == sorted(shown, reverse=True)


def test_the_drafts_of_other_municipalities_are_not_there(client, drafts):
    shown = listed(client("nadja").get("/queue"))
    assert sorted(shown) == sorted(draft.id for draft in drafts("nachbarstadt"))


def test_asking_for_another_municipality_shows_nothing_of_it(client):
    assert listed(client("anna").get("/queue?municipality=nachbarstadt")) == []


@pytest.mark.parametrize(
    ("query", "number"), [("locale=ar", 5), ("locale=ar&locale=uk", 10), ("content_type=event", 3)]
)
def test_the_address_narrows_the_queue(client, query, number):
    assert len(listed(client("anna").get(f"/queue?{query}"))) == number


def test_words_are_looked_for_in_the_german_text_too(client, drafts):
    shown = listed(client("anna").get("/queue?text=einkommen"))
    titles = {draft.title for draft in drafts() if draft.id in shown}
    assert titles == {"Wohngeld"}


@pytest.mark.parametrize("text", ["100%25", "_", "'", "ÄÖÜ", "\\"])
def test_signs_that_mean_something_to_the_database_are_only_signs(client, text):
    assert client("anna").get("/queue", params={"text": text}).status_code == 200


def test_a_facet_is_counted_under_all_filters_but_its_own(client):
    text = client("anna").get("/queue?locale=ar").text
    counts = re.findall(r"(Arabisch|Englisch|Ukrainisch) <span class=\"count\">(\d+)", text)
    assert dict(counts) == {"Arabisch": "5", "Englisch": "5", "Ukrainisch": "5"}


def test_a_draft_that_is_decided_leaves_the_queue(client, desk, drafts):
    first = drafts()[0].id
    with desk.store.transaction("musterstadt") as work:
        work.drafts.move(first, DraftState.REJECTED, actor="anna", why="falsch")
    browser = client("anna")
    assert first not in listed(browser.get("/queue"))
    assert first in listed(browser.get("/queue?state=rejected"))


def test_an_empty_queue_is_calm(client):
    text = client("anna").get("/queue?text=gibtesnicht").text
    assert "Kein Entwurf passt" in text
    assert "<table" not in text


def test_nonsense_in_the_address_is_left_out():
    view = parse(QueryParams("locale=ar&state=lost&age=never&sort=luck&page=-1&page=x"))
    assert address(view.values) == "/queue?locale=ar"
    assert view.page == 1


def test_choosing_a_value_twice_takes_it_back():
    view = parse(QueryParams("locale=ar&sort=age"))
    assert view.toggled("locale", "uk") == "/queue?locale=ar&locale=uk&sort=age"
    assert view.toggled("locale", "ar") == "/queue?sort=age"


def test_a_view_is_kept_for_its_owner(client):
    anna, berta = client("anna"), client("berta")
    anna.submit("/queue/views", name="Arabisch, neu", query="locale=ar&change=new")
    assert "★ Arabisch, neu" in anna.get("/queue").text
    assert "★" not in berta.get("/queue").text
    anna.submit("/queue/views/drop", name="Arabisch, neu")
    assert "★" not in anna.get("/queue").text


def test_titles_are_text_and_never_markup(client, desk, drafts):
    from sqlalchemy import text

    with desk.store._engine.begin() as connection:
        connection.execute(text("UPDATE draft SET title = '<script>alert(1)</script>'"))
    answer = client("anna").get("/queue").text
    assert "<script>alert" not in answer
    assert "&lt;script&gt;alert" in answer


def test_the_queue_speaks_english_to_those_who_want_it(client):
    text = client("berta").get("/queue").text
    assert "<h1>Queue</h1>" in text
    assert "Arabic" in text
