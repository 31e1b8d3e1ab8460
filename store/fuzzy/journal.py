"""What came and went since an index was built: one JSON line each, read by every process that has the index open."""

import json
import os
import weakref
from pathlib import Path

from store.fuzzy.files import TornIndex

Change = tuple[int, str | None]
"""A number with its new text, or with None when it was taken out."""


class Journal:
    """A file that only grows; written without waiting for the disk, because the database is the truth."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        self._read = 0
        weakref.finalize(self, os.close, self._file)

    def note(self, change: Change) -> None:
        """Add a change at the end."""
        os.write(self._file, json.dumps(change).encode() + b"\n")

    def news(self) -> list[Change]:
        """The changes of all processes since the last call; raises `TornIndex` for a damaged line."""
        waiting = os.fstat(self._file).st_size - self._read
        if not waiting:
            return []
        whole, end, _ = os.pread(self._file, waiting, self._read).rpartition(b"\n")
        changes = [_change(line) for line in whole.splitlines()]
        self._read += len(whole) + len(end)
        return changes

    @property
    def is_torn(self) -> bool:
        """Whether a line at the end was never finished."""
        return os.fstat(self._file).st_size > self._read


def _change(line: bytes) -> Change:
    try:
        change = json.loads(line)
    except ValueError as error:
        raise TornIndex("journal") from error
    match change:
        case [int(number), (str() | None) as text]:
            return number, text
    raise TornIndex("journal")
