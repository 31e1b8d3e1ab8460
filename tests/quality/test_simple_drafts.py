"""A draft in Leichte Sprache is judged by the rules of the municipality."""

from pipeline.document import ContentType, DocumentRef
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.engine import TermHit
from pipeline.finding import Finding, Severity
from pipeline.segment import SegmentKind
from quality.judge import Criteria, judge
from quality.leichte_sprache.profile import DIN, EINFACH, Profile
from quality.selection import USUAL, Selection, selection

SOURCE = "Die Beratung des Amtes ist kostenlos."
REF = DocumentRef("musterstadt", ContentType.PAGE, "1")


def no_terms(text: str, *, locale: str) -> tuple[TermHit, ...]:
    return ()


def told(*targets: str, locale: str = "de-simple", profile: Profile = DIN, checks: Selection = USUAL) -> list[Finding]:
    origin = Origin(OriginKind.HUMAN, "anna")
    segments = (DraftSegment(f"body:{n}", SegmentKind.SENTENCE, SOURCE, text, origin) for n, text in enumerate(targets))
    by = Criteria(no_terms, profile=profile, checks=checks)
    return list(judge(Draft(REF, locale, "hash", tuple(segments)), by).findings)


def test_an_error_is_a_warning_at_its_place_with_what_to_write() -> None:
    [finding] = told("Die Beratung des Amtes kostet kein Geld.")
    assert (finding.check, finding.severity, finding.segment) == ("leichte_sprache", Severity.WARNING, "body:0")
    assert finding.text() == "S09 (Kein Genitiv): „des Amtes“ → vom Amt"
    assert (finding.values["start"], finding.values["end"]) == ("13", "22")
    assert finding.suggestion == "Die Beratung vom Amt kostet kein Geld."


def test_a_sentence_that_is_easy_already_may_stay_as_it_is() -> None:
    assert told("Das Amt hilft Ihnen.") == []


def test_advice_is_no_suggestion_and_placeholders_stand_in_its_way() -> None:
    tagged = told("Die Beratung <1>des Amtes</1> kostet kein Geld.")
    spoken = told("Die Beratung könnte Geld kosten.")
    assert [each.suggestion for each in (*tagged, *spoken) if each.check == "leichte_sprache"] == [None, None]


def test_a_rule_is_told_once_in_a_sentence_and_ten_times_on_a_page() -> None:
    several = told(*["Der Leiter des Amtes hilft den Kindern des Hauses."] * 12)
    texts = [finding.text() for finding in several if finding.check == "leichte_sprache"]
    assert texts[:10] == ["S09 (Kein Genitiv): „des Amtes“ → vom Amt"] * 10
    assert texts[10:] == ["S09 (Kein Genitiv): an 2 weiteren Stellen"]


def test_another_profile_has_other_errors() -> None:
    assert told("Die Beratung des Amtes kostet kein Geld.", profile=EINFACH) == []


def test_other_locales_and_municipalities_that_switched_it_off_hear_nothing() -> None:
    assert told("Die Beratung des Amtes kostet kein Geld.", checks=selection(off=["leichte_sprache"])) == []
    assert "leichte_sprache" not in {f.check for f in told("Die Beratung des Amtes kostet kein Geld.", locale="en")}
