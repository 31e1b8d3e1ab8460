"""The editor: a draft segment by segment."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from review.editor.neighbours import neighbours
from review.editor.opened import read
from review.editor.screen import Screen, screen
from review.visitor import Reading

router = APIRouter(prefix="/m/{slug}/drafts/{draft_id}")


@router.get("")
def show(
    request: Request,
    draft_id: int,
    who: Reading,
    order: str = "page",
    segment: str = "",
    came_from: Annotated[str, Query(alias="from")] = "",
) -> Response:
    """The draft; without a script `segment` is the one whose form is open."""
    with who.municipality.transaction() as work:
        it = read(who.municipality, work, draft_id)
        beside = neighbours(work, it.draft, came_from)
    return screen(request, who, it, Screen(order, segment, came_from, beside))
