"""Writers of one process take turns on a database that has one write lock."""

from threading import Lock
from types import TracebackType

from pipeline.errors import TryLater

LONGEST_S = 30.0


class Turns:
    """A lock with an end to its patience."""

    def __init__(self) -> None:
        self._lock = Lock()

    def __enter__(self) -> None:
        if not self._lock.acquire(timeout=LONGEST_S):
            raise TryLater("Die Datenbank ist zu lange mit etwas anderem beschäftigt. Bitte noch einmal versuchen.")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()
