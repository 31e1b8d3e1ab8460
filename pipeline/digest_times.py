"""When a municipality's digest is sent: at one time on some days, later after a downtime, never in quiet hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from pipeline.schedule import Window, in_blackout

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = 7


@dataclass(frozen=True, slots=True)
class DigestTimes:
    """The wishes of a municipality, in its own time."""

    at: time
    days: frozenset[str]
    """Of `DAYS`."""
    quiet: Sequence[Window] = ()

    def due(self, local: datetime, last: datetime | None) -> datetime | None:
        """The moment for which a digest has to be sent now, given the last one; None if none has.

        However many were missed, it is one moment: the last of them.
        """
        if not self._is_wanted(local) or in_blackout(local, self.quiet):
            return None
        mornings = (local.combine(local.date() - timedelta(days=back), self.at, local.tzinfo) for back in range(_WEEK))
        moments = (each.astimezone(UTC) for each in mornings if self._is_wanted(each))
        newest = next((each for each in moments if each <= local.astimezone(UTC)), None)
        return newest if newest and (last is None or last < newest) else None

    def _is_wanted(self, local: datetime) -> bool:
        return DAYS[local.weekday()] in self.days
