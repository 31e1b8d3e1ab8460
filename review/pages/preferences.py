"""What somebody set for themselves: the look, their keys, the municipality that the navigation leads into."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from review.refusals import NotHere
from review.shell import COOKIE, PARTS
from review.visitor import SignedIn, TheDesk

router = APIRouter()
Short = Annotated[str, Field(max_length=40)]


class Wishes(BaseModel):
    """Only what is given changes."""

    theme: Annotated[str, Field(pattern="^(light|dark|)$")] | None = None
    keys: Annotated[dict[Short, Short], Field(max_length=200)] | None = None
    """The key of each action that somebody moved to another one; an empty key switches it off."""
    single_keys: bool | None = None
    """Whether keys without Ctrl or Alt do anything."""


@router.put("/preferences", status_code=204)
def keep(wishes: Wishes, desk: TheDesk, who: SignedIn) -> Response:
    """Keep what was wished for."""
    changed = wishes.model_dump(exclude_none=True)
    with desk.store.people() as people:
        people.prefer(who.person.id, {**who.preferences, **changed})
    return Response(status_code=204)


@router.get("/switch")
def switch(request: Request, who: SignedIn, to: Annotated[str, Query()], part: str = "") -> Response:
    """Go to the same screen of another municipality, or to its queue."""
    if to not in who.memberships:
        raise NotHere
    address = f"/m/{to}/{part}" if part in PARTS else f"/queue?municipality={to}"
    answer = RedirectResponse(address, 303)
    answer.set_cookie(COOKIE, to, samesite="lax", httponly=True, secure=request.app.state.desk.is_secure, path="/")
    return answer
