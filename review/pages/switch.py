"""The municipality that the navigation leads into."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from review.refusals import NotHere
from review.shell import COOKIE, PARTS
from review.visitor import SignedIn

router = APIRouter()


@router.get("/switch")
def switch(request: Request, who: SignedIn, to: Annotated[str, Query()], part: str = "") -> Response:
    """Go to the same screen of another municipality, or to its queue."""
    if to not in who.memberships:
        raise NotHere
    address = f"/m/{to}/{part}" if part in PARTS else f"/queue?municipality={to}"
    answer = RedirectResponse(address, 303)
    answer.set_cookie(COOKIE, to, samesite="lax", httponly=True, secure=request.app.state.desk.is_secure, path="/")
    return answer
