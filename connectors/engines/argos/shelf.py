"""Models in memory: loaded once for the whole process, gone when nobody has used them for a while."""

import atexit
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock, Timer
from typing import Generic, TypeVar

IDLE_S = 300.0
MOST_BYTES = 900_000_000
"""Three models of Argos' usual size on two cores; loading one again takes a tenth of a second."""

Thing = TypeVar("Thing")


@dataclass(slots=True)
class Place(Generic[Thing]):
    """Something that is loaded, and who uses it."""

    thing: Thing
    size: int
    """Bytes, roughly."""
    users: int = 0
    used_at: float = 0.0


class Shelf(Generic[Thing]):
    """Holds what was loaded until it has been idle for `idle_s`, or until the room is needed for something else.

    What is in use never leaves, even if that takes more than `most_bytes`. May be used from several threads.
    """

    def __init__(
        self, *, idle_s: float = IDLE_S, most_bytes: int = MOST_BYTES, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._idle_s, self._most_bytes, self._clock = idle_s, most_bytes, clock
        self._places: dict[Hashable, Place[Thing]] = {}
        self._lock = Lock()
        self._timer: Timer | None = None

    def __contains__(self, key: Hashable) -> bool:
        return key in self._places

    @contextmanager
    def use(self, key: Hashable, load: Callable[[], Thing], *, size: int) -> Iterator[Thing]:
        """What `load` gives, or gave before; it stays at least as long as the block runs."""
        with self._lock:
            if key not in self._places:
                self._make_room(size)
                self._places[key] = Place(load(), size)
            place = self._places[key]
            place.users += 1
        try:
            yield place.thing
        finally:
            with self._lock:
                place.users -= 1
                place.used_at = self._clock()
                self._watch()

    def sweep(self) -> None:
        """Let go of what has been idle for too long."""
        with self._lock:
            self._timer = None
            now = self._clock()
            for key, place in self._unused():
                if now - place.used_at >= self._idle_s:
                    del self._places[key]
            self._watch()

    def clear(self) -> None:
        """Let go of everything that nobody uses now."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            for key, _ in self._unused():
                del self._places[key]

    def _make_room(self, size: int) -> None:
        for key, _ in self._unused():
            if size + sum(place.size for place in self._places.values()) <= self._most_bytes:
                return
            del self._places[key]

    def _unused(self) -> list[tuple[Hashable, Place[Thing]]]:
        """The longest unused first."""
        unused = [(key, place) for key, place in self._places.items() if not place.users]
        return sorted(unused, key=lambda item: item[1].used_at)

    def _watch(self) -> None:
        """Have somebody come by when the next one may be due; one timer at a time, and none keeps the process alive."""
        unused = self._unused()
        if unused and self._timer is None:
            wait_s = max(0.0, unused[0][1].used_at + self._idle_s - self._clock())
            self._timer = Timer(wait_s, self.sweep)
            self._timer.daemon = True
            self._timer.start()


def process_wide(shelf: Shelf[Thing]) -> Shelf[Thing]:
    """The shelf, emptied before the interpreter goes: a model must not outlive the library that runs it."""
    atexit.register(shelf.clear)
    return shelf
