"""When a digest is due: at its time, once after a downtime, not at night and not at the weekend."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from pipeline.digest_times import DAYS, DigestTimes
from pipeline.schedule import window

BERLIN = ZoneInfo("Europe/Berlin")
TIMES = DigestTimes(time(7, 30), frozenset(DAYS[:5]), [window("19:00-06:00")])
WEDNESDAY = 25


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BERLIN)


def test_it_is_due_at_its_time_and_not_before() -> None:
    yesterday = at(WEDNESDAY - 1, 7, 31)
    assert TIMES.due(at(WEDNESDAY, 7, 29), yesterday) is None
    assert TIMES.due(at(WEDNESDAY, 7, 30), yesterday) == at(WEDNESDAY, 7, 30)


def test_it_is_due_once_a_day() -> None:
    assert TIMES.due(at(WEDNESDAY, 15), at(WEDNESDAY, 7, 30)) is None


def test_what_was_missed_for_a_week_is_due_once() -> None:
    assert TIMES.due(at(WEDNESDAY, 15), at(WEDNESDAY - 8, 7, 31)) == at(WEDNESDAY, 7, 30)


def test_what_was_missed_yesterday_comes_after_the_quiet_hours() -> None:
    before = at(WEDNESDAY - 2, 7, 31)
    assert TIMES.due(at(WEDNESDAY - 1, 19, 5), before) is None
    assert TIMES.due(at(WEDNESDAY, 6, 5), before) == at(WEDNESDAY - 1, 7, 30)


def test_what_was_missed_on_friday_waits_until_monday() -> None:
    thursday = at(19, 7, 31)
    assert TIMES.due(at(21, 10), thursday) is None
    assert TIMES.due(at(23, 6, 30), thursday) == at(20, 7, 30)


def test_without_days_nothing_is_ever_due() -> None:
    assert DigestTimes(time(7, 30), frozenset()).due(at(WEDNESDAY, 8), None) is None


@pytest.mark.parametrize(("day", "hour"), [((2026, 3, 30), 5), ((2026, 10, 26), 6)], ids=["summer", "winter"])
def test_the_clock_on_the_wall_counts(day: tuple[int, int, int], hour: int) -> None:
    """7.30 in Berlin is another moment before and after the change of the clocks."""
    local = datetime(*day, 9, tzinfo=BERLIN)
    assert TIMES.due(local, None) == datetime(*day, hour, 30, tzinfo=UTC)
