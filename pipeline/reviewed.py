"""What became of a machine's segment in the hands of a person."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.draft import DraftSegment
from pipeline.finding import Finding


class Verdict(StrEnum):
    """What a person decided about a segment that a machine or the memory had filled."""

    APPROVED = "approved"
    """Read and approved as it was; a bulk approval is no verdict."""
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One such segment, with the findings that the reviewer saw."""

    locale: str
    segment: DraftSegment
    """As the machine had made it: its target and its origin."""
    final: str
    """The target in the end."""
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
