"""Drafts: many as a list, one with its texts."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from pipeline.document import ContentType
from pipeline.draft import ChangeClass
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState
from pipeline.queue import QueueFilter
from review.api.asked import etag
from review.api.draft_body import DraftBody, DraftLine, body_of, line_of
from review.api.fields import After, Closed, Id, Limit, LocaleTag, Words
from review.api.guards import DraftReader
from review.api.problems import TAGGED
from review.refusals import NotHere
from review.visitor import TheDesk

router = APIRouter(tags=["drafts"])


class DraftQuery(Closed):
    """Which drafts are wanted; what is left out does not narrow anything."""

    state: Annotated[list[DraftState], Field(default_factory=list, max_length=10)]
    locale: Annotated[list[LocaleTag], Field(default_factory=list, max_length=100)]
    content_type: Annotated[list[ContentType], Field(default_factory=list, max_length=3)]
    change: Annotated[list[ChangeClass], Field(default_factory=list, max_length=6)]
    check: Words = ""
    severity: Severity | None = None
    text: Words = ""
    after: After = 0
    limit: Limit = 50

    def wanted(self) -> QueueFilter:
        """As the queue understands it."""
        return QueueFilter(
            locales=tuple(self.locale),
            content_types=tuple(self.content_type),
            states=tuple(self.state),
            changes=tuple(self.change),
            check=self.check,
            severity=self.severity,
            text=self.text,
        )


class DraftPage(BaseModel):
    """A page of drafts."""

    items: list[DraftLine]
    next: int | None
    """What to send as `after` for the next page; None at the end."""


@router.get("/drafts")
def find(who: DraftReader, desk: TheDesk, query: Annotated[DraftQuery, Query()]) -> DraftPage:
    """Drafts that meet all conditions, by id."""
    with desk.store.queue([who.municipality.slug]) as queue:
        lines = queue.after(query.after, query.wanted(), limit=query.limit)
    more = lines[-1].id if len(lines) == query.limit else None
    return DraftPage(items=[line_of(each) for each in lines], next=more)


@router.get("/drafts/{id}", responses=TAGGED)
def get(id: Id, who: DraftReader, desk: TheDesk, response: Response) -> DraftBody:
    """One draft with segments, findings and decisions; its version is the ETag."""
    with desk.store.reading(who.municipality.slug) as work:
        try:
            draft = work.drafts.get(id)
        except KeyError:
            raise NotHere from None
        decisions = work.decisions.of(id)
    response.headers["ETag"] = etag(draft.version)
    return body_of(draft, decisions)
