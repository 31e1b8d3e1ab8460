"""What a memory file holds of one source segment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TmxUnit:
    """One source text with its targets and what is known about them; texts carry our placeholders."""

    source: str
    targets: Mapping[str, str]
    """By locale, at least one."""
    previous: str = ""
    """Source text of the segment before it."""
    following: str = ""
    document: str = ""
    author: str = ""
    origin: str = ""
    """Kind and name as one word, such as `human/anna` or `engine/deepl`."""
    created: datetime | None = None
    note: str = ""
    changed: datetime | None = None
    usage: int = 0
    """How often it was used, as far as the other tool counted."""
