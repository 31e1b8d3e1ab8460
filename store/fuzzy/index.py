"""Stored texts that are like a text, best first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Self

from rapidfuzz import fuzz, process

from store.fuzzy import files
from store.fuzzy.build import build
from store.fuzzy.contents import Contents
from store.fuzzy.files import TornIndex
from store.fuzzy.journal import Journal
from store.fuzzy.mapped import Mapped

CROWDED = 2_000
"""So many changes since the build slow a look-up down by less than half a millisecond."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stored text and how much of it is the same, 0–100."""

    id: int
    text: str
    score: float


class FuzzyIndex:
    """The index in a folder: memory-mapped files and the few changes since they were written."""

    def __init__(self, folder: Path) -> None:
        arrays, self._contents = files.read(folder)
        self._mapped = Mapped(arrays)
        self._journal = Journal(folder / "journal.jsonl")
        self._added: dict[int, str] = {}
        self._removed: set[int] = set()
        self._lock = Lock()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The index as it was left; raises `TornIndex` when it is missing or damaged."""
        index = cls(folder)
        index._follow()
        if index._journal.is_torn:
            raise TornIndex("journal")
        return index

    @classmethod
    def build(cls, folder: Path, texts: Iterable[tuple[int, str]]) -> Self:
        """A new index over texts with their ids, in place of the old one."""
        files.write(folder, *build(texts))
        return cls.open(folder)

    @classmethod
    def current(cls, folder: Path, contents: Contents, texts: Callable[[], Iterable[tuple[int, str]]]) -> Self:
        """The index of what the database holds: the one in the folder, or a new one when they disagree."""
        try:
            index = cls.open(folder)
        except TornIndex:
            return cls.build(folder, texts())
        fits = index.contents == contents and not index.is_crowded
        return index if fits else cls.build(folder, texts())

    def add(self, number: int, text: str) -> None:
        """Take a text in; one of the same id is replaced."""
        self._journal.note((number, text))

    def remove(self, number: int) -> None:
        """Take a text out, if it is there."""
        self._journal.note((number, None))

    def search(self, text: str, *, limit: int = 5, cutoff: float = 75) -> list[Hit]:
        """The stored texts that reach the cutoff in `rapidfuzz.fuzz.ratio`, best first."""
        with self._lock:
            self._follow()
            rows = [row for row in self._mapped.candidates(text, cutoff=cutoff) if row not in self._removed]
            stored = self._mapped.texts(rows)
            found = process.extract(text, stored, scorer=fuzz.ratio, score_cutoff=cutoff, limit=limit)
            newer = process.extract(text, self._added, scorer=fuzz.ratio, score_cutoff=cutoff, limit=limit)
        hits = [Hit(self._mapped.number(rows[place]), known, score) for known, score, place in found]
        hits += [Hit(number, known, score) for known, score, number in newer]
        return sorted(hits, key=lambda hit: (-hit.score, hit.id))[:limit]

    @property
    def contents(self) -> Contents:
        """What the index holds now."""
        with self._lock:
            self._follow()
            return self._contents

    @property
    def count(self) -> int:
        """How many texts the index holds."""
        return self.contents.count

    @property
    def checksum(self) -> int:
        """The checksum over all texts and ids, as `Contents` counts it."""
        return self.contents.checksum

    def agrees_with(self, count: int, checksum: int) -> bool:
        """Whether the database holds the same; if not, build the index again."""
        return self.contents == Contents(count, checksum)

    @property
    def is_crowded(self) -> bool:
        """Whether so much has changed that a new build pays."""
        return len(self._added) + len(self._removed) > CROWDED

    def _follow(self) -> None:
        """Read what this and other processes have noted."""
        for number, text in self._journal.news():
            self._take_out(number)
            if text is not None:
                self._added[number] = text
                self._contents = self._contents.plus(number, text)

    def _take_out(self, number: int) -> None:
        if number in self._added:
            self._contents = self._contents.minus(number, self._added.pop(number))
            return
        row = self._mapped.row(number)
        if row is not None and row not in self._removed:
            self._removed.add(row)
            self._contents = self._contents.minus(number, *self._mapped.texts([row]))
