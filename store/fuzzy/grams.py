"""Texts as trigrams, each a number below `BUCKETS`; the few that share a number only cost time."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BITS = 17
BUCKETS = 1 << BITS
_EDGE = "\n\n"  # around each text, so that its first and last letters make trigrams of their own
_MIX = np.uint64(0x9E3779B97F4A7C15)


def trigrams(texts: Sequence[str]) -> NDArray[np.uint32]:
    """The trigrams of all texts one after the other; a text has two more of them than characters."""
    joined = _EDGE + _EDGE.join(texts) + _EDGE
    letters = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32).astype(np.uint64)
    mixed = ((letters[:-2] << 42) ^ (letters[1:-1] << 21) ^ letters[2:]) * _MIX
    return (mixed >> (64 - BITS)).astype(np.uint32)
