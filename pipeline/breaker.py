"""Stops asking an engine that fails again and again, for a while."""

import time
from collections.abc import Callable
from dataclasses import dataclass

MOST_FAILURES = 3
PAUSE_S = 300.0


@dataclass(slots=True)
class Breaker:
    """Opens after some failures in a row; one more try is allowed when the pause is over."""

    clock: Callable[[], float] = time.monotonic
    failures: int = 0
    last_failure: float = 0.0
    reason: str = ""
    """What the engine said last; German."""

    @property
    def is_open(self) -> bool:
        """Whether the engine should be left alone now."""
        return self.failures >= MOST_FAILURES and self.clock() - self.last_failure < PAUSE_S

    def failed(self, reason: str) -> None:
        """The engine did nothing for a whole parcel."""
        self.failures += 1
        self.last_failure = self.clock()
        self.reason = reason

    def worked(self) -> None:
        """The engine answered."""
        self.failures = 0
