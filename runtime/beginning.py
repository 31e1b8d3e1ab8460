"""Whether a scheduled run may begin at all."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pipeline.municipality import Municipality
from pipeline.schedule import in_blackout, was_caught_up, window
from runtime.settings import ScheduleSettings


def reason_to_skip(
    municipality: Municipality, its: ScheduleSettings, *, cause: str, scheduled: datetime | None
) -> str | None:
    """Why the run must not begin now (German); None if it may."""
    now = datetime.now(UTC)
    if is_blacked_out(its, now):
        return "Sperrzeit: jetzt beginnt kein Lauf."
    with municipality.transaction() as work:
        last = work.runs.last_started(cause)
    if was_caught_up(scheduled, last, now=now):
        return "Versäumt, und ein späterer Lauf hat es schon nachgeholt."
    return None


def is_blacked_out(its: ScheduleSettings, now: datetime | None = None) -> bool:
    """Whether nothing may begin at this moment."""
    now = now or datetime.now(UTC)
    return in_blackout(now.astimezone(ZoneInfo(its.timezone)), [window(text) for text in its.blackout])
