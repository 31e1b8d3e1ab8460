"""A run as it is told afterwards: why it began, what it did, whether it came to its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.report import Problem


@dataclass(frozen=True, slots=True)
class PastRun:
    """One run of a municipality; it may still go on."""

    number: int
    cause: str
    started: datetime
    finished: datetime | None
    """None while it goes on, or when it was cut off and nobody has noticed yet."""
    counts: Mapping[str, int]
    """The numbers of its report that are not 0."""
    problems: tuple[Problem, ...]
    is_cut_off: bool
    """Whether it was closed because its process had died."""
