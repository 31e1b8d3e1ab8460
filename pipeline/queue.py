"""What people ask of the queue: which drafts, in which order, and how many there are of each kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pipeline.document import ContentType, DocumentRef
from pipeline.draft import ChangeClass
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState

WAITING = (DraftState.QUEUED, DraftState.IN_REVIEW, DraftState.HELD, DraftState.CONFLICT, DraftState.FAILED)
"""The states in which somebody has to do something."""

HIGH, MIDDLE = 0.5, 0.2
"""From these risks on a draft counts as one of high or of middle risk."""


class Risk(StrEnum):
    """How doubtful a draft is, in three steps."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"

    @classmethod
    def of(cls, risk: float) -> "Risk":
        """The step that a risk belongs to."""
        return cls.HIGH if risk >= HIGH else cls.MIDDLE if risk >= MIDDLE else cls.LOW


class Age(StrEnum):
    """How long a draft has been waiting."""

    DAY = "day"
    """Since yesterday at most."""
    WEEK = "week"
    MONTH = "month"
    OLDER = "older"


class Due(StrEnum):
    """When a draft has to be done."""

    OVERDUE = "overdue"
    SOON = "soon"
    """Within a week."""
    LATER = "later"
    NONE = "none"


class Assigned(StrEnum):
    """Whose a draft is, seen by the person who asks."""

    ME = "me"
    NOBODY = "nobody"
    OTHERS = "others"


class Order(StrEnum):
    """What comes first."""

    RISK = "risk"
    """The riskiest."""
    AGE = "age"
    """What has waited longest."""
    DUE = "due"
    """What is due first; without a date comes last."""
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which drafts are wanted; what is empty does not narrow anything."""

    municipalities: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    content_types: tuple[ContentType, ...] = ()
    states: tuple[DraftState, ...] = WAITING
    changes: tuple[ChangeClass, ...] = ()
    risks: tuple[Risk, ...] = ()
    ages: tuple[Age, ...] = ()
    assigned: tuple[Assigned, ...] = ()
    due: tuple[Due, ...] = ()
    check: str = ""
    """Only drafts with a finding of this check."""
    severity: Severity | None = None
    """Only drafts with a finding as severe as this."""
    text: str = ""
    """In the title or the German text of a segment, in upper or lower case."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One draft in the queue."""

    id: int
    ref: DocumentRef
    title: str
    locale: str
    state: DraftState
    reason: str
    change: ChangeClass
    risk: float
    characters: int
    created: datetime
    assignee: str
    """Name of the person; empty for nobody."""
    due: date | None
    segments: int = 0
    changed: int = 0
    """Segments that are not as they were."""
    checks: Mapping[str, Severity] = field(default_factory=dict)
    """The checks that found something, with the worst that each found; worst first."""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many drafts there are of each kind; each facet is counted under all conditions but its own."""

    total: int
    facets: Mapping[str, Mapping[str, int]]
    """By the name of the facet as in `QueueFilter`, then by value, only what is there."""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of the queue."""

    lines: tuple[QueueLine, ...]
    counts: Counts
