"""An index as it lies on disk: which stored texts may be like a text."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.fuzzy.files import Arrays
from store.fuzzy.grams import trigrams

CANDIDATES = 800
"""So many texts are compared letter by letter."""
POSTINGS = 300_000
"""So many entries of posting lists are counted, those of the rarest trigrams first."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """The memory-mapped arrays; a row is the place of a text in order of length."""

    arrays: Arrays

    def row(self, number: int) -> int | None:
        """Where the text with that number is."""
        ids, by_id = self.arrays["ids"], self.arrays["by_id"]
        place = bisect_left(by_id, number, key=lambda row: ids[row])
        return int(by_id[place]) if place < len(by_id) and ids[by_id[place]] == number else None

    def number(self, row: int) -> int:
        """The number of the text in a row."""
        return int(self.arrays["ids"][row])

    def texts(self, rows: Iterable[int]) -> list[str]:
        """The texts of rows."""
        rows = np.fromiter(rows, np.int64)
        ends, text = self.arrays["ends"], self.arrays["text"].data
        places = zip(ends[rows].tolist(), ends[rows + 1].tolist(), strict=True)
        return [str(text[start:end], "utf-8", "surrogatepass") for start, end in places]

    def candidates(self, text: str, *, cutoff: float) -> list[int]:
        """The rows of the texts that share most rare trigrams, of the lengths that can reach the cutoff at all."""
        low, high = self._window(len(text), cutoff)
        if high - low <= CANDIDATES:
            return list(range(low, high))
        shared = np.bincount(self._postings(text, low, high) - low)
        at_least = np.cumsum(np.bincount(shared)[::-1])[::-1]
        level = max(1, int(np.count_nonzero(at_least > CANDIDATES)) - 1)
        above, equal = np.flatnonzero(shared > level), np.flatnonzero(shared == level)
        same_length = int(self.arrays["first_of_length"][len(text)]) - low
        nearest = np.argsort(np.abs(equal - same_length))[: CANDIDATES - len(above)]
        rows: list[int] = (np.concatenate([above, equal[nearest]]) + low).tolist()
        return rows

    def _window(self, length: int, cutoff: float) -> tuple[int, int]:
        """The first row that is long enough for the cutoff, and the first that is too long."""
        first_of_length: NDArray[Any] = self.arrays["first_of_length"]
        most = len(first_of_length) - 1
        shortest = int(length * cutoff / (200 - cutoff))
        longest = int(length * (200 - cutoff) / cutoff) + 1 if cutoff else most
        return int(first_of_length[min(shortest, most)]), int(first_of_length[min(longest + 1, most)])

    def _postings(self, text: str, low: int, high: int) -> NDArray[np.int64]:
        """The rows from low to high in the lists of the text's rarest trigrams."""
        ranks = np.unique(self.arrays["rank_of"][trigrams([text])])
        starts, postings = self.arrays["starts"], self.arrays["postings"]
        bounds = np.array([low, high], np.uint32)  # of the lists' own type, else they would be converted
        found, room = [], POSTINGS
        for start, end in zip(starts[ranks].tolist(), starts[ranks + 1].tolist(), strict=True):
            rows = postings[start:end]
            left, right = rows.searchsorted(bounds)
            found.append(rows[left:right])
            room -= right - left
            if room <= 0:
                break
        return np.concatenate(found).astype(np.int64)
