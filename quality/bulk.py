"""Which drafts nobody has to read one by one: a municipality's own choice, off by default."""

import zlib
from dataclasses import dataclass

from pipeline.draft import Draft
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState


@dataclass(frozen=True, slots=True)
class BulkPolicy:
    """Up to which risk drafts may be approved in bulk, and how many of them are read all the same."""

    is_on: bool = False
    threshold: float = 0.1
    """The highest risk of a draft, 0–1, that may go without a reader."""
    sample: float = 0.1
    """The share of those drafts, 0–1, that is kept back for a person, so that the threshold stays audited."""

    def __call__(self, draft: Draft) -> bool:
        """Whether nobody has to read this draft."""
        return may_approve_in_bulk(draft, self)


def may_approve_in_bulk(draft: Draft, policy: BulkPolicy) -> bool:
    """Whether nobody has to read this draft: queued, complete, not critical, under the threshold, not sampled."""
    if not policy.is_on or draft.state is not DraftState.QUEUED or draft.risk > policy.threshold:
        return False
    is_critical = any(finding.severity is Severity.CRITICAL for finding in draft.findings)
    is_complete = bool(draft.segments) and all(segment.target for segment in draft.segments)
    return is_complete and not is_critical and not is_sampled(draft, policy)


def is_sampled(draft: Draft, policy: BulkPolicy) -> bool:
    """Whether this draft is one of the share that a person reads; the same draft always gets the same answer."""
    place = zlib.crc32(f"{draft.ref}|{draft.locale}|{draft.source_hash}".encode()) / 2**32
    return place < policy.sample
