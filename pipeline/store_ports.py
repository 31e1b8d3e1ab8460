"""What the steps keep: one transaction (`Work`) of one municipality, with a repository per noun.

Nothing in a repository takes a municipality: the transaction is scoped to one, so that no query can forget it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from pipeline.document import ContentType, Document, DocumentRef
from pipeline.draft import Draft, DraftSegment
from pipeline.finding import Finding, FindingCount
from pipeline.ledger import Ledger
from pipeline.lifecycle import DraftState
from pipeline.memory import Unit
from pipeline.notice_ports import Notices, Situations
from pipeline.past_run import PastRun
from pipeline.priority import Places
from pipeline.publication_ports import Publications
from pipeline.records import RunEntry
from pipeline.review_ports import Actions, Answers, Decisions, Presence, Remarks
from pipeline.reviewed import Reviewed
from pipeline.run_ports import Deliveries, Failures, Leases, WebhookSecrets


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """The newest version of a source document that we have pulled."""

    document: Document
    text_hash: str
    """`pipeline.fingerprint.version_hash`: of the text, then of the markup."""
    stamp: str


@dataclass(frozen=True, slots=True)
class MachineTranslation:
    """A paid answer of an engine, stored before anything else can fail.

    `key` is `pipeline.fingerprint.request_key`: the same question to the same engine has the same key.
    """

    key: str
    locale: str
    engine: str
    version: str
    source: str
    target: str
    score: float | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """Who or what moved or changed a draft, when, from where to where, and why."""

    at: datetime
    actor: str
    draft: int
    action: str
    """`created`, `moved`, `edited`, `accepted`, `skipped`, `withdrawn`, `assigned` or `dated`."""
    before: str
    after: str
    why: str


EVERYTHING = 1_000_000
"""A limit that no queue reaches."""


@dataclass(frozen=True, slots=True)
class DraftFilter:
    """Which drafts a list shows; empty means all of them. Ordered by risk, highest first, then oldest."""

    states: tuple[DraftState, ...] = ()
    locales: tuple[str, ...] = ()
    content_types: tuple[ContentType, ...] = ()
    limit: int = 100


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """A line of the queue, without the segments."""

    id: int
    ref: DocumentRef
    title: str
    locale: str
    state: DraftState
    risk: float
    segments: int
    findings: int
    critical: int
    reason: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """What must be known of the newest draft of a document and locale to see whether there is anything to do."""

    state: DraftState
    source_hash: str
    waits_for_engine: bool
    """Whether a segment has no target because no engine could be asked."""


class Documents(Protocol):
    """The source documents as last pulled, with their older versions."""

    def hashes(self) -> Mapping[DocumentRef, str]:
        """Text hash of the newest version of every document that is not gone, parents before children."""

    def stamps(self) -> Mapping[DocumentRef, str]:
        """Change token of every document that is not gone, as of the last pull."""

    def get(self, ref: DocumentRef) -> KeptDocument | None:
        """The newest version, or None if the document was never pulled or is gone."""

    def kept(self) -> Sequence[KeptDocument]:
        """The newest version of every document that is not gone, parents before children."""

    def refs(self) -> Sequence[DocumentRef]:
        """All documents that are not gone, parents before children."""

    def places(self) -> Places:
        """Where every document stands that is not gone, parents before children."""

    def known(self, refs: Collection[DocumentRef]) -> frozenset[DocumentRef]:
        """Those of them that are there and not gone."""

    def save(self, document: Document, *, stamp: str, text_hash: str) -> bool:
        """Keep this as the newest version; True if its text hash is new. The same content again writes no version."""

    def mark_gone(self, refs: Collection[DocumentRef]) -> None:
        """Remember that the CMS no longer shows these; their drafts are superseded with a reason."""


class Drafts(Protocol):
    """The drafts and their segments; every change writes one audit event."""

    def add(self, draft: Draft, *, actor: str, why: str) -> int:
        """Store a new draft and return its id; an open older one of the same document and locale is superseded.

        Decisions about segments that say the same hold in the new one, too; so do assignee and due date.
        """

    def get(self, draft_id: int) -> Draft:
        """The draft; KeyError if this municipality has none with this id."""

    def lock(self, draft_id: int) -> int:
        """Its version, which nobody else changes until the transaction ends; KeyError as above."""

    def newest(self, ref: DocumentRef, locale: str) -> Draft | None:
        """The draft made last for this document and locale, in whatever state."""

    def of_document(self, ref: DocumentRef) -> Sequence[Draft]:
        """The newest draft of this document in each locale, by locale."""

    def of_locale(self, locale: str) -> Sequence[Draft]:
        """The newest draft in this locale of every document that is not gone."""

    def heads(self) -> Mapping[tuple[DocumentRef, str], Head]:
        """The newest draft of every document that is not gone, by document and locale."""

    def past(self, ref: DocumentRef, locale: str, sources: Collection[str]) -> Mapping[str, DraftSegment]:
        """For each of the source texts that an older draft of this target translated: its newest such segment."""

    def find(self, wanted: DraftFilter) -> Sequence[DraftSummary]:
        """The queue, riskiest first."""

    def count(self) -> Mapping[DraftState, int]:
        """How many drafts are in each state."""

    def move(self, draft_id: int, to: DraftState, *, actor: str, why: str) -> Draft:
        """Change the state by compare-and-set; raises IllegalMove, also when somebody else was faster."""

    def edit(self, draft_id: int, segment: DraftSegment, *, actor: str, version: int | None = None) -> Draft:
        """Replace the segment with the same key (target and origin); only in queued, in_review, conflict or held.

        Overtaken if a version is given and the segment has another.
        """

    def assign(self, draft_id: int, person_id: int | None, *, actor: str) -> Draft:
        """Make a member responsible for the review, or nobody; KeyError for somebody who is no member here."""

    def set_due(self, draft_id: int, due: date | None, *, actor: str) -> Draft:
        """Say until when it is to be reviewed."""

    def judge(self, draft_id: int, findings: Sequence[Finding], *, risk: float) -> None:
        """Replace findings and risk after the checks have run again."""

    def events(self, draft_id: int) -> Sequence[AuditEvent]:
        """The history of one draft, oldest first."""

    def finding_counts(self) -> Sequence[FindingCount]:
        """What the checks say about the newest drafts that nobody rejected, counted."""

    def reviewed(self) -> Sequence[Reviewed]:
        """What people decided about segments that a machine or the memory had filled, oldest draft first."""


@dataclass(frozen=True, slots=True)
class MemoryConflict:
    """One source text with several targets in one locale: somebody should decide."""

    source: str
    locale: str
    targets: Mapping[str, int]
    """Each target with the number of units that say so."""


@dataclass(frozen=True, slots=True)
class MemoryStats:
    """How much the memory knows."""

    units: Mapping[str, int]
    """Units by locale."""
    sources: int
    """Different source texts."""
    stale: int
    """Units whose source stands on no page any more."""
    conflicts: int


@dataclass(frozen=True, slots=True)
class MemoryEvent:
    """A unit that a person changed or deleted."""

    at: datetime
    actor: str
    action: str
    """`edited` or `deleted`."""
    source: str
    locale: str
    before: str
    after: str
    why: str


class Memory(Protocol):
    """The approved segments; those of other municipalities only while this one takes from the shared pool."""

    def units(self, sources: Collection[str], *, locale: str) -> Mapping[str, list[Unit]]:
        """For each source text that is known exactly, its units."""

    def generalised(self, keys: Collection[str], *, locale: str) -> Mapping[str, list[Unit]]:
        """For each generalised text (`pipeline.memory.generalised`) that is known, its units."""

    def learn(self, units: Iterable[Unit]) -> int:
        """Add units; one that is there already (same source, context, document, locale) is replaced."""

    def share(self, *, gives: bool, takes: bool) -> None:
        """Opt in to the shared pool, or out of it: let others use our units, use those of others."""

    def sources(self) -> Iterator[tuple[int, str]]:
        """The different source texts of this municipality with a number each, for an index over them."""

    def export(self, locales: Collection[str]) -> Iterator[Unit]:
        """All own units of these locales (of every locale if empty), by source."""

    def holding(self, words: str, *, locale: str, limit: int) -> Sequence[Unit]:
        """Units of this locale whose source or target holds all of these words, those approved last first."""

    def conflicts(self, *, limit: int) -> Sequence[MemoryConflict]:
        """Sources with several targets, those with the most units first."""

    def mark_stale(self, current: Collection[str]) -> int:
        """Mark the units whose source is not among these texts, unmark the others; returns how many are stale."""

    def stats(self) -> MemoryStats:
        """How much is known."""

    def own(self, unit_id: int, *, lock: bool = False) -> Unit:
        """One unit; KeyError if this municipality has none with this id. Locked, nobody else changes it meanwhile."""

    def edit(self, unit_id: int, target: str, *, actor: str, why: str) -> None:
        """Replace a target; KeyError if this municipality has no such unit. Writes a MemoryEvent."""

    def delete(self, unit_id: int, *, actor: str, why: str) -> None:
        """Remove a unit; KeyError if this municipality has no such unit. Writes a MemoryEvent."""

    def events(self) -> Sequence[MemoryEvent]:
        """What people changed in the memory, oldest first."""


class Translations(Protocol):
    """The paid answers of the engines."""

    def get(self, keys: Collection[str]) -> Mapping[str, MachineTranslation]:
        """Those of the keys that were answered before."""

    def put(self, answers: Iterable[MachineTranslation]) -> None:
        """Keep answers; a key that is there already stays as it is."""


class Runs(Protocol):
    """One row per run, for the coordinator's morning view."""

    def start(self, cause: str) -> int:
        """Remember that a run began."""

    def finish(self, run_id: int, report: Mapping[str, object]) -> None:
        """Remember how it ended."""

    def last_started(self, cause: str) -> datetime | None:
        """When the newest run with this cause began that was not cut off; None before the first."""

    def close_cut_off(self) -> int:
        """End the runs that nobody goes on with, and say so in their reports; returns how many there were."""

    def past(self, *, limit: int) -> Sequence[PastRun]:
        """The newest runs, newest first, also one that goes on."""

    def latest(self) -> Mapping[str, object] | None:
        """The report of the last run that ended by itself, with `started` and `finished` (ISO 8601); or None."""

    def recent(self, *, limit: int) -> Sequence[RunEntry]:
        """The runs that began last, newest first."""

    def get(self, run_id: int) -> RunEntry:
        """One run; KeyError if this municipality has none with this id."""


class Work(Protocol):
    """One transaction: everything in it is kept or nothing is."""

    documents: Documents
    drafts: Drafts
    memory: Memory
    translations: Translations
    ledger: Ledger
    publications: Publications
    runs: Runs
    leases: Leases
    failures: Failures
    deliveries: Deliveries
    webhook_secrets: WebhookSecrets
    decisions: Decisions
    remarks: Remarks
    presence: Presence
    actions: Actions
    answers: Answers
    situations: Situations
    notices: Notices


class Store(Protocol):
    """The database."""

    def transaction(self, municipality: str) -> AbstractContextManager[Work]:
        """Begin a transaction scoped to one municipality; commits at the end, rolls back on an exception."""

    def reading(self, municipality: str) -> AbstractContextManager[Work]:
        """A transaction that writes nothing and waits for nobody who writes."""
