"""How the CMS's answers become values: documents, tokens, lists, forms, import files."""

import json

import pytest
from lxml import etree

from connectors.cms.integreat import mapping, screens
from connectors.cms.integreat.links import LinkTarget, Site
from connectors.cms.integreat.screens import Message, PageRow, Version
from connectors.cms.integreat.xliff import storable, xliff
from pipeline.document import ContentType, DocumentRef, Field, FieldFormat
from pipeline.errors import CmsAnswerNotUnderstood, ContentNotHandled

SITE = Site("musterstadt", "de", frozenset({"integreat.app"}))
CARD = '<div data-contact-id="401" data-contact-url="/musterstadt/contact/401/?details=email">{}</div>'


def body(value: str) -> list[Field]:
    return [Field("body", FieldFormat.HTML, value)]


def entry(row: int, parent: int, path: str, *history: str) -> mapping.PageEntry:
    return mapping.PageEntry(
        id=row,
        path=path,
        title="t",
        last_updated="now",
        slug_history=history,
        parent=mapping.Parent(id=parent, path="/p/"),
    )


# -- public answers


def test_a_fallback_is_not_a_translation() -> None:
    row = {
        "path": "/musterstadt/de/events/messe/",
        "title": "t",
        "last_updated": "now",
        "content": "",
        "event": {"id": 1},
    }
    languages = {"available_languages": {"en": {"id": 5}, "ar": {"id": None}}}
    events = mapping.read(json.dumps([row | languages | {"id": 7}]).encode(), mapping.EVENTS, about="x")
    found = mapping.translations(events, SITE)
    assert found.languages == {LinkTarget("events", "messe"): frozenset({"en"})}
    fallback = mapping.read(json.dumps([row | {"id": None}]).encode(), mapping.EVENTS, about="x")
    assert mapping.stamps(fallback, "musterstadt", ContentType.EVENT) == []


@pytest.mark.parametrize("answer", [b"<html>", b"{}", b'[{"id": "x"}]', b""])
def test_an_unknown_shape_is_refused_without_repeating_the_text(answer: bytes) -> None:
    with pytest.raises(CmsAnswerNotUnderstood, match="Liste der Seiten"):
        mapping.read(answer, mapping.PAGES, about="Liste der Seiten")


def test_pages_are_identified_by_parent_and_slug() -> None:
    entries = [
        entry(51, 0, "/m/de/a/"),
        entry(52, 1, "/m/de/a/kita/"),
        entry(53, 2, "/m/de/b/kita/"),
        entry(54, 0, "/m/de/b/"),
    ]
    rows = [PageRow(1, 0, "a"), PageRow(11, 1, "kita"), PageRow(2, 0, "b"), PageRow(21, 2, "kita")]
    assert mapping.page_ids(entries, rows) == {51: 1, 52: 11, 53: 21, 54: 2}


def test_a_slug_that_is_not_public_yet_is_found_in_the_history() -> None:
    entries = [entry(51, 0, "/m/de/alt/", "alt", "neu"), entry(52, 0, "/m/de/x/", "alt-2", "x")]
    assert mapping.page_ids(entries, [PageRow(1, 0, "neu"), PageRow(2, 0, "x")]) == {51: 1, 52: 2}


def test_a_page_that_cannot_be_identified_is_left_out() -> None:
    assert mapping.page_ids([entry(51, 0, "/m/de/a/")], [PageRow(1, 9, "a")]) == {}


# -- pages of the CMS


def test_versions_come_newest_first_with_their_raw_text() -> None:
    text = "".join(
        f'<div class="revision-wrapper"\n id="revision-{number}"\n data-editor="{editor}" data-status="{status}">'
        "<div class='revision-plain'><label>title</label>\n<h1>\n A &amp; B \n</h1>\n"
        f"<label>content</label>\n {raw}\n"
        '</div>\n<div class="revision-diff w-full"></div></div>'
        for number, editor, status, raw in [
            (9, "deleted account", "PUBLIC", "<div>a&nbsp;b\r\n<h1>x</h1></div>"),
            (10, "Anna Muster", "REVIEW", ""),
        ]
    )
    assert screens.versions(text) == (
        Version(10, "REVIEW", "Anna Muster", "A & B", ""),
        Version(9, "PUBLIC", "", "A & B", "<div>a&nbsp;b\r\n<h1>x</h1></div>"),
    )


def test_the_page_list_gives_each_page_its_parent() -> None:
    levels = [(1, 1, "a"), (2, 2, "a-1"), (3, 3, "a-1-1"), (4, 2, "a-2"), (5, 1, "b")]
    rows = "".join(
        f'<tr id="page-{key}" class="page-row level-{level}"><td><div data-title-slug="{slug}">x</div></td></tr>'
        for key, level, slug in levels
    )
    found = screens.page_rows(f'<table>{rows}<tr id="page-1-drop-left" class="drop"></tr></table>')
    assert [(row.id, row.parent, row.slug) for row in found] == [
        (1, 0, "a"), (2, 1, "a-1"), (3, 2, "a-1-1"), (4, 1, "a-2"), (5, 0, "b")
    ]  # fmt: skip


def test_messages_know_whether_they_are_errors() -> None:
    boxes = '<div role="alert" class="bg-red-100"><p>Page  X</p></div><div role="alert" class="bg-green-100">ok</div>'
    assert screens.messages(f'<div id="messages">{boxes}</div>') == (Message(True, "Page X"), Message(False, "ok"))
    assert screens.messages("") == ()


def test_a_form_goes_back_as_a_browser_would_send_it() -> None:
    form = """<form id="content_form"><input name="title" value="T">
      <input type="checkbox" name="day" value="1" checked><input type="checkbox" name="day" value="2">
      <input type="checkbox" name="day" value="3" checked><input name="off" value="x" disabled>
      <button name="status" value="DRAFT"></button><input type="file" name="f">
      <textarea name="content">\n\n&lt;p&gt;a&lt;/p&gt;</textarea>
      <select name="one"><option value="a">a</option><option value="b">b</option></select>
      <select name="many" multiple><option value="a">a</option></select></form>"""
    assert screens.form_data(form) == {
        "title": ["T"], "day": ["1", "3"], "content": ["\n<p>a</p>"], "one": ["a"]
    }  # fmt: skip
    assert screens.form_data("<p>no form</p>") is None


@pytest.mark.parametrize(("attributes", "ticked"), [("checked", True), ("", False)])
def test_a_box_is_ticked_or_not_or_not_there(attributes: str, ticked: bool) -> None:
    box = f'<input type="checkbox" name="do_not_translate_title" {attributes}>'
    assert screens.is_ticked(box, "do_not_translate_title") is ticked
    assert screens.is_ticked(box, "hix_ignore") is None


def test_the_version_of_the_cms_is_read_from_its_menu() -> None:
    assert screens.cms_version('<a href="/m/release-notes/"\n class="x">Version: 2026.7.1</a>') == "2026.7.1"
    assert screens.cms_version("<p>2026.7.1</p>") is None


# -- documents and import files


def test_a_page_document_has_its_place_in_the_tree() -> None:
    ref = DocumentRef("musterstadt", ContentType.PAGE, "1009")
    version = Version(3, "PUBLIC", "Anna", "Kurs", "<p>a</p>")
    document = mapping.page_document(ref, entry(5, 1008, "/m/de/x/kurs/"), version, copied=frozenset({"title"}))
    assert (document.parent, document.path, document.title) == ("1008", "/m/de/x/kurs/", "Kurs")
    assert document.copied_fields == {"title"}


def test_an_import_file_keeps_the_text_byte_for_byte() -> None:
    html = '<p>a &amp; b&nbsp;<a href="x?a=1&amp;b=2">c</a> ]]> </p>'
    tree = etree.fromstring(
        xliff("1009", [Field("title", FieldFormat.TEXT, "A & B"), *body(html)], source="de", target="de-si")
    )
    assert [target.text for target in tree.iter("{*}target")] == ["A & B", html]
    assert tree[0].attrib["target-language"] == "de-si"
    assert tree[0].attrib["original"] == "1009"


@pytest.mark.parametrize("value", [CARD.format("x"), f"\n{CARD.format('x')}\n"])
def test_a_lone_contact_card_gets_a_wrapper(value: str) -> None:
    assert storable(body(value)[0]) == f"<div>{value}</div>"
    assert storable(body(f"<p>a</p>{value}")[0]) == f"<p>a</p>{value}"


def test_control_characters_are_refused_before_anything_is_sent() -> None:
    with pytest.raises(ContentNotHandled, match="Steuerzeichen"):
        xliff("1009", body("<p>a\x0bb</p>"), source="de", target="en")
