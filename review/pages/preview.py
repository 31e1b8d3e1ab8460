"""The page as in the app, in its own sandbox: CMS content is not trusted."""

from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from pipeline.document import SOURCE_LOCALE
from pipeline.preview import preview
from review.editor.opened import opened, taken_apart
from review.render import direction, render
from review.visitor import Reading

router = APIRouter(prefix="/m/{slug}/drafts/{draft_id}")

POLICY = (
    "sandbox allow-same-origin; default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
"""Nothing runs and nothing is fetched; the same origin lets the editor around it find the segments."""


@router.get("/preview")
def show(draft_id: int, who: Reading, side: Literal["source", "target"] = "target") -> Response:
    """The German page or the target, every segment marked."""
    it = opened(who.municipality, draft_id)
    targets = {each.key: each.target for each in it.draft.segments if each.target} if side == "target" else {}
    body = preview(taken_apart(it.kept.document), targets) if it.kept else ""
    locale = it.draft.locale if side == "target" else SOURCE_LOCALE
    text = render(
        "preview.html",
        language=who.visitor.person.language,
        zone=who.visitor.zone,
        body=Markup(body),  # noqa: S704  # `preview` lets only harmless HTML through
        locale=locale,
        dir=direction(locale),
        missing=sorted({each.key for each in it.draft.segments if not each.target}) if side == "target" else [],
    )
    return HTMLResponse(text, headers={"Content-Security-Policy": POLICY, "X-Frame-Options": "SAMEORIGIN"})
