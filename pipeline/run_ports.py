"""What the runs keep: who may run, what failed again and again, what the CMS told us."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from pipeline.delivery import Delivery, DeliveryState
from pipeline.document import DocumentRef
from pipeline.target import Target


@dataclass(frozen=True, slots=True)
class Lease:
    """Who runs a municipality now, and until when it counts without another sign of life."""

    holder: str
    run: int | None
    since: datetime
    expires: datetime


class Leases(Protocol):
    """At most one run of the municipality goes on at a time, also over several machines."""

    def take(self, holder: str, *, lasts: timedelta) -> bool:
        """Become the one who runs; False while somebody else does. A lease that has run out is taken over."""

    def keep(self, holder: str, *, lasts: timedelta, run: int | None = None) -> bool:
        """Say that the holder is alive; False if somebody else has taken over meanwhile."""

    def give_back(self, holder: str) -> None:
        """Let the next one run; nothing happens if the lease is somebody else's by now."""

    def current(self) -> Lease | None:
        """Who runs now; None if nobody does or the last sign of life is too old."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A target that could not be handled, how often in a row, and why the last time."""

    target: Target
    """Its locale is empty when the document failed before any."""
    step: str
    times: int
    reason: str
    first: datetime
    last: datetime


ENOUGH = 5
"""After so many failures in a row a target is left alone until its page changes or somebody wants it tried again."""


class Failures(Protocol):
    """What failed for a reason that waiting does not mend."""

    def note(self, step: str, failed: Collection[tuple[Target, str]]) -> None:
        """Count another failure of each target, with its reason."""

    def forget(self, step: str, worked: Collection[Target]) -> None:
        """These worked."""

    def clear(self, ref: DocumentRef) -> None:
        """The document has changed, or somebody wants it to be tried again: nothing counts any more."""

    def all(self) -> Sequence[Failure]:
        """Everything that failed, the most often failed first."""


class Deliveries(Protocol):
    """The inbox of the webhooks."""

    def receive(self, source: str, message: str, refs: Collection[DocumentRef], *, note: str = "") -> int | None:
        """Keep a message; None if it was delivered before. Without documents it is ignored, and the note says why."""

    def waiting(self, *, older_than: timedelta) -> Sequence[Delivery]:
        """What waits, if its newest message is that old (a burst has ended); oldest first."""

    def settle(self, numbers: Collection[int], state: DeliveryState, *, note: str = "", run: int | None = None) -> None:
        """What became of them."""

    def replay(self, number: int) -> None:
        """Let it wait again; KeyError if this municipality has no such delivery."""

    def latest(self, *, limit: int) -> Sequence[Delivery]:
        """The newest ones, newest first."""

    def expire(self, before: datetime) -> int:
        """Delete what is settled and older; how many there were."""


class WebhookSecrets(Protocol):
    """What senders of webhooks sign with."""

    def valid(self, source: str) -> Sequence[str]:
        """The secrets of a source that count now."""

    def rotate(self, source: str, secret: str, *, actor: str) -> None:
        """Let a new secret count from now on, and the old ones for a day more; the history says who did it."""

    def sources(self) -> Sequence[str]:
        """The sources that may send."""
