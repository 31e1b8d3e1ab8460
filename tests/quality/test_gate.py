"""The gate holds a page, or warns, when its German is harder than the municipality allows."""

import pytest

from pipeline.finding import Severity
from quality.readability.calibration import Line
from quality.readability.gate import Outcome, Thresholds, gate
from quality.readability.score import score_text

EASY = "Der Bus fährt jetzt ins Dorf. Er ist ganz neu. Sie sind bald da. " * 4
HARD = (
    "Die Inanspruchnahme der Sozialberatungsleistungen setzt die Vorlage einer gültigen Aufenthaltserlaubnis sowie "
    "einer aktuellen Meldebescheinigung der zuständigen Verwaltungsbehörde voraus. Die Bewilligung der Leistungen "
    "erfolgt nach Prüfung der Anspruchsvoraussetzungen durch die Sachbearbeitung, sofern sämtliche "
    "Mitwirkungsobliegenheiten fristgerecht erfüllt wurden. Wir helfen Ihnen gern."
)
STRICT = Thresholds(lowest_index=15, highest_hardness=2.5, fewest_words=20)


def test_an_easy_page_passes_without_a_word() -> None:
    verdict = gate(score_text(EASY), STRICT)
    assert (verdict.outcome, verdict.findings, verdict.sentences) == (Outcome.PASSED, (), ())


def test_a_hard_page_is_held_with_reasons_and_the_sentences_to_fix() -> None:
    verdict = gate(score_text(HARD), STRICT)
    texts = [finding.text() for finding in verdict.findings]
    assert verdict.outcome is Outcome.HELD
    assert texts[0].startswith("Der offene Lesbarkeitsindex ist ")
    assert texts[1].startswith("Die geschätzte Schwierigkeit ist ")
    assert any("seltene und fremde Wörter" in text for text in texts)
    assert {finding.severity for finding in verdict.findings} == {Severity.WARNING}
    assert len(verdict.sentences) == 2
    assert "Wir helfen Ihnen gern." not in {sentence.text for sentence in verdict.sentences}


def test_a_municipality_may_only_be_warned() -> None:
    verdict = gate(score_text(HARD), Thresholds(lowest_index=15, holds=False, fewest_words=20))
    assert (verdict.outcome, bool(verdict.findings)) == (Outcome.WARNED, True)


@pytest.mark.parametrize(
    "thresholds",
    [
        Thresholds(fewest_words=0),
        Thresholds(lowest_index=15, fewest_words=100),
        Thresholds(lowest_index=15, fewest_words=20, calibration=Line(0, 16)),
    ],
    ids=["no threshold", "too little prose", "calibrated"],
)
def test_a_hard_page_passes_where_no_threshold_is_missed(thresholds: Thresholds) -> None:
    assert gate(score_text(HARD), thresholds).outcome is Outcome.PASSED


def test_a_page_without_prose_passes() -> None:
    assert gate(score_text("Bahnhofstraße 7, 12345 Musterstadt"), STRICT).outcome is Outcome.PASSED
