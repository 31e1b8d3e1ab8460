"""What a reviewer decides in the editor: about one segment, about the draft."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from pipeline import decisions
from pipeline.errors import Overtaken
from pipeline.people import Right
from review.answers import wants_page
from review.editor.opened import Opened, opened
from review.editor.parts import parts
from review.editor.screen import Screen, changed, fragment, screen
from review.refusals import NotHere
from review.visitor import Member, Reviewing

router = APIRouter(prefix="/m/{slug}/drafts/{draft_id}")

Text = Annotated[str, Form()]


@router.post("/segments")
def decide_segment(
    request: Request,
    draft_id: int,
    who: Reviewing,
    key: Text,
    action: Text,
    text: Text = "",
    version: Annotated[int | None, Form()] = None,
    order: Text = "page",
) -> Response:
    """Accept, skip, edit or withdraw; the answer shows the segments that look different now."""
    before = _before(who, draft_id)
    try:
        _apply(who, draft_id, key=key, action=action, text=text, version=version)
    except Overtaken as overtaken:
        return _overtaken(request, who, opened(who.municipality, draft_id), overtaken, Screen(order, key, conflict=text))
    after = opened(who.municipality, draft_id)
    if not wants_page(request):
        return changed(who, after, {key, *_others(before, after)})
    return RedirectResponse(_next(who, after, key, order), 303)


@router.post("/decision")
def decide_draft(request: Request, draft_id: int, who: Reviewing, action: Text, reason: Text = "") -> Response:
    """Approve, reject, hold or reopen the whole draft."""
    before = _before(who, draft_id)
    _decide(who, draft_id, action=action, reason=reason)
    after = opened(who.municipality, draft_id)
    if not wants_page(request):
        return changed(who, after, {segment.key for segment in before.draft.segments})
    return RedirectResponse(f"/m/{who.municipality.slug}/drafts/{draft_id}", 303)


def _before(who: Member, draft_id: int) -> Opened:
    it = opened(who.municipality, draft_id)
    who.ensure(Right.REVIEW, it.draft.locale)
    return it


def _apply(who: Member, draft_id: int, *, key: str, action: str, text: str, version: int | None) -> None:
    its, actor = who.municipality, who.actor
    match action:
        case "accept":
            decisions.accept(its, draft_id, key=key, actor=actor)
        case "skip":
            decisions.skip(its, draft_id, key=key, actor=actor)
        case "withdraw":
            decisions.withdraw(its, draft_id, key=key, actor=actor)
        case "edit":
            decisions.edit(its, draft_id, key=key, text=text, actor=actor, version=version)
        case _:
            raise NotHere


def _decide(who: Member, draft_id: int, *, action: str, reason: str) -> None:
    its, actor = who.municipality, who.actor
    match action:
        case "approve":
            decisions.approve(its, draft_id, actor=actor)
        case "reject":
            decisions.reject(its, draft_id, actor=actor, reason=reason)
        case "hold":
            decisions.hold(its, draft_id, actor=actor, reason=reason)
        case "reopen":
            decisions.reopen(its, draft_id, actor=actor)
        case _:
            raise NotHere


def _overtaken(request: Request, who: Member, it: Opened, overtaken: Overtaken, look: Screen) -> Response:
    """Both texts: what the other one saved and what was typed here."""
    if wants_page(request):
        return screen(request, who, it, look, status=409)
    theirs = overtaken.segment
    difference = fragment(
        "editor_difference.html",
        who,
        it,
        who=theirs.origin.name,
        theirs=parts(theirs.target, labels={}),
        difference=parts(look.conflict or "", labels={}, old=theirs.target),
    )
    more = {"detail": str(overtaken), "theirs": theirs.target, "theirs_version": theirs.version}
    return changed(who, it, {theirs.key}, status=409, difference=difference, **more)


def _others(before: Opened, after: Opened) -> set[str]:
    """The segments about which the checks say something else now."""
    keys = {segment.key for segment in after.draft.segments}
    return {key for key in keys if before.around.findings.get(key, []) != after.around.findings.get(key, [])}


def _next(who: Member, it: Opened, key: str, order: str) -> str:
    """The form of the next segment that needs a person, from this one on and round again."""
    segments = it.views()
    here = next((each.number for each in segments if each.segment.key == key), 0)
    waiting = sorted((each for each in segments if each.needs), key=lambda each: (each.number <= here, each.number))
    address = f"/m/{who.municipality.slug}/drafts/{it.draft.id}"
    if not waiting:
        return f"{address}?{urlencode({'order': order})}#decision"
    query = urlencode({"order": order, "segment": waiting[0].segment.key})
    return f"{address}?{query}#s{waiting[0].number}"
