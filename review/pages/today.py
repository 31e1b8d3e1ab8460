"""The first screen of the morning: what waits, what the night did."""

from fastapi import APIRouter, Request, Response

from review.render import page
from review.visitor import SignedIn

router = APIRouter()


@router.get("/")
def today(request: Request, who: SignedIn) -> Response:
    """What waits for the visitor."""
    return page(request, "today.html", who)
