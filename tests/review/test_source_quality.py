"""The German pages for those who write them, and the questions that reviewers ask them."""

import time

import pytest

from pipeline.document import ContentType, DocumentRef
from pipeline.remarks import RemarkKind

KITA = DocumentRef("musterstadt", ContentType.PAGE, "kita")
SOURCE = "/m/musterstadt/source"


def ready(browser, address):
    """The page when what is made in the background is there."""
    for _ in range(100):
        shown = browser.get(address)
        if "data-waits" not in shown.text:
            return shown
        time.sleep(0.1)
    raise AssertionError("The report was never ready.")


@pytest.fixture
def question(desk):
    with desk.store.transaction("musterstadt") as work:
        return work.remarks.add(KITA, RemarkKind.QUESTION, "ar", "", "Gilt das auch in den Ferien?", "berta")


def open_questions(desk):
    with desk.store.transaction("musterstadt") as work:
        return [remark.id for _ref, remark in work.remarks.open_questions()]


def test_the_first_visit_does_not_wait_for_the_scores(client):
    assert "data-waits" in client("anna").get(SOURCE).text


def test_hard_pages_come_first_with_the_sentences_to_fix(client):
    shown = ready(client("anna"), SOURCE).text
    assert shown.index("Wohngeld") < shown.index("Kita-Platz finden")
    assert "Zuerst vereinfachen" in shown


def test_the_editor_answers_a_question_and_settles_it(client, desk, question):
    answer = client("carl").submit(f"{SOURCE}/questions/{question}", text="Ja, auch dann.", settle="true")
    assert answer.status_code == 303
    assert open_questions(desk) == []
    with desk.store.transaction("musterstadt") as work:
        assert [each.text for each in work.remarks.about(KITA) if each.answers == question] == ["Ja, auch dann."]


def test_an_answer_alone_leaves_the_question_open(client, desk, question):
    client("carl").submit(f"{SOURCE}/questions/{question}", text="Ich frage nach.")
    assert open_questions(desk) == [question]


def test_an_empty_answer_is_refused_beside_its_field(client, question):
    answer = client("carl").submit(f"{SOURCE}/questions/{question}", text=" ")
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text


def test_an_observer_reads_but_does_not_answer(client, question):
    assert "Gilt das auch in den Ferien?" in client("dora").get(SOURCE).text
    assert client("dora").submit(f"{SOURCE}/questions/{question}", settle="true").status_code == 403


def test_one_page_has_a_report_with_advice(client):
    shown = client("carl").get(f"{SOURCE}/page/wohngeld").text
    assert "Leichte Sprache" in shown
    assert "Lesbarkeitsindex" in shown


def test_a_report_speaks_the_language_of_its_reader(client):
    assert "Open readability index" in client("berta").get(f"{SOURCE}/page/wohngeld").text


def test_the_reports_appear_when_they_are_made_and_come_as_json(client):
    anna = client("anna")
    assert "<svg" in ready(anna, "/m/musterstadt/reports").text
    numbers = anna.get("/m/musterstadt/reports/report.json").json()
    assert {page["ref"] for page in numbers["pages"]} >= {"page/kita", "page/wohngeld"}


def test_a_report_is_kept_until_something_changes(client, drafts, desk):
    anna = client("anna")
    ready(anna, "/m/musterstadt/reports")
    assert "data-waits" not in anna.get("/m/musterstadt/reports").text
    first = drafts()[0]
    with desk.store.transaction("musterstadt") as work:
        work.drafts.move(first.id, "held", actor="anna", why="Nachfrage.")
    assert "data-waits" in anna.get("/m/musterstadt/reports").text
