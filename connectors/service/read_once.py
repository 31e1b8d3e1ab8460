"""A fact about a service that is read when it is first needed: the languages that it knows."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from pipeline.errors import EngineRefused, EngineUnavailable

AGAIN_AFTER_S = 60.0

Fact = TypeVar("Fact")


class ReadOnce(Generic[Fact]):
    """Keeps what was read; while the service does not tell, it is asked again after a minute at the earliest."""

    def __init__(self, read: Callable[[], Fact], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._read = read
        self._clock = clock
        self._fact: Fact | None = None
        self._again_at = 0.0

    def __call__(self) -> Fact | None:
        """The fact, or None as long as nobody knows."""
        if self._fact is None and self._clock() >= self._again_at:
            try:
                self._fact = self._read()
            except (EngineRefused, EngineUnavailable):
                self._again_at = self._clock() + AGAIN_AFTER_S
        return self._fact
