"""The folder connector: a folder of HTML files is a CMS."""

from dataclasses import replace
from pathlib import Path

import pytest

from connectors.cms.folder import FolderCms
from pipeline.document import ContentType, DocumentRef, Field, FieldFormat
from pipeline.errors import CmsAnswerNotUnderstood, CmsRefusedAccess
from pipeline.publication import Conflict, PublicationOrder, Published

PAGE = (
    '<!doctype html>\r\n<html lang="de">\r\n<head>\r\n<title>{title}</title>\r\n'
    '<meta name="sprachlotse:type" content="{kind}">\r\n{more}'
    "</head>\r\n<body>\r\n<p>Guten Tag</p>\r\n</body>\r\n</html>\r\n"
)


def write(root: Path, key: str, *, title: str = "Titel", kind: str = "page", more: str = "") -> None:
    (root / "de").mkdir(parents=True, exist_ok=True)
    (root / "de" / f"{key}.html").write_bytes(PAGE.format(title=title, kind=kind, more=more).encode())


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">\r\n'


def order(key: str, *, body: str = "<p>Hello</p>", expected: str | None = None) -> PublicationOrder:
    fields = (Field("title", FieldFormat.TEXT, "Tom & Ann"), Field("body", FieldFormat.HTML, body))
    return PublicationOrder(ref(key), "en", fields, expected, machine_translated=False)


def ref(key: str, kind: ContentType = ContentType.PAGE) -> DocumentRef:
    return DocumentRef("musterstadt", kind, key)


@pytest.fixture
def cms(tmp_path: Path) -> FolderCms:
    return FolderCms(tmp_path, "musterstadt")


def test_the_body_is_what_stands_between_the_body_tags_byte_for_byte(cms: FolderCms, tmp_path: Path) -> None:
    write(tmp_path, "a")
    document = cms.fetch(ref("a"))
    assert document is not None
    assert document.fields[-1] == Field("body", FieldFormat.HTML, "\r\n<p>Guten Tag</p>\r\n")


def test_parents_come_before_children_and_siblings_by_order(cms: FolderCms, tmp_path: Path) -> None:
    write(tmp_path, "kind", more=meta("sprachlotse:parent", "wurzel"))
    write(tmp_path, "zweite", more=meta("sprachlotse:order", "2"))
    write(tmp_path, "wurzel", more=meta("sprachlotse:order", "1"))
    assert [stamp.ref.key for stamp in cms.stamps()] == ["wurzel", "kind", "zweite"]


def test_pages_that_are_each_others_parents_do_not_hang(cms: FolderCms, tmp_path: Path) -> None:
    write(tmp_path, "a", more=meta("sprachlotse:parent", "b"))
    write(tmp_path, "b", more=meta("sprachlotse:parent", "a"))
    assert {stamp.ref.key for stamp in cms.stamps()} == {"a", "b"}


def test_a_changed_file_has_a_new_stamp(cms: FolderCms, tmp_path: Path) -> None:
    write(tmp_path, "a")
    before = cms.stamps()[0].token
    write(tmp_path, "a", title="Neu")
    assert cms.stamps()[0].token != before


def test_a_description_is_a_field_of_its_own(cms: FolderCms, tmp_path: Path) -> None:
    write(tmp_path, "rathaus", kind="location", more=meta("description", "Das Rathaus &amp; mehr"))
    document = cms.fetch(ref("rathaus", ContentType.LOCATION))
    assert document is not None
    assert Field("description", FieldFormat.TEXT, "Das Rathaus & mehr") in document.fields


def test_a_head_in_the_manner_of_xhtml_is_read(cms: FolderCms, tmp_path: Path) -> None:
    write(tmp_path, "kind", more='<meta name="sprachlotse:parent" content="wurzel" />\r\n')
    document = cms.fetch(ref("kind"))
    assert document is not None
    assert document.parent == "wurzel"


def test_a_title_without_a_word_counts_when_it_changes(cms: FolderCms, tmp_path: Path) -> None:
    """It has no segment, but the target copies it."""
    marks = set()
    for title in ("2025", "2026"):
        write(tmp_path, "a", title=title)
        document = cms.fetch(ref("a"))
        assert document is not None
        marks.add(document.markup)
    assert len(marks) == 2


def test_publishing_writes_the_fields_into_the_german_frame(cms: FolderCms, tmp_path: Path) -> None:
    write(tmp_path, "a")
    [(_, outcome)] = cms.publish([order("a")])
    assert isinstance(outcome, Published)
    written = (tmp_path / "en" / "a.html").read_bytes().decode()
    assert '<html lang="en">' in written
    assert "<title>Tom &amp; Ann</title>" in written
    assert "<body><p>Hello</p></body>" in written


@pytest.mark.parametrize("locale", ["ar", "fa-AF"])
def test_a_right_to_left_target_says_so(cms: FolderCms, tmp_path: Path, locale: str) -> None:
    write(tmp_path, "a")
    list(cms.publish([replace(order("a"), locale=locale)]))
    assert f'<html lang="{locale}" dir="rtl">' in (tmp_path / locale / "a.html").read_text()


def test_a_file_that_somebody_edited_is_never_overwritten(cms: FolderCms, tmp_path: Path) -> None:
    write(tmp_path, "a")
    [(_, first)] = cms.publish([order("a")])
    assert isinstance(first, Published)
    (tmp_path / "en" / "a.html").write_text("von Hand", encoding="utf-8")
    [(_, second)] = cms.publish([order("a", body="<p>Hi</p>", expected=first.token)])
    assert isinstance(second, Conflict)
    assert second.standing, "a person may decide to replace exactly this text"
    assert (tmp_path / "en" / "a.html").read_text(encoding="utf-8") == "von Hand"


def test_a_write_that_was_cut_off_is_recognised_and_not_repeated(cms: FolderCms, tmp_path: Path) -> None:
    write(tmp_path, "a")
    list(cms.publish([order("a")]))
    before = (tmp_path / "en" / "a.html").stat().st_mtime_ns
    [(_, outcome)] = cms.publish([order("a", expected=None)])
    assert isinstance(outcome, Published)
    assert (tmp_path / "en" / "a.html").stat().st_mtime_ns == before


def test_our_own_last_text_may_be_replaced(cms: FolderCms, tmp_path: Path) -> None:
    write(tmp_path, "a")
    [(_, first)] = cms.publish([order("a")])
    assert isinstance(first, Published)
    [(_, second)] = cms.publish([order("a", body="<p>Hi</p>", expected=first.token)])
    assert isinstance(second, Published)


def test_a_missing_folder_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(CmsRefusedAccess, match=r"cms\.path"):
        FolderCms(tmp_path / "nirgends", "musterstadt").stamps()


@pytest.mark.parametrize("data", [b"\xff\xfe", b"nur Text", b"<html><body>offen"])
def test_a_file_that_is_not_a_page_is_named(cms: FolderCms, tmp_path: Path, data: bytes) -> None:
    write(tmp_path, "gut")
    (tmp_path / "de" / "kaputt.html").write_bytes(data)
    assert {stamp.ref.key for stamp in cms.stamps()} == {"gut", "kaputt"}
    with pytest.raises(CmsAnswerNotUnderstood, match=r"kaputt\.html"):
        cms.fetch(ref("kaputt"))
