"""The reports as pages: whole without anything from outside, readable for everybody, also while there is no data."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from lxml import html

from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.extract import extract
from pipeline.finding import Finding, FindingCount, Severity
from pipeline.lifecycle import DraftState
from pipeline.reviewed import Reviewed, Verdict
from pipeline.segment import SegmentKind
from pipeline.store_ports import KeptDocument
from quality.municipality_report import Material, municipality_report
from quality.page_report import page_report
from runtime.municipality_html import municipality_html
from runtime.names import severity_name, state_name
from runtime.page_html import page_html

DAY = date(2026, 8, 3)
BODY = "<p>Die Inanspruchnahme der Leistungen setzt die fristgerechte Einreichung sämtlicher Unterlagen voraus.</p>"
FIELDS = (Field("title", FieldFormat.TEXT, "Hilfe & <Rat>"), Field("body", FieldFormat.HTML, BODY))
KEPT = KeptDocument(Document(DocumentRef("musterstadt", ContentType.PAGE, "hilfe"), FIELDS), "hash", "s")
ENGINE = Origin(OriginKind.ENGINE, "deepl")
SEGMENTS = tuple(
    DraftSegment(each.key, each.kind, each.text, "مساعدة", ENGINE) for each in extract(KEPT.document).segments
)
FINDING = Finding("facts", Severity.CRITICAL, "<8> fehlt", segment=SEGMENTS[1].key)
DRAFT = Draft(KEPT.document.ref, "ar", "hash", SEGMENTS, findings=(FINDING,), risk=0.4, id=7)
SENTENCE = DraftSegment("body:a", SegmentKind.SENTENCE, "Guten Tag.", "Good day.", ENGINE)
REVIEWS = [
    Reviewed("en", SENTENCE, "Good day.", Verdict.APPROVED, (FINDING,)),
    Reviewed("en", SENTENCE, "Hello.", Verdict.CORRECTED),
]
COUNTS = [FindingCount("facts", "ar", Severity.CRITICAL, findings=3, drafts=2)]


def of_municipality(material: Material) -> str:
    return municipality_html(municipality_report("musterstadt", material, day=DAY), name="Musterstadt")


FULL = Material([KEPT], [], COUNTS, REVIEWS)
NONE = Material([], [], [], [])
PAGES = {
    "municipality": lambda: of_municipality(FULL),
    "empty municipality": lambda: of_municipality(NONE),
    "page": lambda: page_html(page_report(KEPT, [DRAFT], locales=("ar", "en"), day=DAY)),
    "page without drafts": lambda: page_html(page_report(KEPT, [], locales=("ar",), day=DAY)),
}
each_page = pytest.mark.parametrize("name", PAGES)


@each_page
def test_a_page_needs_nothing_from_outside_and_runs_nothing(name: str) -> None:
    assert not re.search(r"<script|<link|\ssrc=|\shref=|url\(|@import|\son[a-z]+=|style=", PAGES[name]())


@each_page
def test_every_id_is_there_once(name: str) -> None:
    ids = Counter(html.fromstring(PAGES[name]()).xpath("//@id"))
    assert all(count == 1 for count in ids.values())


@each_page
def test_headings_leave_no_level_out(name: str) -> None:
    tree = html.fromstring(PAGES[name]())
    levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@each_page
def test_it_reads_in_english_too(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPRACHLOTSE_LANGUAGE", "en")
    page = PAGES[name]()
    assert '<html lang="en">' in page
    assert "Qualität" not in page


@pytest.mark.parametrize("name", ["municipality", "page"])
def test_every_picture_has_a_table_beside_it(name: str) -> None:
    for figure in html.fromstring(PAGES[name]()).xpath("//figure[.//*[local-name()='svg']]"):
        assert figure.xpath(".//table | following-sibling::*[1]//table")


def test_an_empty_municipality_shows_sentences_in_place_of_pictures() -> None:
    page = of_municipality(NONE)
    assert "<svg" not in page
    assert "Noch hat niemand etwas geprüft." in page
    assert "Die Prüfungen haben nichts gefunden." in page


def test_a_municipality_shows_no_text_of_a_draft() -> None:
    assert "Good day" not in of_municipality(FULL)


def test_texts_of_a_page_are_words_and_no_markup() -> None:
    page = PAGES["page"]()
    assert "<Rat>" not in page
    assert "&lt;8&gt; fehlt" in page


def test_a_target_says_its_language_and_where_its_lines_begin() -> None:
    [*_titles, target] = html.fromstring(PAGES["page"]()).xpath("//p[@lang='ar']")
    assert target.get("dir") == "rtl"


def test_every_state_and_severity_has_a_name() -> None:
    assert all(state_name(each) for each in DraftState)
    assert all(severity_name(each) for each in Severity)
