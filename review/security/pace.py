"""How many messages somebody may send: a bucket that fills again (token bucket), kept in memory per process."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic


@dataclass(slots=True)
class Pace:
    """`burst` at once, then `per_second`; the senders that were silent longest are forgotten first."""

    per_second: float
    burst: float
    clock: Callable[[], float] = monotonic
    _left: "OrderedDict[str, tuple[float, float]]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def allows(self, sender: str) -> bool:
        """Whether one more is fine, which then counts."""
        now = self.clock()
        with self._lock:
            left, at = self._left.pop(sender, (self.burst, now))
            left = min(self.burst, left + (now - at) * self.per_second)
            is_fine = left >= 1
            self._left[sender] = (left - is_fine, now)
            while len(self._left) > _MOST_SENDERS:
                self._left.popitem(last=False)
        return is_fine


_MOST_SENDERS = 10_000
