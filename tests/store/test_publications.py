"""What the store remembers of the writes to the CMS."""

import pytest

from pipeline.lifecycle import DraftState
from pipeline.publication import Conflict, NotPublished, Published

TOWN = "musterstadt"


@pytest.fixture
def publish(queue):
    def write(work, key="1", **outcome):
        draft_id = queue(work, key, state=DraftState.PUBLISHED)
        work.publications.record(draft_id, Published(token="t1", version="3", **outcome))
        return draft_id

    return write


def test_nothing_is_expected_before_the_first_write(store, page, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work)
        work.publications.record(draft_id, Conflict("Jemand anders hat die Seite bearbeitet."))
        work.publications.record(draft_id, NotPublished("Keine Antwort.", try_later=True))
        assert work.publications.expected(page().ref, "en") is None


def test_the_token_of_the_last_write_is_expected(store, page, publish):
    with store.transaction(TOWN) as work:
        draft_id = publish(work)
        work.publications.record(draft_id, Published(token="t2", version="4"))
        work.publications.record(draft_id, Conflict("Jemand anders hat die Seite bearbeitet."))
        assert work.publications.expected(page().ref, "en") == "t2"
        assert work.publications.expected(page().ref, "ar") is None


def test_drafts_with_pending_links_are_named_until_they_are_written_again(store, publish):
    with store.transaction(TOWN) as work:
        pending = publish(work, "1", links_pending=True)
        publish(work, "2")
        assert work.publications.with_pending_links() == [pending]
        work.publications.record(pending, Published(token="t2", version="4"))
        assert work.publications.with_pending_links() == []


def test_pending_links_of_an_older_draft_do_not_matter_after_a_newer_write(store, publish):
    with store.transaction(TOWN) as work:
        publish(work, links_pending=True)
        publish(work)
        assert work.publications.with_pending_links() == []


def test_pending_links_of_a_gone_document_do_not_matter(store, page, publish):
    with store.transaction(TOWN) as work:
        publish(work, links_pending=True)
        work.documents.mark_gone([page().ref])
        assert work.publications.with_pending_links() == []


def test_a_person_may_accept_that_the_foreign_text_of_a_conflict_is_replaced(store, queue, page):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, state=DraftState.CONFLICT)
        work.publications.record(draft_id, Conflict("von Hand geändert", standing="theirs"))
        assert work.publications.expected(page().ref, "en") is None
        assert work.publications.standing(draft_id) == "theirs"
        assert work.publications.accept(draft_id)
        assert work.publications.expected(page().ref, "en", draft=draft_id) == "theirs"


def test_what_was_accepted_for_one_draft_lets_no_other_replace_the_foreign_text(store, queue, page):
    """The draft may be rejected after all; whoever approves the next one knows nothing of the foreign text."""
    with store.transaction(TOWN) as work:
        draft_id = queue(work, state=DraftState.CONFLICT)
        work.publications.record(draft_id, Conflict("von Hand geändert", standing="theirs"))
        work.publications.accept(draft_id)
        assert work.publications.expected(page().ref, "en", draft=draft_id + 1) is None


def test_there_is_nothing_to_accept_without_a_known_foreign_text(store, queue):
    with store.transaction(TOWN) as work:
        draft_id = queue(work, state=DraftState.CONFLICT)
        work.publications.record(draft_id, Conflict("wird gerade bearbeitet"))
        assert not work.publications.accept(draft_id)
