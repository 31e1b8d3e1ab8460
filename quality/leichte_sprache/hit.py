"""What a detector says."""

from typing import NamedTuple


class Hit(NamedTuple):
    """A stretch of a sentence that breaks a rule; `said` tells what is special here, `instead` what to write."""

    start: int
    end: int
    said: str = ""
    instead: str = ""


class PageHit(NamedTuple):
    """The same for a page; `sentence` is the number of the sentence it is about, None for the whole page."""

    sentence: int | None
    start: int = 0
    end: int = 0
    said: str = ""
    instead: str = ""
