"""When a run may begin: blackout windows, and runs that were missed while nobody could run them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

LATE = timedelta(minutes=15)
"""A scheduled run that begins later than this was missed."""


@dataclass(frozen=True, slots=True)
class Window:
    """Some hours of every day in which nothing begins; one that ends before it begins goes over midnight."""

    begins: time
    ends: time

    def holds(self, at: time) -> bool:
        """Whether the window is open at this time of the day."""
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


def window(text: str) -> Window:
    """`08:00-12:00` as a window; ValueError for anything else."""
    begins, _, ends = text.partition("-")
    try:
        return Window(time.fromisoformat(begins.strip()), time.fromisoformat(ends.strip()))
    except ValueError:
        raise ValueError(f"„{text}“ ist keine Spanne wie „08:00-12:00“.") from None


def in_blackout(local: datetime, windows: Sequence[Window]) -> bool:
    """Whether nothing may begin at this moment, given in the municipality's own time."""
    return any(each.holds(local.time()) for each in windows)


def was_caught_up(scheduled: datetime | None, last_started: datetime | None, *, now: datetime) -> bool:
    """Whether a missed run has nothing left to do, because one began after it should have.

    Prefect runs every missed one, oldest first: the first catches up for all, the others find that here.
    """
    if scheduled is None or last_started is None or now - scheduled < LATE:
        return False
    return last_started >= scheduled


def spread(slug: str, minutes: int) -> int:
    """Minutes by which this municipality begins later, always the same, so that not all begin at once."""
    return sum(slug.encode()) * 7919 % (minutes + 1)


def later(cron: str, minutes: int) -> str:
    """A daily cron line so many minutes later; one whose minute or hour is not a plain number stays as it is."""
    minute, hour, *rest = cron.split()
    if not (minute.isdecimal() and hour.isdecimal()):
        return cron
    total = int(hour) * 60 + int(minute) + minutes
    return " ".join([str(total % 60), str(total // 60 % 24), *rest])
