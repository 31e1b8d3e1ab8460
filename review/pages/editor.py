"""The editor: a draft segment by segment."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from review.editor.asked import Look
from review.editor.neighbours import neighbours
from review.editor.opened import read
from review.editor.screen import screen
from review.visitor import Reading

router = APIRouter(prefix="/m/{slug}/drafts/{draft_id}")


@router.get("")
def show(request: Request, draft_id: int, who: Reading, look: Annotated[Look, Query()]) -> Response:
    """The draft, everything about it read in one transaction."""
    with who.municipality.transaction() as work:
        it = read(who.municipality, work, draft_id)
        it = replace(it, beside=neighbours(work, it.draft, look.came_from))
    return screen(request, who, it, look=look)
