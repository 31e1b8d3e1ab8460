"""The quality of a municipality as one value."""

from dataclasses import replace
from datetime import date

from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.extract import extract
from pipeline.finding import Finding, FindingCount, Severity
from pipeline.reviewed import Reviewed, Verdict
from pipeline.segment import SegmentKind
from pipeline.store_ports import KeptDocument
from quality.leichte_sprache.profile import DIN, EINFACH
from quality.leichte_sprache.rule import Weight
from quality.municipality_report import Material, MunicipalityReport, municipality_report, simple_fields
from quality.page_scores import hardness_bands, page_scores
from quality.risk_bands import risk_bands
from quality.rules_report import rules_report

EASY = "<p>Das Amt hilft Ihnen. Sie rufen an.</p>"
HARD = (
    "<p>Die Inanspruchnahme der Leistungen setzt die fristgerechte Einreichung sämtlicher Unterlagen voraus, welche "
    "durch die zuständige Behörde gemäß § 8 der Satzung geprüft werden.</p>"
)


def kept(key: str, body: str) -> KeptDocument:
    fields = (Field("title", FieldFormat.TEXT, key.title()), Field("body", FieldFormat.HTML, body))
    return KeptDocument(Document(DocumentRef("musterstadt", ContentType.PAGE, key), fields), f"hash {key}", "s")


def simple(page: KeptDocument, text: str = "Wir helfen.") -> Draft:
    segments = tuple(
        DraftSegment(each.key, each.kind, each.text, text, Origin(OriginKind.HUMAN, "anna"))
        for each in extract(page.document).segments
    )
    return Draft(page.document.ref, "de-simple", page.text_hash, segments)


def reviewed(number: int, verdict: Verdict, *findings: Finding) -> Reviewed:
    origin = Origin(OriginKind.ENGINE, "deepl")
    segment = DraftSegment(f"body:{number}", SegmentKind.SENTENCE, "Satz " * (number + 1), "Text", origin)
    return Reviewed("en", segment, "Text", verdict, findings)


LEICHT, SCHWER = kept("leicht", EASY), kept("schwer", HARD)


def report(**its: object) -> MunicipalityReport:
    empty = Material(documents=(), simple=(), findings=(), reviews=())
    return municipality_report("musterstadt", replace(empty, **its), day=date(2026, 8, 3))  # type: ignore[arg-type]


def test_pages_are_told_hardest_first_and_spread_over_the_scale() -> None:
    found = report(documents=[LEICHT, SCHWER])
    assert [page.title for page in found.pages] == ["Schwer", "Leicht"]
    assert sum(band.pages for band in found.hardness) == 2
    assert found.hardness[0].pages == 1


def test_a_page_without_prose_comes_last_and_in_no_band() -> None:
    pages = page_scores([kept("liste", "<ul><li>Punkt</li></ul>").document, LEICHT.document])
    assert pages[-1].hardness is None
    assert sum(band.pages for band in hardness_bands(pages)) == 1


def test_rules_are_counted_by_breaches_and_by_pages() -> None:
    found = rules_report([SCHWER.document.fields, SCHWER.document.fields, LEICHT.document.fields], EINFACH)
    assert found.pages == 3
    counts = [rule.breaches for rule in found.rules]
    assert counts == sorted(counts, reverse=True)
    assert all(rule.pages == 2 for rule in found.rules if rule.rule == "S04")
    assert any(rule.rule == "S04" for rule in found.rules)


def test_what_only_people_can_judge_is_no_broken_rule() -> None:
    found = rules_report([SCHWER.document.fields], DIN)
    assert found.rules
    assert all(rule.weight is not Weight.PEOPLE for rule in found.rules)


def test_pages_in_leichte_sprache_are_judged_by_their_own_text() -> None:
    found = report(documents=[SCHWER, LEICHT], simple=[simple(SCHWER)])
    assert (found.simple.profile, found.simple.pages) == ("din", 1)
    assert not any(rule.rule == "S04" for rule in found.simple.rules)
    assert found.advice.pages == 2


def test_a_draft_that_is_old_or_has_gaps_is_no_page_in_leichte_sprache() -> None:
    assert simple_fields(LEICHT, [simple(LEICHT)]) is not None
    assert simple_fields(LEICHT, [replace(simple(LEICHT), source_hash="alt")]) is None
    assert simple_fields(LEICHT, [simple(LEICHT, text="")]) is None
    assert simple_fields(LEICHT, [simple(SCHWER)]) is None


def test_findings_are_told_as_counted() -> None:
    count = FindingCount("terms", "uk", Severity.WARNING, findings=3, drafts=2)
    assert report(findings=[count]).findings == (count,)


def test_bands_go_from_the_least_to_the_greatest_risk() -> None:
    bands = risk_bands([reviewed(n, Verdict.CORRECTED if n > 60 else Verdict.APPROVED) for n in range(100)])
    assert len(bands) <= 10
    assert sum(band.segments for band in bands) == 100
    assert [band.predicted for band in bands] == sorted(band.predicted for band in bands)
    assert all(band.low <= band.predicted <= band.high for band in bands)


def test_segments_of_the_same_risk_are_in_one_band() -> None:
    [band] = risk_bands([reviewed(1, Verdict.APPROVED), reviewed(1, Verdict.REJECTED)] * 20)
    assert (band.segments, band.corrected) == (40, 0.5)


def test_an_empty_municipality_has_an_empty_report() -> None:
    found = report()
    assert (found.pages, found.engines, found.checks, found.risk) == ((), (), (), ())
    assert (found.advice.pages, found.advice.score) == (0, None)
