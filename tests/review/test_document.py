"""The screen about one document: every locale, every version, everything that happened."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline.document import ContentType, DocumentRef
from pipeline.publication import Published
from pipeline.review_record import ReviewRecord
from pipeline.target import Target

KITA = DocumentRef("musterstadt", ContentType.PAGE, "kita")
PAGE = "/m/musterstadt/pages/page/kita"


@pytest.fixture
def change(desk):
    """Pulls a new version of the page with one more sentence."""

    def changed(words: str) -> None:
        with desk.store.transaction("musterstadt") as work:
            kept = work.documents.get(KITA)
            fields = tuple(
                replace(each, value=each.value + words) if each.name == "body" else each
                for each in kept.document.fields
            )
            work.documents.save(replace(kept.document, fields=fields), stamp="new", text_hash="new")

    return changed


def test_every_locale_is_shown_with_a_way_to_its_draft(client, drafts):
    shown = client("anna").get(PAGE).text
    for draft in drafts(locales=("en", "ar", "uk")):
        if draft.ref == KITA:
            assert f'/m/musterstadt/drafts/{draft.id}"' in shown
    assert "Arabisch" in shown


def test_the_history_says_who_did_what_and_why(client, drafts, desk):
    [draft] = [each for each in drafts(locales=("en",)) if each.ref == KITA]
    with desk.store.transaction("musterstadt") as work:
        work.drafts.move(draft.id, "held", actor="berta", why="Öffnungszeiten fehlen.")
    shown = client("anna").get(PAGE).text
    assert "berta" in shown
    assert "Öffnungszeiten fehlen." in shown


def test_what_was_published_carries_its_review_record(client, drafts, desk):
    [draft] = [each for each in drafts(locales=("en",)) if each.ref == KITA]
    record = ReviewRecord("anna", datetime(2026, 11, 2, tzinfo=UTC), is_bulk=False, is_reviewed=True, segments=())
    with desk.store.transaction("musterstadt") as work:
        work.publications.record(draft.id, Published("token", "1"), review=record.as_dict())
    shown = client("anna").get(PAGE).text
    assert "Freigegeben von anna" in shown


def test_versions_of_the_german_are_compared_word_by_word(client, change):
    change("<p>Neu ab Herbst.</p>")
    shown = client("anna").get(PAGE).text
    assert "<ins>Neu ab Herbst.</ins>" in shown


def test_a_page_of_the_neighbours_does_not_exist(client):
    assert client("anna").get("/m/musterstadt/pages/page/schule").status_code == 404
    assert client("anna").get("/m/nachbarstadt/pages/page/schule").status_code == 404


@pytest.mark.parametrize("address", ["/m/musterstadt/pages/poem/kita", "/m/musterstadt/pages/page/none"])
def test_what_was_never_pulled_does_not_exist(client, address):
    assert client("anna").get(address).status_code == 404


def test_what_the_cms_says_is_never_taken_for_html(client, change):
    change("<p>Alarm &lt;script&gt;alert(1)&lt;/script&gt;</p>")
    assert "<script>alert" not in client("anna").get(PAGE).text


def test_a_coordinator_has_the_page_fetched_now(client, desk):
    anna = client("anna")
    assert "Jetzt holen und übersetzen" in anna.get(PAGE).text
    for _ in "again":
        assert anna.submit(f"{PAGE}/fetch").headers["location"] == PAGE
    with desk.store.transaction("musterstadt") as work:
        [delivery] = work.deliveries.latest(limit=9)
    assert (delivery.source, delivery.refs, delivery.state) == ("person", (KITA,), "waiting")
    assert "vorgemerkt" in client("dora").get(PAGE).text


def test_a_page_that_failed_too_often_is_tried_again_when_somebody_wants_it(client, desk):
    with desk.store.transaction("musterstadt") as work:
        work.failures.note("translate", [(Target(KITA, "ar"), "Kaputt.")])
    client("anna").submit(f"{PAGE}/fetch")
    with desk.store.transaction("musterstadt") as work:
        assert work.failures.all() == []


def test_only_coordinators_have_pages_fetched_and_only_those_that_are_here(client):
    assert "Jetzt holen" not in client("berta").get(PAGE).text
    assert client("berta").submit(f"{PAGE}/fetch").status_code == 403
    assert client("anna").submit("/m/musterstadt/pages/page/nirgends/fetch").status_code == 404
