"""German that is too hard is held before anything is paid for it, or translated with a warning."""

from dataclasses import replace

import pytest

from pipeline.errors import SettingsError
from pipeline.lifecycle import DraftState
from runtime.gate import readability_gate
from runtime.settings import ReadabilitySettings
from tests.journeys.conftest import Town
from tests.journeys.test_nights import drafts, only_draft

EASY = "<p>Das Amt hilft Ihnen. Kommen Sie am Montag. Bringen Sie Ihren Pass mit. Die Hilfe kostet nichts.</p>" * 3
HARD = (
    "<p>Über den Antrag auf Verlängerung der Aufenthaltserlaubnis, der rechtzeitig und unter Vorlage sämtlicher "
    "erforderlicher Nachweise zu stellen ist, entscheidet die zuständige Ausländerbehörde nach Prüfung der "
    "gesetzlichen Erteilungsvoraussetzungen unter Berücksichtigung der wirtschaftlichen Leistungsfähigkeit des "
    "Antragstellers, wobei die Mitwirkungspflichten gemäß den einschlägigen verwaltungsverfahrensrechtlichen "
    "Bestimmungen zu beachten sind.</p>"
) * 2


def gated(town: Town, **settings: object) -> Town:
    gate = readability_gate(ReadabilitySettings.model_validate(settings))
    return replace(town, municipality=replace(town.municipality, gate=gate))


def test_a_page_that_is_too_hard_is_held_and_nothing_is_sent(town: Town) -> None:
    town.write("a", HARD)
    report = gated(town, highest_hardness=3.0).run()
    assert (report.drafts_held, report.engine_calls, town.engine.asked) == (1, 0, [])
    draft = only_draft(town, DraftState.HELD)
    assert "vereinfachen" in draft.reason
    assert any(finding.message.startswith("Zuerst vereinfachen") for finding in draft.findings)


def test_when_the_editor_has_made_it_easier_it_is_translated(town: Town) -> None:
    strict = gated(town, highest_hardness=3.0)
    town.write("a", HARD)
    strict.run()
    town.write("a", EASY)
    assert strict.run().drafts_queued == 1
    assert drafts(town, DraftState.HELD) == []


def test_when_the_municipality_asks_for_less_it_is_translated(town: Town) -> None:
    town.write("a", HARD)
    gated(town, highest_hardness=3.0).run()
    assert gated(town, highest_hardness=7.0).run().drafts_queued == 1


def test_a_municipality_may_have_it_translated_with_a_warning(town: Town) -> None:
    town.write("a", HARD)
    assert gated(town, highest_hardness=3.0, holds=False).run().drafts_queued == 1
    draft = only_draft(town, DraftState.QUEUED)
    assert any("Schwierigkeit" in finding.message for finding in draft.findings)


def test_easy_german_passes(town: Town) -> None:
    town.write("a", EASY)
    assert gated(town, highest_hardness=3.0, lowest_index=8.0).run().drafts_queued == 1


def test_a_table_that_does_not_rise_is_named() -> None:
    with pytest.raises(SettingsError, match=r"readability\.points"):
        readability_gate(ReadabilitySettings(lowest_index=10, points=((5, 7), (5, 6))))
