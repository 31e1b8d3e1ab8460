"""The page of the editor, and the fragments of it that a script puts in place."""

from collections.abc import Collection, Iterable
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from pipeline.people import Right
from review.editor.asked import Look
from review.editor.opened import Opened
from review.editor.views import SegmentView, changed_first, grouped
from review.editor.words import DECIDED, REASONS, SEVERITIES, STATES, TERM_STATES
from review.render import page, render
from review.visitor import Member


def screen(request: Request, who: Member, it: Opened, *, look: Look, conflict: str | None = None) -> Response:
    """The whole page; `conflict` is what they typed into the open form while somebody else was faster."""
    segments = it.views(asked_for=[look.segment])
    return page(
        request,
        "editor.html",
        who.visitor,
        status=200 if conflict is None else 409,
        **_shared(who, it),
        look=look,
        beside=it.beside,
        conflict=conflict,
        groups=changed_first(segments) if look.order == "changed" else grouped(segments),
        needing=sum(each.needs for each in segments),
        rest=_rest(segments),
        state=STATES[it.draft.state],
        page_findings=it.around.findings.get(None, ()),
        page_remarks=[each for each in it.remarks if not each.key],
        canned=REASONS,
        may_review=who.membership.may(Right.REVIEW, it.draft.locale),
    )


def fragment(template: str, who: Member, it: Opened, **values: Any) -> str:
    """A part of the page."""
    return render(template, language=who.visitor.person.language, **_shared(who, it), **values)


def segment_fragment(who: Member, it: Opened, shown: SegmentView) -> str:
    """One segment in full."""
    return fragment("editor_segment.html", who, it, shown=shown)


def changed(who: Member, it: Opened, keys: Collection[str], *, status: int = 200, **more: object) -> JSONResponse:
    """What a script has to put in place after a decision: these segments, and the counts."""
    segments = it.views(asked_for=list(keys))
    settled, total = it.progress
    body = {
        "segments": {
            each.segment.key: segment_fragment(who, it, each) for each in segments if each.segment.key in keys
        },
        "needing": [each.segment.key for each in segments if each.needs],
        "settled": settled,
        "total": total,
        "state": it.draft.state,
        "state_words": STATES[it.draft.state],
        "is_reviewable": it.is_reviewable,
        "rest": _rest(segments),
        "version": it.draft.version,
        "successor": it.successor,
    }
    return JSONResponse(body | more, status)


def _rest(segments: Iterable[SegmentView]) -> int:
    """How many segments nobody has to read and nobody did."""
    return sum(not each.needs and each.decision is None for each in segments)


def _shared(who: Member, it: Opened) -> dict[str, Any]:
    return {
        "it": it,
        "slug": who.municipality.slug,
        "address": f"/m/{who.municipality.slug}/drafts/{it.draft.id}",
        "can_review": it.is_reviewable and who.membership.may(Right.REVIEW, it.draft.locale),
        "can_remark": who.membership.may(Right.REMARK),
        "csrf": who.visitor.csrf,
        "decided": DECIDED,
        "severities": SEVERITIES,
        "term_states": TERM_STATES,
    }
