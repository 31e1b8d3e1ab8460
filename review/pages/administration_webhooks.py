"""Who may tell us that pages changed, and what they told."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from connectors.signatures import new_secret
from review.pages.administration import Handed, municipality_page, webhook_address
from review.refusals import NotHere
from review.visitor import Administering, TheDesk
from review.webhooks import is_source

router = APIRouter(prefix="/m/{slug}/admin")


class Sender(BaseModel):
    """Somebody who is to send us messages, by the name in the address."""

    model_config = ConfigDict(str_strip_whitespace=True)

    source: Annotated[str, Field(max_length=100)] = ""


@router.post("/webhooks")
def rotate(request: Request, desk: TheDesk, who: Administering, wanted: Annotated[Sender, Form()]) -> Response:
    """A new secret for a sender, shown this once; the old one counts for a day more."""
    slug = who.municipality.slug
    if not is_source(wanted.source):
        wrong = "Der Name eines Absenders besteht aus Kleinbuchstaben, Ziffern und Bindestrichen."
        return municipality_page(request, desk, who, errors={"source": wrong}, typed=wanted.model_dump())
    made = new_secret()
    with desk.store.transaction(slug) as work:
        work.webhook_secrets.rotate(wanted.source, made, actor=who.actor)
    handed = Handed(wanted.source, webhook_address(desk, slug, wanted.source), made)
    return municipality_page(request, desk, who, handed=handed)


@router.post("/deliveries/{delivery_id}/replay")
def replay(desk: TheDesk, who: Administering, delivery_id: int) -> Response:
    """Let the worker take a delivery once more."""
    slug = who.municipality.slug
    try:
        with desk.store.transaction(slug) as work:
            work.deliveries.replay(delivery_id)
    except (KeyError, OverflowError):
        raise NotHere from None
    return RedirectResponse(f"/m/{slug}/admin?done=replayed#webhooks", 303)
