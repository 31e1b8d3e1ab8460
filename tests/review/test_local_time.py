"""The store keeps UTC; people see the clock on their wall."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.errors import IllegalMove, SettingsError
from pipeline.lifecycle import DraftState, ensure_legal
from review.render import _environment
from runtime.settings import load

BERLIN = ZoneInfo("Europe/Berlin")


def shown(template: str, value: date, zone: ZoneInfo = BERLIN) -> str:
    return _environment("de", zone).from_string(template).render(value=value)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 25, 8, 4, tzinfo=UTC), "25.11.26, 09:04"),
        (datetime(2026, 7, 1, 8, 4, tzinfo=UTC), "01.07.26, 10:04"),
    ],
)
def test_a_moment_is_shown_in_winter_and_summer_time(moment: datetime, words: str) -> None:
    assert shown("{{ value | moment }}", moment) == words


def test_a_night_belongs_to_the_day_that_it_was_there() -> None:
    assert shown("{{ value | day }}", datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == "25.11.2026"
    assert shown("{{ value | day }}", date(2026, 11, 24)) == "24.11.2026"


def test_an_unknown_zone_stops_the_start_with_an_example(tmp_path) -> None:
    with pytest.raises(SettingsError, match="Europe/Berlin"):
        load({"SPRACHLOTSE_HOME": str(tmp_path), "SPRACHLOTSE_WEB__TIMEZONE": "Musterstadt"})


def test_a_refused_move_names_states_as_the_screens_do() -> None:
    with pytest.raises(IllegalMove, match="„angehalten“ kann nicht nach „freigegeben“ wechseln"):
        ensure_legal(DraftState.HELD, DraftState.APPROVED)
