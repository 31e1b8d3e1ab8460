"""What the texts say about the terms: where translations disagree, and which words could become terms."""

from fastapi import APIRouter, Request, Response

from glossaries.drift import Drift, drifts
from glossaries.extract import Proposal, proposals
from glossaries.term_base import TermBase
from pipeline.municipality import Municipality
from review.render import page
from review.visitor import Reading, TheDesk
from runtime.terms import aligned, documents

router = APIRouter(prefix="/m/{slug}/terms")
MOST = 100


@router.get("/drift")
def drift(request: Request, desk: TheDesk, who: Reading) -> Response:
    """Terms with several names in the translations of one locale."""
    its = who.municipality
    with desk.store.records(its.slug) as records:
        version = records.version()
    kept = desk.shelf.get(("drift", its.slug), version, lambda: _drifts(its, desk.terms(its.slug)))
    return page(request, "term_drift.html", who.visitor, slug=its.slug, kept=kept)


@router.get("/proposals")
def proposed(request: Request, desk: TheDesk, who: Reading) -> Response:
    """Nouns of the municipality's own pages that no term covers."""
    its = who.municipality
    with desk.store.records(its.slug) as records:
        version = records.version()
    kept = desk.shelf.get(("proposals", its.slug), version, lambda: _proposals(its, desk.terms(its.slug)))
    return page(request, "term_proposals.html", who.visitor, slug=its.slug, kept=kept)


def _drifts(its: Municipality, base: TermBase) -> tuple[Drift, ...]:
    return drifts(aligned(its, []), base)[:MOST]


def _proposals(its: Municipality, base: TermBase) -> tuple[Proposal, ...]:
    return proposals(documents(its), base)[:MOST]
