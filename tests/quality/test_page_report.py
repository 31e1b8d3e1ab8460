"""The quality of one page as one value."""

from dataclasses import replace
from datetime import date

from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.extract import extract
from pipeline.finding import Finding, Severity
from pipeline.lifecycle import DraftState
from pipeline.store_ports import KeptDocument
from quality.page_report import PageReport, page_report

BODY = (
    "<p>Sie rufen an.</p><p>Die Inanspruchnahme der Leistungen setzt die fristgerechte Einreichung sämtlicher "
    'Unterlagen voraus.</p><p>Das <span translate="no">BAMF</span> hilft.</p>'
)
FIELDS = (Field("title", FieldFormat.TEXT, "Hilfe"), Field("body", FieldFormat.HTML, BODY))
KEPT = KeptDocument(
    Document(DocumentRef("musterstadt", ContentType.PAGE, "hilfe"), FIELDS, path="/hilfe/"), "hash", "s"
)
SEGMENTS = tuple(
    DraftSegment(each.key, each.kind, each.text, each.text.upper(), Origin(OriginKind.ENGINE, "deepl"))
    for each in extract(KEPT.document).segments
)
NOTE = Finding("length", Severity.INFO, "kurz", segment=SEGMENTS[1].key)
GRAVE = Finding("facts", Severity.CRITICAL, "„{value}“ fehlt", {"value": "8"}, segment=SEGMENTS[2].key)
DRAFT = Draft(KEPT.document.ref, "uk", "hash", SEGMENTS, findings=(NOTE, GRAVE), risk=0.4, id=7)


def report(*drafts: Draft) -> PageReport:
    return page_report(KEPT, drafts, locales=("en", "uk"), day=date(2026, 8, 3))


def test_the_german_has_its_score_and_the_sentences_to_fix_first() -> None:
    found = report()
    assert (found.ref, found.title) == ("page/hilfe", "Hilfe")
    [sentence] = found.source.fix_first
    assert sentence.text.startswith("Die Inanspruchnahme")
    assert sentence.reasons


def test_a_broken_rule_has_its_places() -> None:
    advice = report().advice
    assert advice is not None
    assert any("Inanspruchnahme" in place.text for rule in advice.broken for place in rule.places)


def test_without_a_draft_a_locale_has_only_its_name() -> None:
    english, _ukrainian = report(DRAFT).locales
    assert (english.locale, english.draft, english.state, english.risk) == ("en", None, None, None)


def test_a_draft_has_its_state_its_risk_and_why() -> None:
    _english, found = report(DRAFT).locales
    assert (found.draft, found.state, found.risk, found.is_stale) == (7, DraftState.QUEUED, 0.4, False)
    assert "ein kritischer Befund" in found.risk_reasons


def test_findings_are_told_gravest_first_with_the_sentence_they_are_about() -> None:
    grave, note = report(DRAFT).locales[1].findings
    assert (grave.check, grave.text, grave.source) == ("facts", "„8“ fehlt", SEGMENTS[2].source)
    assert note.severity is Severity.INFO


def test_the_most_doubtful_segment_comes_first() -> None:
    doubtful = report(DRAFT).locales[1].doubtful
    assert doubtful[0].key == SEGMENTS[2].key
    assert [each.risk for each in doubtful] == sorted((each.risk for each in doubtful), reverse=True)


def test_what_must_not_be_translated_is_read_in_its_place() -> None:
    texts = {each.source for each in report(DRAFT).locales[1].doubtful}
    assert "Das BAMF hilft." in texts


def test_a_draft_of_an_older_version_is_stale() -> None:
    assert report(replace(DRAFT, source_hash="alt")).locales[1].is_stale


def test_a_locale_that_is_no_longer_wanted_is_told_while_it_has_a_draft() -> None:
    assert [each.locale for each in report(replace(DRAFT, locale="tr")).locales] == ["en", "uk", "tr"]


def test_leichte_sprache_is_judged_where_there_is_a_whole_draft() -> None:
    assert report(DRAFT).simple is None
    simple = report(replace(DRAFT, locale="de-simple")).simple
    assert simple is not None
    assert simple.profile == "din"
