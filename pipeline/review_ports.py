"""What the store keeps of a review besides the drafts themselves: decisions, remarks, presence, actions on many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from pipeline.document import DocumentRef
from pipeline.lifecycle import DraftState
from pipeline.people import Person
from pipeline.remarks import Remark, RemarkKind
from pipeline.segment_decisions import DecisionKind, SegmentDecision


@dataclass(frozen=True, slots=True)
class Before:
    """What a draft was before an action on many drafts changed it, and its version right after."""

    draft: int
    state: DraftState
    reason: str
    assignee_id: int | None
    due: date | None
    version: int


@dataclass(frozen=True, slots=True)
class ManyAction:
    """One action on many drafts."""

    id: int
    action: str
    actor: str
    at: datetime
    before: tuple[Before, ...]
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program was told when it changed something."""

    status: int
    body: str
    """JSON; empty where there is nothing to tell."""
    etag: str = ""
    """Of what it is about as it stands now."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """The answer to a request, and a digest of what was asked."""

    request: str
    answer: Answer


class Decisions(Protocol):
    """What people decided about segments; every change writes one audit event."""

    def of(self, draft_id: int) -> Mapping[str, SegmentDecision]:
        """By segment key, those that still hold: for the source and target that stand there."""

    def take(
        self, draft_id: int, key: str, kind: DecisionKind, *, actor: str, version: int | None = None
    ) -> SegmentDecision:
        """Decide about the segment as it stands; Overtaken if it has another version, KeyError if there is none."""

    def withdraw(self, draft_id: int, key: str, *, actor: str) -> bool:
        """Take the last decision back, so that the one before holds again; False if there was nothing to take back."""


class Remarks(Protocol):
    """Comments and questions about the documents."""

    def about(self, ref: DocumentRef) -> Sequence[Remark]:
        """All about one document in every locale, oldest first."""

    def add(  # noqa: PLR0913, PLR0917  # a remark has that many parts
        self,
        ref: DocumentRef,
        kind: RemarkKind,
        locale: str,
        key: str,
        text: str,
        author: str,
        answers: int | None = None,
    ) -> int:
        """Keep one and return its id; KeyError for a document, or a remark to answer, that is not there."""

    def settle(self, remark_id: int) -> None:
        """Nothing more is to be done about it; KeyError if this municipality has none with this id."""

    def open_questions(self) -> Sequence[tuple[DocumentRef, Remark]]:
        """The questions to the German editors that are not settled, oldest first."""


class Presence(Protocol):
    """Who has which draft open."""

    def here(self, draft_id: int, person_id: int) -> Sequence[Person]:
        """Note that this person has it open; returns the others who were heard of in the last seconds.

        KeyError if this municipality has no such draft.
        """


class Actions(Protocol):
    """Actions on many drafts at once, so that they can be undone."""

    def begin(self, action: str, *, actor: str) -> int:
        """Remember that one begins; returns its id."""

    def add(self, action_id: int, before: Sequence[Before]) -> None:
        """Remember what these drafts were before it; KeyError if this municipality has no such action."""

    def get(self, action_id: int) -> ManyAction:
        """The action; KeyError if this municipality has none with this id."""

    def mark_undone(self, action_id: int) -> None:
        """Remember that it was undone; KeyError if this municipality has none with this id."""


class Answers(Protocol):
    """The answers to requests that carried a key, for a day, so that asking again does nothing twice."""

    def claim(self, key: str, request: str) -> KeptAnswer | None:
        """What was answered before under this key; None if nothing was, and whoever asks with it now has to wait."""

    def keep(self, key: str, answer: Answer) -> None:
        """Remember the answer under the key that was claimed."""
