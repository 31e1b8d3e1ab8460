"""Longer and longer pauses for what goes on failing."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

FIRST_S = 5.0
LONGEST_S = 600.0


@dataclass(slots=True)
class Rests:
    """Per name: how long to leave it alone; twice as long each time, until it ends well."""

    clock: Callable[[], float] = time.monotonic
    _until: dict[str, float] = field(default_factory=dict)
    _length: dict[str, float] = field(default_factory=dict)

    def is_over(self, name: str) -> bool:
        """Whether it may be tried again."""
        return self.clock() >= self._until.get(name, 0.0)

    def begin(self, name: str) -> None:
        """It is tried now; if nobody says that it ended well, it rests from now on."""
        length = min(LONGEST_S, 2 * self._length[name]) if name in self._length else FIRST_S
        self._length[name] = length
        self._until[name] = self.clock() + length

    def end(self, name: str) -> None:
        """It ended well."""
        self._length.pop(name, None)
        self._until.pop(name, None)
