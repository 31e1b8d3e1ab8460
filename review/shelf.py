"""Reports that take seconds: made in the background, once for each state of the data, and kept in memory."""

from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Generic, TypeVar

from runtime.logs import log

T = TypeVar("T")
MOST = 200
"""Reports that are kept; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """What can be shown now."""

    report: T | None
    """The newest that was made; None before the first, or if making it failed."""
    made: datetime | None
    is_current: bool
    """Whether it was made from the data as they are now."""
    failed: bool = False


class Shelf:
    """One per process."""

    def __init__(self) -> None:
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="report")
        self._kept: dict[tuple[str, ...], tuple[Hashable, object, datetime]] = {}
        self._making: dict[tuple[str, ...], Hashable] = {}
        self._failed: dict[tuple[str, ...], Hashable] = {}
        self._lock = Lock()

    def get(self, key: tuple[str, ...], version: Hashable, make: Callable[[], T]) -> Kept[T]:
        """The newest report under this key; if it is not of this version, the next one begins to be made."""
        with self._lock:
            kept = self._kept.get(key)
            is_current = kept is not None and kept[0] == version
            failed = self._failed.get(key) == version
            if not is_current and not failed and key not in self._making:
                self._making[key] = version
                self._workers.submit(self._make, key, version, make)
            if kept is None:
                return Kept(None, None, is_current=False, failed=failed)
            return Kept(kept[1], kept[2], is_current=is_current, failed=failed)  # type: ignore[arg-type]  # its key says which report

    def close(self) -> None:
        """Let nothing new begin; what is being made is dropped when it is done."""
        self._workers.shutdown(wait=True, cancel_futures=True)

    def _make(self, key: tuple[str, ...], version: Hashable, make: Callable[[], object]) -> None:
        try:
            made = make()
        except Exception as error:  # the outermost boundary of this thread: the screen says that it failed
            log("report.failed", report="/".join(key), error=type(error).__name__)
            with self._lock:
                self._failed[key] = self._making.pop(key)
            return
        with self._lock:
            del self._making[key]
            self._kept.pop(key, None)
            self._kept[key] = (version, made, datetime.now(UTC))
            while len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]
