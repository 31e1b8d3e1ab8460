"""What the notifications ask of the store: how things stand, and who was told what."""

from datetime import date, datetime, timedelta
from typing import Protocol

from pipeline.situation import Situation


class Situations(Protocol):
    """How things stand in the municipality."""

    def now(self, today: date) -> Situation:
        """What waits, what is stuck and what the last run did; what was due before this day is overdue."""


class Notices(Protocol):
    """Who was told what, so that nobody is told the same thing twice."""

    def last_round(self) -> datetime | None:
        """When digests were sent last; None before the first time."""

    def begin(self, due: datetime, *, patience: timedelta) -> bool:
        """Take on the round that was due at this moment; False if it is done, or somebody else is at it.

        One that was begun longer than `patience` ago and not ended was given up or cut off: it may be begun again.
        """

    def end(self) -> None:
        """The round is done; the next one begins when it is due."""

    def last(self, recipient: str) -> str | None:
        """What this recipient was told last, as a digest."""

    def note(self, recipient: str, digest: str) -> None:
        """This recipient has been told."""
