"""A target version of one document in one locale, segment by segment."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from pipeline.document import DocumentRef
from pipeline.finding import Finding
from pipeline.lifecycle import DraftState
from pipeline.segment import SegmentKind


class OriginKind(StrEnum):
    """Who made a target text."""

    MEMORY = "memory"
    ENGINE = "engine"
    HUMAN = "human"
    COPY = "copy"
    """Nothing to translate: numbers, addresses, proper names, a title that must not be translated."""
    NONE = "none"
    """No target yet: the engine failed or no engine covers the locale."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a target text comes from: `memory`/in-context, `engine`/deepl 1.32, `human`/anna."""

    kind: OriginKind
    name: str = ""


class ChangeClass(StrEnum):
    """What happened to a segment since the last version that was translated."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    """Stands elsewhere in the document than before, or came back from an older version of it."""
    MARKUP_ONLY = "markup-only"
    FACT_ONLY = "fact-only"
    EDITED = "edited"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class DraftSegment:
    """One segment of a draft: source and target with placeholders, and how the target came to be."""

    key: str
    kind: SegmentKind
    source: str
    target: str
    origin: Origin
    change: ChangeClass = ChangeClass.NEW
    previous_source: str | None = None
    """The older wording, for a segment that was edited."""
    previous_target: str | None = None
    emphasis: frozenset[int] = frozenset()
    """The placeholders of the source that only stress their words: a target may do without them."""
    notes: tuple[str, ...] = ()
    """What an engine's answer went through on its way (German)."""
    score: float | None = None
    """How sure the engine was, 0–1, where it says so."""
    version: int = field(default=0, compare=False)
    """Counts the texts that replaced each other, so that nobody replaces one that they have not seen."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What waits for a person; `id` is None until the store has given it one."""

    ref: DocumentRef
    locale: str
    source_hash: str
    """`pipeline.fingerprint.version_hash` of the source version it was made from."""
    segments: tuple[DraftSegment, ...]
    findings: tuple[Finding, ...] = ()
    state: DraftState = DraftState.QUEUED
    reason: str = ""
    """Why it is held, rejected, in conflict or failed, and what to do; German."""
    risk: float = 0.0
    removed: tuple[str, ...] = ()
    """Source texts that the last version had and this one has not."""
    title: str = ""
    characters: int = 0
    """What an engine would have been sent for the whole document."""
    id: int | None = None
    created: datetime | None = field(default=None, compare=False)
    assignee: str = ""
    """Login of the person who is to review it."""
    assignee_id: int | None = field(default=None, compare=False)
    due: date | None = None
    version: int = field(default=0, compare=False)
    """Counts every change of the draft and its segments."""

    @property
    def text_version(self) -> int:
        """Counts every change of its texts; it only grows, so that who knows the count has seen them all."""
        return sum(segment.version for segment in self.segments)


def stored_id(draft: Draft) -> int:
    """The id of a draft that came from the store."""
    if draft.id is None:
        raise ValueError("the draft was never stored")
    return draft.id
