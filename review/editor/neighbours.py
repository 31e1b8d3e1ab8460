"""The drafts before and after an open one in the queue that somebody came from."""

from dataclasses import dataclass

from starlette.datastructures import QueryParams

from review.desk import Desk
from review.queue_query import parse
from review.visitor import Member

_NEAR = 500
"""A draft further down the queue has no neighbours; nobody goes through so many one by one."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Addresses of the drafts beside, empty at the ends."""

    before: str = ""
    after: str = ""


NOBODY = Neighbours()


def neighbours(desk: Desk, who: Member, draft_id: int, came_from: str) -> Neighbours:
    """Those of the view of the queue with this query; of the municipality's own queue without one."""
    view = parse(QueryParams(came_from or f"municipality={who.municipality.slug}"))
    with desk.store.queue(list(who.visitor.memberships)) as queue:
        line = queue.line(view.wanted, order=view.order, person_id=who.visitor.person.id, limit=_NEAR)
    addresses = [f"/m/{slug}/drafts/{number}" for slug, number in line]
    place = next((index for index, (_, number) in enumerate(line) if number == draft_id), -1)
    before = addresses[place - 1] if place > 0 else ""
    return Neighbours(before, addresses[place + 1] if place + 1 < len(addresses) else "")
