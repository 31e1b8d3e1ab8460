"""What people say about a page stays with the page."""

import pytest

from pipeline.remarks import RemarkKind

TOWN = "musterstadt"
COMMENT, QUESTION = RemarkKind.COMMENT, RemarkKind.QUESTION


def test_a_remark_comes_back_with_its_answer(store, draft, queue):
    ref = draft().ref
    with store.transaction(TOWN) as work:
        queue(work)
        asked = work.remarks.add(ref, QUESTION, "en", "body:b", "Welches Amt?", "anna")
        work.remarks.add(ref, QUESTION, "", "body:b", "Das Jugendamt.", "ede", answers=asked)
    with store.transaction(TOWN) as work:
        question, answer = work.remarks.about(ref)
    assert (question.text, question.author, question.key, question.settled) == ("Welches Amt?", "anna", "body:b", None)
    assert (answer.answers, answer.author) == (question.id, "ede")
    assert question.at < answer.at


def test_a_question_waits_until_it_is_settled(store, draft, queue):
    ref = draft().ref
    with store.transaction(TOWN) as work:
        queue(work)
        asked = work.remarks.add(ref, QUESTION, "en", "", "Welches Amt?", "anna")
        work.remarks.add(ref, QUESTION, "en", "", "Das Jugendamt.", "ede", answers=asked)
        work.remarks.add(ref, COMMENT, "en", "", "Schön.", "anna")
        assert [(where, each.id) for where, each in work.remarks.open_questions()] == [(ref, asked)]
        work.remarks.settle(asked)
        assert work.remarks.open_questions() == []
        assert work.remarks.about(ref)[0].settled is not None


def test_remarks_stay_when_a_new_draft_comes(store, draft, queue):
    with store.transaction(TOWN) as work:
        queue(work)
        work.remarks.add(draft().ref, COMMENT, "en", "body:b", "Bitte höflich.", "anna")
        queue(work)
        assert [each.text for each in work.remarks.about(draft().ref)] == ["Bitte höflich."]


def test_an_answer_belongs_to_the_same_page(store, draft, queue):
    with store.transaction(TOWN) as work:
        queue(work)
        queue(work, "2")
        asked = work.remarks.add(draft().ref, QUESTION, "en", "", "Welches Amt?", "anna")
        with pytest.raises(KeyError):
            work.remarks.add(draft("2").ref, QUESTION, "en", "", "Das Jugendamt.", "ede", answers=asked)


def test_what_is_not_there_cannot_be_talked_about_or_settled(store, draft):
    with store.transaction(TOWN) as work:
        with pytest.raises(KeyError):
            work.remarks.add(draft().ref, COMMENT, "en", "", "Hallo?", "anna")
        with pytest.raises(KeyError):
            work.remarks.settle(4711)


def test_a_page_that_is_gone_asks_nobody_any_more(store, draft, queue):
    with store.transaction(TOWN) as work:
        queue(work)
        work.remarks.add(draft().ref, QUESTION, "en", "", "Welches Amt?", "anna")
        work.documents.mark_gone([draft().ref])
        assert work.remarks.open_questions() == []
