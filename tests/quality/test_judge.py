"""What the judge says about the German of a page, and about terms in compounds."""

from pipeline.document import ContentType, DocumentRef
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.engine import TermHit
from pipeline.segment import SegmentKind
from quality.inspection import inspect
from quality.judge import Criteria, judge
from quality.pair import Pair
from runtime.wiring import shipped_terms

REF = DocumentRef("musterstadt", ContentType.PAGE, "1")
HARD = (
    "Die Inanspruchnahme der Sozialberatungsleistungen setzt die Vorlage einer gültigen Aufenthaltserlaubnis sowie "
    "einer aktuellen Meldebescheinigung der zuständigen Verwaltungsbehörde voraus, sofern sämtliche "
    "Mitwirkungsobliegenheiten fristgerecht erfüllt wurden, und endet mit Ablauf des Bewilligungszeitraums."
)
LONG_WORDS = "Die Beratungsstelle informiert alle Arbeitnehmerinnen und Arbeitnehmer."


def no_terms(text: str, *, locale: str) -> tuple[TermHit, ...]:
    return ()


def told(german: str, *, times: int) -> list[str]:
    origin = Origin(OriginKind.ENGINE, "echo")
    segments = tuple(DraftSegment(f"body:{n}", SegmentKind.SENTENCE, german, "", origin) for n in range(times))
    findings = judge(Draft(REF, "en", "hash", segments), Criteria(no_terms)).findings
    return [finding.text() for finding in findings if finding.check == "readability"]


def test_a_hard_page_is_told_with_the_main_reason_and_the_sentence_to_simplify() -> None:
    [text] = told(HARD, times=3)
    assert text.startswith("Der deutsche Text ist schwer zu lesen (")
    assert text.endswith(f"Zuerst vereinfachen: „{HARD}“")


def test_long_words_alone_make_no_page_hard() -> None:
    """By Amstad's formula this was very hard; readers see a short and simple sentence."""
    assert told(LONG_WORDS, times=10) == []


def test_a_page_of_few_words_is_not_judged() -> None:
    assert told(HARD, times=1) == []


def of_terms(source: str, target: str) -> list[str]:
    hits = shipped_terms()(source, locale="en")
    pair = Pair(source, target, "en", SegmentKind.SENTENCE, terms=hits)
    return [finding.text() for finding in inspect([pair]) if finding.check == "terms"]


def test_a_part_of_a_compound_may_be_translated_with_other_words() -> None:
    assert of_terms("Sie sind noch nicht im Rentenalter.", "You have not yet reached retirement age.") == []
    assert of_terms("Sie bekommen Rente.", "You get money.") != []


def test_a_name_that_stays_german_is_told_so() -> None:
    text = "„Jobcenter“ bleibt deutsch; in der Übersetzung steht es nicht."
    assert of_terms("Fragen Sie das Jobcenter.", "Ask the employment agency.") == [text]
