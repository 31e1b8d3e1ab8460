"""How things stand in some municipalities this morning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.document import DocumentRef
from pipeline.queue import Age, Risk
from pipeline.remarks import Remark
from pipeline.report import Problem

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many drafts of one municipality, locale, risk and age somebody has to look at."""

    municipality: str
    locale: str
    risk: Risk
    age: Age
    drafts: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Covered:
    """How far one municipality is in one locale, in documents."""

    municipality: str
    locale: str
    fresh: int
    """Published, and nothing newer is waiting."""
    waiting: int
    """A draft is on its way."""
    documents: int
    """All there are in German."""

    @property
    def missing(self) -> int:
        """Neither published nor on the way."""
        return max(0, self.documents - self.fresh - self.waiting)


@dataclass(frozen=True, slots=True)
class Night:
    """The last run of a municipality."""

    run: int
    municipality: str
    started: datetime
    finished: datetime | None
    """None while it goes on, or if it was cut off."""
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    micro_euros: int
    is_cut_off: bool = False
    """It did not end by itself, and nobody goes on with it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What an engine has cost a municipality this month."""

    municipality: str
    engine: str
    characters: int
    micro_euros: int

    @property
    def euros(self) -> float:
        """In euros."""
        return self.micro_euros / _MILLION


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the German editor that nobody has answered."""

    ref: DocumentRef
    title: str
    remark: Remark


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything of the first screen that is the same for everybody who may see these municipalities."""

    waiting: Sequence[Waiting]
    held: Mapping[str, int]
    """Why drafts are held, with how many; most first."""
    documents: Mapping[str, int]
    """German documents by municipality."""
    covered: Sequence[Covered]
    nights: Sequence[Night]
    costs: Sequence[Cost]
    whole_characters: int
    """Of the whole documents that got a draft this month: what retranslating them would have sent."""

    @property
    def drafts(self) -> int:
        """All that somebody has to look at."""
        return sum(each.drafts for each in self.waiting)

    @property
    def overdue(self) -> int:
        """Of these, past their date."""
        return sum(each.overdue for each in self.waiting)

    @property
    def sent(self) -> int:
        """Characters that were sent this month."""
        return sum(each.characters for each in self.costs)

    @property
    def euros(self) -> float:
        """What this month has cost."""
        return sum(each.euros for each in self.costs)

    @property
    def whole_euros(self) -> float:
        """What whole pages would have cost at the same price."""
        return self.euros * self.whole_characters / self.sent if self.sent else 0.0

    @property
    def saved(self) -> float:
        """The share that need not be sent, 0–1."""
        return max(0.0, 1 - self.sent / self.whole_characters) if self.whole_characters else 0.0


@dataclass(frozen=True, slots=True)
class Mine:
    """What waits for one person."""

    assigned: int
    overdue: int
