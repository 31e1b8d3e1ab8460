"""The terms of a municipality: all of them, and those in a text."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from glossaries.term_base import Concept, Layer, Term, TermBase, TermStatus
from pipeline.municipality import Municipality
from review.api.fields import Closed, Limit, LocaleTag, Text
from review.api.guards import TermReader
from runtime.wiring import Terms

router = APIRouter(prefix="/terms", tags=["terms"])


class TermQuery(Closed):
    """Which concepts are wanted: of one locale (and German), or of all."""

    locale: LocaleTag | None = None
    after: Annotated[str, Field(max_length=200, description="„next“ der vorigen Seite.")] = ""
    limit: Limit = 50


class TermBody(BaseModel):
    """What a concept is called."""

    text: str
    status: TermStatus
    layer: Layer
    note: str


class ConceptBody(BaseModel):
    """One concept with its terms by locale, the preferred one first."""

    id: str
    domain: str
    definition: str
    terms: dict[str, list[TermBody]]


class ConceptPage(BaseModel):
    """A page of concepts."""

    items: list[ConceptBody]
    next: str | None
    """What to send as `after` for the next page; None at the end."""


class Search(Closed):
    """A German text."""

    text: Text
    locale: LocaleTag


class TermHitBody(BaseModel):
    """A term in the text, as it stands there, and what it should be called."""

    source: str
    concept: str
    target: str


class TermHits(BaseModel):
    """In the order of the text."""

    items: list[TermHitBody]


@router.get("")
def find(who: TermReader, query: Annotated[TermQuery, Query()]) -> ConceptPage:
    """Concepts by id."""
    found = sorted((each for each in _base(who.municipality).concepts if each.id > query.after), key=lambda its: its.id)
    page = found[: query.limit]
    more = page[-1].id if len(found) > query.limit else None
    return ConceptPage(items=[_body(each, query.locale) for each in page], next=more)


@router.post("/find")
def find_in(who: TermReader, search: Search) -> TermHits:
    """The terms in a text that have a preferred target in the locale."""
    hits = who.municipality.terms(search.text, locale=search.locale)
    return TermHits(items=[TermHitBody(source=each.source, concept=each.concept, target=each.target) for each in hits])


def _base(municipality: Municipality) -> TermBase:
    its = municipality.terms
    return its.base if isinstance(its, Terms) else TermBase()


def _body(concept: Concept, locale: str | None) -> ConceptBody:
    several = {tag: terms for tag, terms in concept.terms.items() if locale is None or tag in {"de", locale}}
    terms = {tag: [_term(each) for each in its] for tag, its in several.items()}
    return ConceptBody(id=concept.id, domain=concept.domain, definition=concept.definition, terms=terms)


def _term(its: Term) -> TermBody:
    return TermBody(text=its.text, status=its.status, layer=its.layer, note=its.note)
