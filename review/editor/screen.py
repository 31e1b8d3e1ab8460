"""The page of the editor, and the fragments of it that a script puts in place."""

from collections.abc import Collection
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from pipeline.people import Right
from review.editor.asked import Look
from review.editor.opened import Opened
from review.editor.views import SegmentView, changed_first, grouped
from review.editor.words import DECIDED, REASONS, TERM_STATES
from review.render import page, render
from review.visitor import Member, desk
from runtime.cms_link import cms_link
from runtime.names import SEVERITIES, STATES


def screen(request: Request, who: Member, it: Opened, *, look: Look, conflict: str | None = None) -> Response:
    """The whole page; `conflict` is what they typed into the open form while somebody else was faster."""
    segments = it.views(asked_for=look.segment)
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
        needing=len(it.needing),
        rest=it.rest,
        state=STATES[it.draft.state],
        page_findings=it.around.findings.get(None, ()),
        page_remarks=[each for each in it.remarks if not each.key],
        canned=REASONS,
        cms=cms_link(desk(request).settings.municipality(who.municipality.slug), it.draft.ref),
        may_review=who.membership.may(Right.REVIEW, it.draft.locale),
    )


def fragment(template: str, who: Member, it: Opened, **values: Any) -> str:
    """A part of the page."""
    return render(template, language=who.visitor.person.language, zone=who.visitor.zone, **_shared(who, it), **values)


def segment_fragment(who: Member, it: Opened, shown: SegmentView) -> str:
    """One segment in full."""
    return fragment("editor_segment.html", who, it, shown=shown)


def changed(who: Member, it: Opened, keys: Collection[str], *, status: int = 200, **more: object) -> JSONResponse:
    """What a script has to put in place after a decision: these segments, and the counts."""
    settled, total = it.progress
    present = [segment.key for segment in it.draft.segments if segment.key in keys]
    body = {
        "segments": {key: segment_fragment(who, it, it.view(key)) for key in present},
        "needing": it.needing,
        "settled": settled,
        "total": total,
        "state": it.draft.state,
        "state_words": STATES[it.draft.state],
        "is_reviewable": it.is_reviewable,
        "rest": it.rest,
        "version": it.draft.version,
        "successor": it.successor,
    }
    return JSONResponse(body | more, status)


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
