"""Make an index: texts in order of length, and for each trigram the texts that have it among their rarest."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.fuzzy.contents import Contents
from store.fuzzy.files import Arrays
from store.fuzzy.grams import BITS, BUCKETS, trigrams

RAREST = 32
"""Trigrams kept of each text: common ones tell little, but would fill most of the lists."""
_ROW_BITS = 32 - BITS
_BATCH = 1 << _ROW_BITS  # trigram and row of a batch fit one 32-bit number, which sorts fastest
Numbers = NDArray[np.uint32]


def build(texts: Iterable[tuple[int, str]]) -> tuple[Arrays, Contents]:
    """The arrays of an index over texts with their numbers, and what it holds."""
    rows = sorted(texts, key=lambda row: len(row[1]))
    sorted_texts = [text for _, text in rows]
    encoded = [text.encode("utf-8", "surrogatepass") for text in sorted_texts]
    ids = np.array([number for number, _ in rows], np.int64)
    lengths = np.array([len(text) for text in sorted_texts], np.int64)
    rank_of, starts, postings = _postings(sorted_texts, lengths)
    arrays: dict[str, NDArray[Any]] = {
        "ids": ids,
        "by_id": np.argsort(ids).astype(np.uint32),
        "ends": _small(list(accumulate(map(len, encoded), initial=0))),
        "text": np.frombuffer(b"".join(encoded), np.uint8),
        "first_of_length": _small(np.searchsorted(lengths, np.arange(lengths.max(initial=0) + 2))),
        "rank_of": rank_of,
        "starts": _small(starts),
        "postings": postings,
    }
    contents = Contents()
    for number, text in rows:
        contents = contents.plus(number, text)
    return arrays, contents


def _postings(texts: Sequence[str], lengths: NDArray[np.int64]) -> tuple[Numbers, NDArray[np.int64], Numbers]:
    """The rank of each trigram, rarest first, where its list starts, and the lists: row numbers in order."""
    frequency = np.zeros(BUCKETS, np.int64)
    for _, grams in _batches(texts):
        frequency += np.bincount(grams, minlength=BUCKETS)
    rank_of = np.empty(BUCKETS, np.uint32)
    rank_of[np.argsort(frequency)] = np.arange(BUCKETS, dtype=np.uint32)
    batches = [_rarest(rank_of[grams], lengths[first : first + _BATCH]) for first, grams in _batches(texts)]
    counts = [np.bincount(keys >> _ROW_BITS, minlength=BUCKETS) for keys in batches]
    starts = np.concatenate([[0], np.cumsum(sum(counts, np.zeros(BUCKETS, np.int64)))])
    postings = np.empty(starts[-1], np.uint32)
    free = starts[:-1].copy()
    for batch, (keys, count) in enumerate(zip(batches, counts, strict=True)):
        shift = free - (np.cumsum(count) - count)
        postings[shift[keys >> _ROW_BITS] + np.arange(len(keys))] = (keys & (_BATCH - 1)) + batch * _BATCH
        free += count
    return rank_of, starts, postings


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, Numbers]]:
    for first in range(0, len(texts), _BATCH):
        yield first, trigrams(texts[first : first + _BATCH])


def _rarest(ranks: Numbers, lengths: NDArray[np.int64]) -> Numbers:
    """Rank and row of each text's rarest trigrams in one number each, ascending."""
    rows = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths + 2)
    keys = np.sort((rows << BITS) | ranks)
    keys = keys[np.diff(keys, prepend=keys[0] ^ 1) != 0]
    rows = keys >> BITS
    nth = np.arange(len(keys)) - np.searchsorted(rows, np.arange(len(lengths), dtype=np.uint32))[rows]
    keys = keys[nth < RAREST]
    return np.sort(((keys & (BUCKETS - 1)) << _ROW_BITS) | (keys >> BITS))


def _small(numbers: Any) -> NDArray[Any]:
    """The numbers in the narrowest unsigned type."""
    array = np.asarray(numbers)
    return array.astype(np.min_scalar_type(array.max(initial=0)))
