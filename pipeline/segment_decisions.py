"""What people decided about single segments of a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipeline.draft import DraftSegment


class DecisionKind(StrEnum):
    """What a person did with a segment."""

    ACCEPTED = "accepted"
    """Read, and right as it stands."""
    EDITED = "edited"
    SKIPPED = "skipped"
    """Looked at and left for later or for somebody else."""
    RELEASED = "released"
    """Unchanged since a person released an earlier draft of the page that said the same here."""


@dataclass(frozen=True, slots=True)
class SegmentDecision:
    """The last decision about one segment; it holds for exactly the source and target that it was taken on."""

    key: str
    kind: DecisionKind
    actor: str
    at: datetime
    source: str
    target: str

    def holds_for(self, segment: DraftSegment) -> bool:
        """Whether the segment still says what it said when this was decided."""
        return (self.source, self.target) == (segment.source, segment.target)


Decisions = Mapping[str, SegmentDecision]
"""By segment key."""
