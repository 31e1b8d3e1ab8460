"""What changed in a page between two versions, for people who look at its history."""

from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.version_diff import version_diff
from pipeline.word_diff import Step

REF = DocumentRef("musterstadt", ContentType.PAGE, "1")


def page(body: str) -> Document:
    return Document(REF, (Field("title", FieldFormat.TEXT, "Kita"), Field("body", FieldFormat.HTML, body)))


def changed(old: str, new: str) -> list[list[tuple[Step, str]]]:
    steps = version_diff(page(old), page(new))
    return [[(each.step, each.text) for each in step.stretches] for step in steps if not step.is_kept]


def test_the_same_page_has_no_changes():
    assert changed("<p>Offen.</p>", "<p>Offen.</p>") == []


def test_other_markup_alone_is_no_change_of_the_text():
    assert changed("<p>Offen.</p>", "<div>Offen.</div>") == []


def test_a_changed_sentence_shows_its_words():
    [steps] = changed("<p>Offen ab 8 Uhr.</p>", "<p>Offen ab 9 Uhr.</p>")
    assert (Step.REMOVED, "8") in steps
    assert (Step.ADDED, "9") in steps


def test_new_and_lost_sentences_stand_by_themselves():
    assert changed("<p>Eins.</p>", "<p>Eins.</p><p>Zwei.</p>") == [[(Step.ADDED, "Zwei.")]]
    assert changed("<p>Eins.</p><p>Zwei.</p>", "<p>Eins.</p>") == [[(Step.REMOVED, "Zwei.")]]


def test_every_segment_of_both_versions_is_there():
    steps = version_diff(page("<p>Eins.</p><p>Zwei.</p>"), page("<p>Zwei.</p><p>Drei.</p>"))
    texts = ["".join(each.text for each in step.stretches) for step in steps]
    assert texts == ["Kita", "Eins.", "Zwei.", "Drei."]
