"""What the store keeps of the source documents."""

from dataclasses import replace

import pytest

from pipeline.document import ContentType
from pipeline.errors import ContentNotHandled
from pipeline.lifecycle import DraftState

TOWN = "musterstadt"
BODY = "<p>Tel.&nbsp;0821 324-0</p>\r\n\r\n<p style='x'>\t Ärzte \u00ad und 👩🏽‍⚕️ \u202e\\u0000</p>\n"


def test_a_document_comes_back_character_for_character(store, page):
    kept = replace(page("7", body=BODY, parent="1"), copied_fields=frozenset({"title"}))
    with store.transaction(TOWN) as work:
        work.documents.save(kept, stamp="s1", text_hash="h1")
    with store.transaction(TOWN) as work:
        found = work.documents.get(kept.ref)
        assert (found.document, found.text_hash, found.stamp) == (kept, "h1", "s1")


def test_the_same_content_again_is_not_new_but_its_stamp_is_kept(store, page):
    with store.transaction(TOWN) as work:
        assert work.documents.save(page(), stamp="s1", text_hash="h1")
        assert not work.documents.save(page(), stamp="s2", text_hash="h1")
        assert work.documents.stamps() == {page().ref: "s2"}


def test_changed_markup_is_kept_without_being_new_text(store, page):
    with store.transaction(TOWN) as work:
        work.documents.save(page(), stamp="s1", text_hash="h1")
        changed = page(body="<p class='x'>Hallo.</p>")
        assert not work.documents.save(changed, stamp="s2", text_hash="h1")
        assert work.documents.get(changed.ref).document == changed


def test_a_text_that_returns_to_an_older_wording_is_new_again(store, page):
    with store.transaction(TOWN) as work:
        news = [work.documents.save(page(), stamp="s", text_hash=text_hash) for text_hash in ("h1", "h2", "h1")]
    assert news == [True, True, True]


def test_parents_come_before_their_children(store, page):
    """Also when the child was pulled first, the parent is missing, or the CMS describes a circle."""
    family = {"3": "2", "2": "1", "1": None, "5": "4", "8": "9", "9": "8"}
    with store.transaction(TOWN) as work:
        for key, parent in family.items():
            work.documents.save(page(key, parent=parent), stamp="s", text_hash="h")
        order = [ref.key for ref in work.documents.refs()]
    assert sorted(order) == sorted(family)
    assert order.index("1") < order.index("2") < order.index("3")


def test_a_page_and_an_event_may_have_the_same_key(store, page):
    event = replace(page(), ref=replace(page().ref, content_type=ContentType.EVENT), path="/event/")
    with store.transaction(TOWN) as work:
        work.documents.save(page(), stamp="s", text_hash="h")
        work.documents.save(event, stamp="s", text_hash="h")
        assert work.documents.get(event.ref).document == event
        assert work.documents.get(page().ref).document == page()


def test_of_many_named_documents_those_that_are_there_are_known(store, page):
    with store.transaction(TOWN) as work:
        for key in ("7", "8"):
            work.documents.save(page(key), stamp="s", text_hash="h")
        work.documents.mark_gone([page("8").ref])
        named = [page(str(number)).ref for number in range(1000)]
        assert work.documents.known(named) == {page("7").ref}


def test_a_gone_document_is_no_longer_shown(store, page):
    with store.transaction(TOWN) as work:
        work.documents.save(page(), stamp="s", text_hash="h")
        work.documents.mark_gone([page().ref])
        assert (work.documents.get(page().ref), work.documents.stamps(), work.documents.refs()) == (None, {}, [])


def test_a_document_that_comes_back_is_new_even_with_its_old_text(store, page):
    """Its drafts were superseded when it went, so somebody has to make one again."""
    with store.transaction(TOWN) as work:
        work.documents.save(page(), stamp="s", text_hash="h")
        work.documents.mark_gone([page().ref])
        assert work.documents.save(page(), stamp="s", text_hash="h")
        assert work.documents.get(page().ref).document == page()


def test_the_drafts_of_a_gone_document_are_superseded_with_a_reason(store, page, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.documents.mark_gone([page().ref])
        assert work.drafts.get(draft_id).state is DraftState.SUPERSEDED
        assert "nicht mehr" in work.drafts.get(draft_id).reason
        assert work.drafts.events(draft_id)[-1].after == DraftState.SUPERSEDED


def test_a_draft_that_is_being_written_is_left_to_the_publisher(store, page, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, state=DraftState.PUBLISHING)
        work.documents.mark_gone([page().ref])
        assert work.drafts.get(draft_id).state is DraftState.PUBLISHING


@pytest.mark.parametrize("character", ["\0", "\ud800"], ids=["NUL", "lone surrogate"])
def test_text_that_cannot_be_stored_is_refused_with_the_name_of_the_document(store, page, character):
    """Never replaced silently, and the same on both databases; the transaction goes on without it."""
    with store.transaction(TOWN) as work:
        with pytest.raises(ContentNotHandled, match=r"page/7: .*U\+(0000|D800)"):
            work.documents.save(page("7", body=f"a{character}b"), stamp="s", text_hash="h")
        assert work.documents.save(page("8"), stamp="s", text_hash="h")
        assert work.documents.refs() == [page("8").ref]


def test_places_say_where_documents_stand_and_since_when_their_text_is_here(store, page):
    with store.transaction(TOWN) as work:
        for key, parent in (("child", "top"), ("top", None), ("gone", None)):
            work.documents.save(replace(page(key, parent=parent), path=f"/{key}/"), stamp="s1", text_hash="h1")
        work.documents.mark_gone([page("gone").ref])
        before = work.documents.places()
        work.documents.save(page("top", body="<p>Neu.</p>"), stamp="s2", text_hash="h2")
        after = work.documents.places()
    assert [(ref.key, place.path, place.parent) for ref, place in before.items()] == [
        ("top", "/top/", None),
        ("child", "/child/", "top"),
    ]
    assert after[page("top").ref].changed > before[page("top").ref].changed
    assert after[page("child").ref].changed == before[page("child").ref].changed
