"""Whether a scheduled run may begin at all."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pipeline.municipality import Municipality
from pipeline.schedule import in_blackout, was_caught_up, window
from runtime.holding import is_held
from runtime.settings import ScheduleSettings


def reason_to_skip(municipality: Municipality, *, cause: str, scheduled: datetime | None) -> str | None:
    """Why the run has nothing to do (German); None if it has."""
    now = datetime.now(UTC)
    with municipality.reading() as work:
        last = work.runs.last_started(cause)
    if was_caught_up(scheduled, last, now=now):
        return "Versäumt, und ein späterer Lauf hat es schon nachgeholt."
    return None


def must_wait(municipality: Municipality, its: ScheduleSettings) -> bool:
    """Whether a night has to wait: in a blackout, or while another run of the municipality goes on."""
    return is_blacked_out(its) or is_held(municipality)


def is_blacked_out(its: ScheduleSettings) -> bool:
    """Whether nothing may begin at this moment."""
    return in_blackout(datetime.now(UTC).astimezone(ZoneInfo(its.timezone)), [window(text) for text in its.blackout])
