"""The proof of a review: who read, edited or released which segment of a draft, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from pipeline.approval import BULK, approval_of
from pipeline.draft import Draft, DraftSegment, OriginKind
from pipeline.needs_person import is_undisputed
from pipeline.segment_decisions import DecisionKind, SegmentDecision
from pipeline.store_ports import AuditEvent


class Reading(StrEnum):
    """How a segment came to be released."""

    READ = "read"
    EDITED = "edited"
    CARRIED = "carried"
    """Said the same when a person released an earlier draft."""
    RELEASED = "released"
    """With the whole page, by a person who had it in front of them."""
    BULK = "bulk"
    """With many pages at once, unread."""
    UNREAD = "unread"


_OF_DECISION = {
    DecisionKind.ACCEPTED: Reading.READ,
    DecisionKind.EDITED: Reading.EDITED,
    DecisionKind.RELEASED: Reading.CARRIED,
}
_BY_NOBODY = frozenset({Reading.BULK, Reading.UNREAD})


@dataclass(frozen=True, slots=True)
class SegmentReview:
    """Who answers for one segment, since when; in bulk, who released it without reading."""

    key: str
    how: Reading
    by: str
    at: datetime | None
    origin: OriginKind

    @property
    def is_by_person(self) -> bool:
        """Whether a person answers for the text."""
        return self.how not in _BY_NOBODY


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """What people did with a draft before it went to the CMS."""

    released_by: str
    """Empty while nobody released it."""
    released_at: datetime | None
    is_bulk: bool
    is_reviewed: bool
    """Whether a person answers for every text of a machine; if not, it is labelled as machine-translated."""
    segments: tuple[SegmentReview, ...]

    def as_dict(self) -> dict[str, object]:
        """The record as JSON keeps it."""
        return {
            "released_by": self.released_by,
            "released_at": _moment(self.released_at),
            "is_bulk": self.is_bulk,
            "is_reviewed": self.is_reviewed,
            "segments": [
                {
                    "key": each.key,
                    "how": str(each.how),
                    "by": each.by,
                    "at": _moment(each.at),
                    "origin": str(each.origin),
                }
                for each in self.segments
            ],
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "ReviewRecord":
        """The record that `as_dict` wrote."""
        segments = tuple(
            SegmentReview(each["key"], Reading(each["how"]), each["by"], _read(each["at"]), OriginKind(each["origin"]))
            for each in kept["segments"]
        )
        at = _read(kept["released_at"])
        return cls(kept["released_by"], at, kept["is_bulk"], kept["is_reviewed"], segments)


def review_record(draft: Draft, decisions: Mapping[str, SegmentDecision], events: Sequence[AuditEvent]) -> ReviewRecord:
    """The record of a draft as it stands, from its decisions and its history."""
    approval = approval_of(events)
    segments = tuple(_reviewed(segment, decisions.get(segment.key), approval) for segment in draft.segments)
    unread = [each for each, review in zip(draft.segments, segments, strict=True) if not review.is_by_person]
    return ReviewRecord(
        released_by=approval.actor if approval else "",
        released_at=approval.at if approval else None,
        is_bulk=approval is not None and approval.why == BULK,
        is_reviewed=all(map(is_undisputed, unread)),
        segments=segments,
    )


def _reviewed(segment: DraftSegment, decision: SegmentDecision | None, approval: AuditEvent | None) -> SegmentReview:
    kind = segment.origin.kind
    if decision is not None and decision.kind in _OF_DECISION and decision.holds_for(segment):
        return SegmentReview(segment.key, _OF_DECISION[decision.kind], decision.actor, decision.at, kind)
    if approval is None:
        return SegmentReview(segment.key, Reading.UNREAD, "", None, kind)
    how = Reading.BULK if approval.why == BULK else Reading.RELEASED
    return SegmentReview(segment.key, how, approval.actor, approval.at, kind)


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _read(moment: str | None) -> datetime | None:
    return datetime.fromisoformat(moment) if moment else None
