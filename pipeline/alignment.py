"""Which words of a translation belong to which of its source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alignment:
    """A translation, and links between the characters of its source and its own: (start, end) here and there."""

    target: str
    links: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
