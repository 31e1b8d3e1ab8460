"""What the store keeps of the writes to the CMS."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pipeline.document import DocumentRef
from pipeline.publication import PublicationOutcome


@dataclass(frozen=True, slots=True)
class Evidence:
    """One write that went live, with the review record of its draft."""

    at: datetime
    locale: str
    draft: int
    version: str
    review: Mapping[str, object] | None
    """None for a write from before records were kept."""


class Publications(Protocol):
    """The writes to the CMS."""

    def expected(self, ref: DocumentRef, locale: str, *, draft: int | None = None) -> str | None:
        """Token of what the CMS stored after our last write of this target; None if we never wrote it."""

    def record(self, draft_id: int, outcome: PublicationOutcome, *, review: Mapping[str, object] | None = None) -> None:
        """Keep how the write of a draft ended; for Published also the token, for the next compare-and-set.

        `review` is the `pipeline.review_record.ReviewRecord` of the draft as JSON keeps it.
        """

    def evidence(self, ref: DocumentRef, locales: Collection[str]) -> Sequence[Evidence]:
        """Every write of this document that went live, in these locales (in every one if empty), oldest first."""

    def standing(self, draft_id: int) -> str | None:
        """Token of the foreign text that this draft's last conflict met; None if it met none (an open editor)."""

    def accept(self, draft_id: int) -> bool:
        """Expect the foreign text of this draft's last conflict, because a person decided to replace it.

        False if nothing is known to stand there.
        """

    def with_pending_links(self) -> Sequence[int]:
        """Ids of published drafts whose internal links still pointed to the source locale when they were written."""
