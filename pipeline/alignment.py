"""Which words of a translation came from which words of its source, as far as an engine can tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alignment:
    """A translation with its links: spans of characters in the source to spans of characters in the target."""

    target: str
    links: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
