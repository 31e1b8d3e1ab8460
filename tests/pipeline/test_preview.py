"""The preview: a page as its readers see it, harmless, with every segment marked."""

import pytest

from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.extract import extract
from pipeline.preview import preview
from pipeline.safe_html import safe_html


def page(body: str, title: str = "Titel") -> Document:
    fields = (Field("title", FieldFormat.TEXT, title), Field("body", FieldFormat.HTML, body))
    return Document(DocumentRef("musterstadt", ContentType.PAGE, "1"), fields)


def test_every_sentence_carries_its_key() -> None:
    taken = extract(page("<p>Eins. Zwei.</p><ul><li>Drei</li></ul>"))
    shown = preview(taken, {})
    for segment in taken.segments:
        assert f'<span data-segment="{segment.key}">{segment.text}</span>' in shown


def test_a_target_stands_in_the_place_of_its_source() -> None:
    taken = extract(page("<p>Bitte <a href='/kita'>hier</a> lesen.</p>"))
    shown = preview(taken, {taken.segments[1].key: "يرجى القراءة <1>هنا</1>."})
    assert "يرجى القراءة <a>هنا</a>." in shown
    assert "Bitte" not in shown


def test_a_target_that_would_break_the_page_is_not_shown() -> None:
    taken = extract(page("<p>Bitte <a href='/kita'>hier</a> lesen.</p>"))
    shown = preview(taken, {taken.segments[1].key: "يرجى <1>هنا."})
    assert "Bitte <a>hier</a> lesen." in shown


def test_the_text_of_a_target_is_never_markup() -> None:
    taken = extract(page("<p>Hallo.</p>"))
    shown = preview(taken, {taken.segments[1].key: "<script>alert(1)</script>"})
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


@pytest.mark.parametrize(
    "dangerous",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">Text</p>',
        '<a href="javascript:alert(1)">Text</a>',
        '<img src="https://elsewhere.example/x.png" onerror="alert(1)">',
        '<iframe src="https://elsewhere.example"></iframe>',
        '<form action="https://elsewhere.example"><input name="a"></form>',
        '<svg><script href="x"></script></svg>',
        '<p style="background: url(https://elsewhere.example)">Text</p>',
        '<meta http-equiv="refresh" content="0;url=https://elsewhere.example">',
        '<object data="x"></object><embed src="x"><base href="https://elsewhere.example">',
    ],
)
def test_nothing_runs_loads_or_leads_away(dangerous: str) -> None:
    shown = safe_html(f"<p>Vorher</p>{dangerous}<p>Nachher</p>")
    for sign in ("script", "onclick", "onerror", "javascript", "elsewhere", "<form", "<iframe", "style=", "href="):
        assert sign not in shown
    assert "Vorher" in shown
    assert "Nachher" in shown


def test_words_in_unknown_elements_stay() -> None:
    assert safe_html("<main><center>Text</center></main>") == "Text"
