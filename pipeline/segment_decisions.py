"""What people decided about single segments of a draft, and who must not release it alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a person did with a segment."""

    ACCEPTED = "accepted"
    """Read, and right as it stands."""
    EDITED = "edited"
    SKIPPED = "skipped"
    """Looked at and left for later or for somebody else."""


@dataclass(frozen=True, slots=True)
class SegmentDecision:
    """The last decision about one segment; it holds for exactly the source and target that it was taken on."""

    key: str
    kind: DecisionKind
    actor: str
    at: datetime
    source: str
    target: str


Decisions = Mapping[str, SegmentDecision]
"""By segment key."""
