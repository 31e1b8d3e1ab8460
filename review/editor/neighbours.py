"""The drafts before and after an open one in the queue that somebody came from."""

from dataclasses import dataclass
from urllib.parse import parse_qs

from pipeline.draft import Draft
from pipeline.lifecycle import DraftState
from pipeline.store_ports import DraftFilter, Work

_NEAR = 500
"""A draft further down the queue has no neighbours; nobody goes through so many one by one."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Ids of the drafts beside, None at the ends."""

    before: int | None = None
    after: int | None = None


NOBODY = Neighbours()


def neighbours(work: Work, draft: Draft, came_from: str) -> Neighbours:
    """Those of the municipality's queue, riskiest first, with the locale and state that the queue was filtered by."""
    asked = parse_qs(came_from)
    locales = tuple(asked.get("locale", ()))
    states = tuple(DraftState(each) for each in asked.get("state", ()) if each in set(DraftState))
    line = [each.id for each in work.drafts.find(DraftFilter(states or (DraftState.QUEUED,), locales, limit=_NEAR))]
    if draft.id not in line:
        rest = [each for each in line if each != draft.id]
        return Neighbours(after=rest[0] if rest else None)
    place = line.index(draft.id)
    return Neighbours(line[place - 1] if place else None, line[place + 1] if place + 1 < len(line) else None)
