"""Evidence: who reviewed what was published of a page."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from pipeline.document import ContentType, DocumentRef
from review.api.fields import Closed, LocaleTag
from review.api.guards import DraftReader
from review.refusals import NotHere
from review.visitor import TheDesk

router = APIRouter(tags=["evidence"])


class EvidenceQuery(Closed):
    """In which locales; in all if none is named."""

    locale: Annotated[list[LocaleTag], Field(default_factory=list, max_length=100)]


class EvidenceBody(BaseModel):
    """One publication with its review record; None for one from before records were kept."""

    at: datetime
    locale: str
    draft: int
    version: str
    review: dict[str, Any] | None


class EvidenceList(BaseModel):
    """The publications of a page, oldest first."""

    items: list[EvidenceBody]


@router.get("/evidence/{content_type}/{key}")
def find(
    content_type: ContentType,
    key: Annotated[str, Path(max_length=200)],
    who: DraftReader,
    desk: TheDesk,
    query: Annotated[EvidenceQuery, Query()],
) -> EvidenceList:
    """Every publication of a page: who read, edited or released which segment, and when."""
    ref = DocumentRef(who.municipality.slug, content_type, key)
    with desk.store.reading(who.municipality.slug) as work:
        found = work.publications.evidence(ref, query.locale)
        if not found and work.documents.get(ref) is None:
            raise NotHere
    return EvidenceList(
        items=[
            EvidenceBody(
                at=each.at,
                locale=each.locale,
                draft=each.draft,
                version=each.version,
                review=dict(each.review) if each.review is not None else None,
            )
            for each in found
        ]
    )
