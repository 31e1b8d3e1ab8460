"""What the steps need from the world, as narrow as they need it. Adapters fit by shape."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.approved import NOWHERE, Elsewhere
from pipeline.document import Document, DocumentRef, Stamp
from pipeline.draft import Draft
from pipeline.engine import Answers, Coverage, EngineRequest, Parcel, TermHit
from pipeline.finding import Finding
from pipeline.publication import PublicationOrder, PublicationOutcome
from pipeline.segment import Segment


class Cms(Protocol):
    """A content management system with documents in the source locale and targets beside them.

    Each method raises TryLater, NeedsOperator or SkipDocument errors of `pipeline.errors` and nothing else.
    """

    def stamps(self) -> Sequence[Stamp]:
        """All public source documents with a cheap change token, parents before children."""

    def fetch(self, ref: DocumentRef) -> Document | None:
        """The source document as stored now, or None if it is gone."""

    def publish(self, orders: Sequence[PublicationOrder]) -> Iterator[tuple[PublicationOrder, PublicationOutcome]]:
        """Write each order unless somebody else's text stands there; one outcome per order, as soon as it is known.

        An order whose text already stands in the CMS (a write that was cut off before we heard of it) ends in
        Published without a second write.
        """


class Engine(Protocol):
    """A machine-translation service or model. First it says what it would send and what that costs, then it does it."""

    @property
    def name(self) -> str:
        """`deepl`, `argos` …"""

    @property
    def version(self) -> str:
        """Changes when the same text may come out differently: model or library version."""

    @property
    def is_offline(self) -> bool:
        """Whether no text leaves the machines of the municipality."""

    def coverage(self, locale: str) -> Coverage | None:
        """What it can do from German into this locale; None if it cannot translate into it."""

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        """The requests as it wants to handle them, with their costs; nothing is sent, every request is in one parcel.

        Raises EngineRefused for a locale that it does not cover.
        """

    def translate(self, parcel: Parcel) -> Answers:
        """One answer per request of one of its parcels, in order.

        Raises EngineUnavailable or EngineRefused when nothing was translated; the error says whether it may be billed.
        """


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the checks say about a draft, and where it stands in the queue (0–1)."""

    findings: tuple[Finding, ...]
    risk: float


class Judge(Protocol):
    """All checks and the risk, over one draft."""

    def __call__(self, draft: Draft, *, elsewhere: Elsewhere = NOWHERE) -> Judgement:
        """Findings and risk of this draft as it is now, beside what other documents say for its source texts."""


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a German document is good enough to be translated."""

    is_held: bool = False
    reason: str = ""
    """Why it is held, and what to do; German."""
    findings: tuple[Finding, ...] = ()
    """What the editor should fix, also where the document is let through."""


class Gate(Protocol):
    """Looks at the German before anything is paid for it."""

    def __call__(self, segments: Sequence[Segment]) -> Admission:
        """What becomes of a document with these segments."""


ADMITTED = Admission()


def open_gate(segments: Sequence[Segment]) -> Admission:
    """Lets every document through."""
    return ADMITTED


class Unread(Protocol):
    """Which drafts a municipality lets go without a reader, when many are released at once."""

    def __call__(self, draft: Draft) -> bool:
        """Whether nobody has to read this draft."""


def all_read(draft: Draft) -> bool:
    """Lets no draft go without a reader."""
    return False


class TermFinder(Protocol):
    """The term bases of a municipality."""

    def __call__(self, text: str, *, locale: str) -> tuple[TermHit, ...]:
        """The terms in a German text that have a preferred target in the locale."""

    def familiar(self, text: str) -> frozenset[str]:
        """The words of a German text that readers here hear every day."""


class Progress(Protocol):
    """Hears how far a step is; a progress bar or a log."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """`done` of `total` pieces of this step are finished."""
