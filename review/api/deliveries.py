"""What the worker was told to do, and what became of it: messages of the CMS, wishes of people and programs."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from pipeline.delivery import Delivery, DeliveryState
from pipeline.document import ContentType
from pipeline.municipality import Municipality
from pipeline.review_ports import Answer
from pipeline.store_ports import Work
from review.api.asked import Doing, told
from review.api.fields import Closed, Id, Limit
from review.api.guards import RunStarter, WebhookWriter
from review.refusals import NotHere
from review.visitor import TheDesk
from review.webhooks import UNKNOWN
from runtime.on_demand import ask_for, refs_of

router = APIRouter(tags=["runs"])
SOURCE = "api"
Named = Annotated[str, Field(max_length=200, pattern=f"^({'|'.join(ContentType)})/.+$", examples=["page/7"])]


class Wish(Closed):
    """The documents to fetch and translate now."""

    documents: Annotated[list[Named], Field(min_length=1, max_length=200)]


class DeliveryQuery(Closed):
    """How many deliveries are wanted."""

    limit: Limit = 20


class DeliveryBody(BaseModel):
    """One delivery; `run` is the run that handled it, `note` says what was wrong (German)."""

    id: int
    source: str
    documents: list[str]
    state: DeliveryState
    note: str
    received: datetime
    settled: datetime | None
    run: int | None


class DeliveryList(BaseModel):
    """The last deliveries, newest first."""

    items: list[DeliveryBody]


class Taken(BaseModel):
    """The delivery that the worker will take; the note says if none of the documents is known yet."""

    delivery: int
    note: str


@router.post("/runs", status_code=202, response_model=Taken)
def start(wish: Wish, who: RunStarter, once: Doing) -> Response:
    """Have documents fetched and translated; the worker begins within seconds, or after the run that goes on."""

    def act(municipality: Municipality, work: Work) -> Answer:
        refs = sorted(refs_of(municipality.slug, wish.documents), key=str)
        note = "" if work.documents.known(refs) else UNKNOWN
        return told(Taken(delivery=ask_for(work, refs, source=SOURCE, note=note), note=note), status=202)

    return once.answer(wish, act)


@router.get("/deliveries")
def find(who: WebhookWriter, desk: TheDesk, query: Annotated[DeliveryQuery, Query()]) -> DeliveryList:
    """The last deliveries, newest first."""
    with desk.store.reading(who.municipality.slug) as work:
        found = work.deliveries.latest(limit=query.limit)
    return DeliveryList(items=[_body(each) for each in found])


@router.post("/deliveries/{id}/replay", status_code=202, response_model=Taken)
def replay(id: Id, who: WebhookWriter, once: Doing) -> Response:
    """Let the worker take a delivery once more."""

    def act(_: Municipality, work: Work) -> Answer:
        try:
            work.deliveries.replay(id)
        except KeyError:
            raise NotHere from None
        return told(Taken(delivery=id, note=""), status=202)

    return once.answer(None, act)


def _body(delivery: Delivery) -> DeliveryBody:
    return DeliveryBody(
        id=delivery.id,
        source=delivery.source,
        documents=[str(ref) for ref in delivery.refs],
        state=delivery.state,
        note=delivery.note,
        received=delivery.received,
        settled=delivery.settled,
        run=delivery.run,
    )
