"""One action on many drafts of the queue: a page that says what it would do, the action itself, and its undoing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field
from starlette.datastructures import QueryParams

from pipeline.errors import NeedsOperator
from pipeline.many import Many, ManyKind
from pipeline.queue import QueueLine
from review.desk import Desk
from review.many import TOGETHER, Ids, Wish, candidates, carry_out, ids_of, rehearse, take_back
from review.queue_query import address, parse
from review.render import page
from review.shell import names
from review.visitor import SignedIn, TheDesk, Visitor

router = APIRouter()
REASONS = (
    "Der Sinn stimmt nicht.",
    "Angaben fehlen oder sind falsch.",
    "Fachwörter sind nicht wie vereinbart.",
    "Ton oder Anrede passen nicht.",
    "Der deutsche Text muss zuerst überarbeitet werden.",
)
"""What is offered to those who reject or hold; anything else can be typed."""


class Asked(BaseModel):
    """What the forms send."""

    action: ManyKind
    draft: Annotated[list[str], Field(max_length=1000)] = []
    everything: bool = False
    """All drafts of the view instead of those that are ticked."""
    query: Annotated[str, Field(max_length=4000)] = ""
    """The view to come back to."""
    reason: Annotated[str, Field(max_length=2000)] = ""
    person: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft that an action would not change."""

    line: QueueLine
    why: NeedsOperator


@router.post("/queue/many")
def foresee(request: Request, desk: TheDesk, who: SignedIn, asked: Annotated[Asked, Form()]) -> Response:
    """Show what an action would do with the drafts that are ticked, or with all of the view."""
    return _preview(request, desk, who, asked)


@router.post("/queue/many/do")
def carry(request: Request, desk: TheDesk, who: SignedIn, asked: Annotated[Asked, Form()]) -> Response:
    """Do it and go back to the queue; show the page again if a reason is missing."""
    if asked.action in {ManyKind.REJECT, ManyKind.HOLD} and not asked.reason.strip():
        return _preview(request, desk, who, asked, missing=True)
    several = carry_out(desk, who, ids_of(asked.draft, who), _wish(asked))
    done = ",".join(f"{slug}:{many.id}" for slug, many in several.items() if many.done)
    refused = sum(len(many.refused) for many in several.values())
    more = {"done": done} | ({"refused": str(refused)} if refused else {})
    return RedirectResponse(_back(asked.query, more), 303)


@router.post("/queue/many/undo")
def take(
    request: Request, desk: TheDesk, who: SignedIn, done: Annotated[str, Form()], query: Annotated[str, Form()] = ""
) -> Response:
    """Put the drafts back to what they were, and say which could not be."""
    number, refused = take_back(desk, who, done)
    return page(request, "queue_undone.html", who, number=number, refused=refused, back=_back(query, {}))


def _preview(request: Request, desk: Desk, who: Visitor, asked: Asked, *, missing: bool = False) -> Response:
    ids = _ids(desk, who, asked)
    several = rehearse(desk, who, ids, _wish(asked))
    with desk.store.queue(list(who.memberships)) as queue:
        lines = queue.lines([number for drafts in ids.values() for number in drafts])
    kept, refused = _sorted(lines, several)
    return page(
        request,
        "queue_many.html",
        who,
        status=422 if missing else 200,
        asked=asked,
        lines=kept,
        refused=refused,
        missing=missing,
        reasons=REASONS,
        people=candidates(desk, who, ids) if asked.action is ManyKind.ASSIGN else [],
        towns=names(who, desk.settings),
        back=_back(asked.query, {}),
    )


def _ids(desk: Desk, who: Visitor, asked: Asked) -> Ids:
    if not asked.everything:
        return ids_of(asked.draft, who)
    view = parse(QueryParams(asked.query))
    with desk.store.queue(list(who.memberships)) as queue:
        found = queue.ids(view.wanted, person_id=who.person.id, limit=TOGETHER)
    return ids_of([f"{slug}/{number}" for slug, number in found], who)


def _sorted(lines: tuple[QueueLine, ...], several: Mapping[str, Many]) -> tuple[list[QueueLine], list[Refused]]:
    why = {number: reason for many in several.values() for number, reason in many.refused.items()}
    kept = [line for line in lines if line.id not in why]
    return kept, [Refused(line, why[line.id]) for line in lines if line.id in why]


def _wish(asked: Asked) -> Wish:
    person_id = int(asked.person) if asked.person.isascii() and asked.person.isdigit() else None
    try:
        due = date.fromisoformat(asked.due)
    except ValueError:
        due = None
    return Wish(asked.action, asked.reason.strip(), person_id, due)


def _back(query: str, more: Mapping[str, str]) -> str:
    values = parse(QueryParams(query)).values
    start = address(values)
    return f"{start}{'&' if '?' in start else '?'}{urlencode(more)}" if more else start
