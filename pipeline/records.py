"""What the screens of one municipality show beside its drafts: versions, histories, runs, finds in the memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pipeline.document import Document
from pipeline.lifecycle import DraftState
from pipeline.memory import Unit


@dataclass(frozen=True, slots=True)
class SourceVersion:
    """One version of a German document, as pulled."""

    id: int
    document: Document
    text_hash: str
    pulled: datetime


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is to review a draft, and until when."""

    name: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Happening:
    """One line in the history of a page: an event of one of its drafts, or a write to the CMS."""

    at: datetime
    actor: str
    locale: str
    draft: int
    action: str
    """As in `pipeline.store_ports.AuditEvent`, or for a write `published`, `conflict`, `not_published`, `accepted`."""
    before: str
    after: str
    why: str
    review: Mapping[str, object] | None = None
    """The review record of what was written."""


@dataclass(frozen=True, slots=True)
class PageRecord:
    """All that is kept of one document, whether the CMS still shows it or not."""

    is_gone: bool
    versions: tuple[SourceVersion, ...]
    """Newest first."""
    history: tuple[Happening, ...]
    """Newest first."""
    assignments: Mapping[int, Assignment]
    """By draft."""


@dataclass(frozen=True, slots=True)
class RunProgress:
    """What a run has done so far, as its drafts and the ledger say."""

    drafts: Mapping[DraftState, int] = field(default_factory=dict)
    segments: int = 0
    """Sent to engines."""
    characters: int = 0
    """Billed, or perhaps billed."""
    euros: float = 0.0


@dataclass(frozen=True, slots=True)
class RunEntry:
    """One run; `finished` is None while it goes on; for one that was cut off it is when that was noticed, if it was."""

    id: int
    cause: str
    started: datetime
    finished: datetime | None
    report: Mapping[str, object]
    is_cut_off: bool = False
    """It did not end by itself, and nobody goes on with it."""


class Side(StrEnum):
    """Where words are looked for in the memory."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class UnitFilter:
    """Which units a list shows; empty means all of them."""

    text: str = ""
    side: Side = Side.SOURCE
    locale: str = ""
    only_stale: bool = False


@dataclass(frozen=True, slots=True)
class FoundUnits:
    """One page of the memory."""

    units: Sequence[Unit]
    total: int


@dataclass(frozen=True, slots=True)
class ConceptEvent:
    """A change of the municipality's own terms; `before` and `after` are rows of the table of terms."""

    at: datetime
    actor: str
    action: str
    """`added`, `edited`, `deleted` or `imported`."""
    concept: str
    before: str
    after: str
    why: str
