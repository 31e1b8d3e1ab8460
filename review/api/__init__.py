"""The API for programs, version 1: one file a noun, each with a `router`; a new one is one line in `NOUNS`.

Programs come with a key (`review.bearer`); the cookie of a session opens nothing here.
"""

from fastapi import APIRouter

from review.api import decisions, deliveries, drafts, evidence, many, memory, memory_units, runs, terms
from review.api.problems import REFUSED

NOUNS = (drafts, decisions, many, runs, deliveries, memory, memory_units, terms, evidence)

router = APIRouter(prefix="/api/v1/m/{slug}", responses=REFUSED)
for noun in NOUNS:
    router.include_router(noun.router)
