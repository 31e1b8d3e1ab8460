"""What the editor fetches while somebody works: a segment in full, suggestions, concordance, who else is here."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from pipeline.document import SOURCE_LOCALE
from pipeline.second_opinion import second_opinions
from pipeline.segment import Segment
from review.answers import wants_page
from review.editor.asked import AskedRemark
from review.editor.opened import Opened, found, opened, read, successor_of, taken_apart
from review.editor.screen import changed, fragment, segment_fragment
from review.editor.suggestions import suggestions
from review.refusals import NotHere
from review.render import page
from review.visitor import Reading, Remarking, TheDesk
from runtime.names import STATES

router = APIRouter(prefix="/m/{slug}/drafts/{draft_id}")

Words = Annotated[str, Query(max_length=400)]
_MOST_FOUND = 12


@router.get("/segment")
def show_segment(draft_id: int, who: Reading, key: str) -> Response:
    """One segment in full: context that somebody wants to edit."""
    it = opened(who.municipality, draft_id)
    return HTMLResponse(segment_fragment(who, it, it.view(key)))


@router.get("/suggestions")
def suggest(draft_id: int, who: Reading, desk: TheDesk, key: str) -> Response:
    """Numbered targets for one segment."""
    with who.municipality.reading() as work:
        it = read(who.municipality, work, draft_id)
        shown = it.view(key)
        source = next((each for each in _segments(it) if each.key == key), None)
        opinions = (
            second_opinions(who.municipality, work, source, document=it.draft.ref, locale=it.draft.locale)
            if source and source.text == shown.segment.source
            else []
        )
    matches = desk.likeness.similar(who.municipality, shown.segment.source, locale=it.draft.locale)
    found = suggestions(shown.segment, matches, opinions)
    return HTMLResponse(fragment("editor_suggestions.html", who, it, suggestions=found, shown=shown))


def _segments(it: Opened) -> tuple[Segment, ...]:
    return taken_apart(it.kept.document).segments if it.kept else ()


@router.get("/concordance")
def search(draft_id: int, who: Reading, words: Words) -> Response:
    """Approved sentences that hold these words, in the source or the target."""
    with who.municipality.reading() as work:
        it = read(who.municipality, work, draft_id)
        units = work.memory.holding(words, locale=it.draft.locale, limit=_MOST_FOUND)
    is_german = any(words in segment.source for segment in it.draft.segments)
    stands_in = SOURCE_LOCALE if is_german else it.draft.locale
    return HTMLResponse(fragment("editor_concordance.html", who, it, units=units, words=words, stands_in=stands_in))


@router.get("/presence")
def who_is_here(draft_id: int, who: Reading) -> Response:
    """Who else has the draft open, and whether it is still the newest; asked every few seconds."""
    with who.municipality.transaction() as work:
        draft = found(work, draft_id)
        others = work.presence.here(draft_id, who.visitor.person.id)
        successor = successor_of(work, draft)
    body = {
        "others": [person.name for person in others],
        "state": draft.state,
        "state_words": STATES[draft.state],
        "version": draft.version,
        "versions": {segment.key: segment.version for segment in draft.segments},
        "successor": successor,
        "csrf": who.visitor.csrf,
    }
    return JSONResponse(body)


@router.post("/remarks")
def remark(request: Request, draft_id: int, who: Remarking, asked: Annotated[AskedRemark, Form()]) -> Response:
    """Comment a segment, ask the German editor, or answer."""
    key = asked.key
    with who.municipality.transaction() as work:
        draft = found(work, draft_id)
        if key and key not in {segment.key for segment in draft.segments}:
            raise NotHere
        work.remarks.add(draft.ref, asked.kind, draft.locale, key, asked.text.strip(), who.actor, asked.answers)
        it = read(who.municipality, work, draft_id)
    if not wants_page(request):
        return changed(who, it, {key} if key else ())
    return RedirectResponse(f"/m/{who.municipality.slug}/drafts/{draft_id}?{urlencode({'segment': key})}", 303)


@router.get("/signed-in")
def signed_in_again(request: Request, draft_id: int, who: Reading) -> Response:
    """Where somebody lands who signed in again in another window: it tells the editor and can be closed."""
    with who.municipality.reading() as work:
        found(work, draft_id)
    return page(request, "editor_signed_in.html", who.visitor, address=f"/m/{who.municipality.slug}/drafts/{draft_id}")
