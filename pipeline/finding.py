"""What a check says about a segment or a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """`critical` blocks publishing, `warning` raises the risk, `info` informs."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation of one check. `message` is German and a catalogue key; `values` fill its `{names}`."""

    check: str
    severity: Severity
    message: str
    values: Mapping[str, str] = field(default_factory=dict)
    segment: str | None = None
    """Key of the segment; None when it concerns the whole document."""
    suggestion: str | None = None
    """A repaired target text, where the check knows one."""

    def __str__(self) -> str:
        return self.text()

    def text(self) -> str:
        """The German message with its values filled in."""
        return self.message.format(**self.values)


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How often one check says something, with one severity, about the drafts of one locale."""

    check: str
    locale: str
    severity: Severity
    findings: int
    drafts: int
    """In how many drafts."""
