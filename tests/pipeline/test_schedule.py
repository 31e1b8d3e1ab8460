"""When a run may begin, and which missed runs are made up for."""

from datetime import UTC, datetime, time, timedelta

import pytest

from pipeline.schedule import Window, in_blackout, later, spread, was_caught_up, window

NIGHT = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "at", "is_open"),
    [
        ("08:00-12:00", time(8), True),
        ("08:00-12:00", time(12), False),
        ("08:00-12:00", time(7, 59), False),
        ("22:00-06:00", time(23), True),
        ("22:00-06:00", time(5, 59), True),
        ("22:00-06:00", time(12), False),
    ],
)
def test_a_window_holds_from_its_begin_up_to_its_end(hours: str, at: time, is_open: bool) -> None:
    assert window(hours).holds(at) is is_open


@pytest.mark.parametrize("text", ["", "8-12", "08:00", "25:00-26:00"])
def test_a_window_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="08:00-12:00"):
        window(text)


def test_without_windows_everything_may_begin() -> None:
    assert not in_blackout(NIGHT, [])
    assert in_blackout(NIGHT, [Window(time(1), time(3))])


def test_a_run_that_begins_on_time_is_never_skipped() -> None:
    assert not was_caught_up(NIGHT, NIGHT, now=NIGHT + timedelta(minutes=5))


def test_of_three_missed_nights_only_the_first_runs() -> None:
    """Prefect runs the oldest first; after it the others find that a run began after they should have."""
    now = NIGHT + timedelta(days=3)
    missed = [NIGHT + timedelta(days=day) for day in range(3)]
    last, ran = NIGHT - timedelta(days=1), 0
    for scheduled in missed:
        if not was_caught_up(scheduled, last, now=now):
            last, ran = now, ran + 1
    assert ran == 1


def test_municipalities_begin_one_after_the_other_and_always_at_the_same_minute() -> None:
    minutes = {slug: spread(slug, 30) for slug in ("musterstadt", "nachbarstadt", "beispielkreis", "testhausen")}
    assert minutes == {slug: spread(slug, 30) for slug in minutes}
    assert len(set(minutes.values())) > 1
    assert all(0 <= each <= 30 for each in minutes.values())


@pytest.mark.parametrize(
    ("cron", "minutes", "expected"),
    [("0 2 * * *", 20, "20 2 * * *"), ("50 23 * * *", 20, "10 0 * * *"), ("*/5 * * * *", 20, "*/5 * * * *")],
)
def test_a_daily_cron_line_moves_by_minutes(cron: str, minutes: int, expected: str) -> None:
    assert later(cron, minutes) == expected
