"""What the reports read: the newest drafts, whole, and what the checks say about them, counted."""

from sqlalchemy import event

from pipeline.finding import Finding, FindingCount, Severity
from pipeline.lifecycle import DraftState as S

TOWN = "musterstadt"
SHORT = Finding("length", Severity.WARNING, "kurz", segment="body:b")


def statements(store, read):
    said = []
    listen = lambda *told: said.append(told[2])  # noqa: E731
    with store.transaction(TOWN) as work:
        connection = work.drafts._scope.connection
        event.listen(connection, "before_cursor_execute", listen)
        read(work)
    return len(said)


def test_a_document_has_one_newest_draft_a_locale(store, queue, draft):
    with store.transaction(TOWN) as work:
        queue(work)
        newer = queue(work, findings=(SHORT,))
        other = queue(work, locale="uk")
        found = work.drafts.of_document(draft().ref)
        assert found == [work.drafts.get(newer), work.drafts.get(other)]


def test_a_locale_has_the_newest_draft_of_every_document(store, queue):
    with store.transaction(TOWN) as work:
        first, second = queue(work, "1"), queue(work, "2")
        queue(work, "2", locale="uk")
        assert [each.id for each in work.drafts.of_locale("en")] == [first, second]


def test_documents_that_are_gone_are_not_told(store, queue, draft):
    with store.transaction(TOWN) as work:
        queue(work, findings=(SHORT,))
        work.documents.mark_gone([draft().ref])
        assert not work.drafts.of_document(draft().ref)
        assert not work.drafts.of_locale("en")
        assert not work.drafts.finding_counts()
        assert not work.documents.kept()


def test_findings_are_counted_by_check_locale_and_severity(store, queue):
    with store.transaction(TOWN) as work:
        queue(work, "1", findings=(SHORT, SHORT))
        queue(work, "2", findings=(SHORT,))
        assert work.drafts.finding_counts() == [FindingCount("length", "en", Severity.WARNING, findings=3, drafts=2)]


def test_findings_of_older_and_of_rejected_drafts_do_not_count(store, queue):
    with store.transaction(TOWN) as work:
        queue(work, findings=(SHORT,))
        work.drafts.move(queue(work, findings=(SHORT,)), S.REJECTED, actor="anna", why="falsch")
        assert work.drafts.finding_counts() == []


def test_kept_documents_are_those_that_can_be_got_one_by_one(store, page):
    with store.transaction(TOWN) as work:
        for key, parent in (("2", "1"), ("1", None)):
            work.documents.save(page(key, parent=parent), stamp="s", text_hash="alt")
            work.documents.save(page(key, parent=parent, body="<p>Neu.</p>"), stamp="t", text_hash="neu")
        assert work.documents.kept() == [work.documents.get(ref) for ref in work.documents.refs()]


def test_more_drafts_need_no_more_queries(store, queue):
    def read(work):
        work.drafts.of_locale("en")
        work.documents.kept()

    with store.transaction(TOWN) as work:
        queue(work, "1")
    before = statements(store, read)
    with store.transaction(TOWN) as work:
        for key in "2345":
            queue(work, key)
    assert statements(store, read) == before == 4
