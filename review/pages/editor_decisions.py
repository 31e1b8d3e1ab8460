"""What a reviewer decides in the editor: about one segment, about the draft."""

from collections import Counter
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from pipeline import decisions
from pipeline.draft import Draft
from pipeline.errors import Overtaken
from pipeline.finding import Finding
from pipeline.people import Right
from review.answers import wants_page
from review.editor.asked import AskedDraft, AskedSegment, Look
from review.editor.opened import Opened, found, opened
from review.editor.parts import parts
from review.editor.screen import changed, fragment, screen
from review.refusals import NotHere
from review.visitor import Member, Reviewing

router = APIRouter(prefix="/m/{slug}/drafts/{draft_id}")


@router.post("/segments")
def decide_segment(request: Request, draft_id: int, who: Reviewing, asked: Annotated[AskedSegment, Form()]) -> Response:
    """Accept, skip, edit or withdraw; the answer shows the segments that look different now."""
    before = _before(who, draft_id)
    try:
        landed = _decide_segment(who, draft_id, asked)
    except Overtaken as overtaken:
        return _overtaken(request, who, asked, overtaken=overtaken, it=opened(who.municipality, draft_id))
    after = opened(who.municipality, landed.id or draft_id)
    if not wants_page(request):
        successor = landed.id if landed.id != draft_id else None
        return changed(who, after, {asked.key, *_others(before, after.draft)}, successor=successor)
    return RedirectResponse(_next(who, after, asked), 303)


@router.post("/decision")
def decide_draft(request: Request, draft_id: int, who: Reviewing, asked: Annotated[AskedDraft, Form()]) -> Response:
    """Approve, reject, hold or reopen the whole draft."""
    _before(who, draft_id)
    _decide_draft(who, draft_id, asked)
    if not wants_page(request):
        return changed(who, opened(who.municipality, draft_id), ())
    return RedirectResponse(f"/m/{who.municipality.slug}/drafts/{draft_id}", 303)


def _before(who: Member, draft_id: int) -> Draft:
    with who.municipality.reading() as work:
        draft = found(work, draft_id)
    who.ensure(Right.REVIEW, draft.locale)
    return draft


def _decide_segment(who: Member, draft_id: int, asked: AskedSegment) -> Draft:
    """The draft that it was decided in: a newer one, if that replaced this one and says the same here."""
    its, actor = who.municipality, who.actor
    match asked.action:
        case "accept":
            return decisions.accept(its, draft_id, key=asked.key, actor=actor, version=asked.version)
        case "skip":
            return decisions.skip(its, draft_id, key=asked.key, actor=actor)
        case "withdraw":
            return decisions.withdraw(its, draft_id, key=asked.key, actor=actor)
        case "edit":
            return decisions.edit(its, draft_id, key=asked.key, text=asked.text, actor=actor, version=asked.version)
        case _:
            raise NotHere


def _decide_draft(who: Member, draft_id: int, asked: AskedDraft) -> None:
    its, actor = who.municipality, who.actor
    match asked.action:
        case "approve":
            decisions.approve_read(its, draft_id, actor=actor, text_version=asked.text_version)
        case "reject":
            decisions.reject(its, draft_id, actor=actor, reason=asked.reason)
        case "hold":
            decisions.hold(its, draft_id, actor=actor, reason=asked.reason)
        case "reopen":
            decisions.reopen(its, draft_id, actor=actor)
        case _:
            raise NotHere


def _overtaken(request: Request, who: Member, asked: AskedSegment, *, overtaken: Overtaken, it: Opened) -> Response:
    """Both texts: what the other one saved and what was typed here."""
    if wants_page(request):
        look = Look(order=asked.order, segment=asked.key)
        return screen(request, who, it, look=look, conflict=asked.text or overtaken.segment.target)
    theirs = overtaken.segment
    difference = fragment(
        "editor_difference.html",
        who,
        it,
        author=theirs.origin.name,
        theirs=parts(theirs.target, labels={}),
        difference=parts(asked.text, labels={}, old=theirs.target),
    )
    more = {"detail": str(overtaken), "theirs": theirs.target, "theirs_version": theirs.version}
    return changed(who, it, {theirs.key}, status=409, difference=difference, **more)


def _others(before: Draft, after: Draft) -> set[str]:
    """The segments about which the checks say something else now."""
    told, tell = Counter(map(_about, before.findings)), Counter(map(_about, after.findings))
    return {key for key, _ in (told - tell) + (tell - told) if key}


def _about(finding: Finding) -> tuple[str | None, str]:
    return finding.segment, repr(finding)


def _next(who: Member, it: Opened, asked: AskedSegment) -> str:
    """The form of the next segment that needs a person, from this one on and round again."""
    order = {segment.key: number for number, segment in enumerate(it.draft.segments, start=1)}
    here = order.get(asked.key, 0)
    waiting = sorted(it.needing, key=lambda key: (order[key] <= here, order[key]))
    address = f"/m/{who.municipality.slug}/drafts/{it.draft.id}"
    if not waiting:
        return f"{address}?{urlencode({'order': asked.order})}#decision"
    query = urlencode({"order": asked.order, "segment": waiting[0]})
    return f"{address}?{query}#s{order[waiting[0]]}"
