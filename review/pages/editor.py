"""The editor: a draft segment by segment."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from review.editor.asked import Look
from review.editor.neighbours import neighbours
from review.editor.opened import opened
from review.editor.screen import screen
from review.visitor import Reading, TheDesk

router = APIRouter(prefix="/m/{slug}/drafts/{draft_id}")


@router.get("")
def show(request: Request, draft_id: int, who: Reading, desk: TheDesk, look: Annotated[Look, Query()]) -> Response:
    """The draft, everything about it read in one transaction, and where it stands in the queue."""
    it = opened(who.municipality, draft_id)
    beside = neighbours(desk, who, draft_id, look.came_from)
    return screen(request, who, replace(it, beside=beside), look=look)
