"""The translation memory: sentences like a sentence, and sources with several targets."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from pipeline.memory import Match, MatchLevel
from review.api.fields import Closed, Limit, LocaleTag
from review.api.guards import MemoryReader
from review.visitor import TheDesk
from runtime.likeness import similar

router = APIRouter(prefix="/memory", tags=["memory"])


class SearchQuery(Closed):
    """The German sentence to look for."""

    text: Annotated[str, Field(min_length=1, max_length=2000)]
    locale: LocaleTag
    limit: Annotated[int, Field(ge=1, le=20)] = 5


class ConflictQuery(Closed):
    """How many are wanted."""

    limit: Limit = 50


class MatchBody(BaseModel):
    """A sentence of the memory; `id` is None for one that another municipality shares."""

    id: int | None
    source: str
    target: str
    score: int
    level: MatchLevel
    penalties: dict[str, int]
    author: str
    reviewed: bool
    municipality: str


class MatchList(BaseModel):
    """The best matches first."""

    items: list[MatchBody]


class ConflictBody(BaseModel):
    """A source with several targets, each with the number of units that say so."""

    source: str
    locale: str
    targets: dict[str, int]


class ConflictList(BaseModel):
    """Those with the most units first."""

    items: list[ConflictBody]


@router.get("/search")
def search(who: MemoryReader, desk: TheDesk, query: Annotated[SearchQuery, Query()]) -> MatchList:
    """Sentences that are like the text, with their targets."""
    folder = desk.settings.home / "index"
    matches = similar(who.municipality, query.text, locale=query.locale, folder=folder, limit=query.limit)
    return MatchList(items=[_body(each) for each in matches])


@router.get("/conflicts")
def conflicts(who: MemoryReader, desk: TheDesk, query: Annotated[ConflictQuery, Query()]) -> ConflictList:
    """Sources with several targets in one locale."""
    with desk.store.reading(who.municipality.slug) as work:
        found = work.memory.conflicts(limit=query.limit)
    return ConflictList(
        items=[ConflictBody(source=each.source, locale=each.locale, targets=dict(each.targets)) for each in found]
    )


def _body(match: Match) -> MatchBody:
    return MatchBody(
        id=match.unit.id,
        source=match.unit.source,
        target=match.target,
        score=match.score,
        level=match.level,
        penalties={str(name): points for name, points in match.penalties.items()},
        author=match.unit.author,
        reviewed=match.unit.reviewed,
        municipality=match.unit.municipality,
    )
