"""One document in all its locales: where each stands, what the German said before, who did what when and why."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from pipeline.document import DocumentRef
from pipeline.errors import ContentNotHandled
from pipeline.people import Right
from pipeline.records import PageRecord, SourceVersion
from pipeline.store_ports import Work
from pipeline.version_diff import SegmentDiff, version_diff
from review.documents import document_ref
from review.page_rows import locale_rows
from review.refusals import NotHere
from review.render import page
from review.visitor import Organising, Reading, TheDesk
from runtime.cms_addresses import cms_address
from runtime.on_demand import PERSON, ask_for

router = APIRouter()
SHOWN = 30
"""Lines of the history before somebody asks for all."""
RECENT = 200


@router.get("/m/{slug}/pages/{content_type}/{key:path}")
def show(  # noqa: PLR0913, PLR0917  # path and query are the parameters of a view
    request: Request,
    desk: TheDesk,
    who: Reading,
    content_type: str,
    key: str,
    old: int = 0,
    new: int = 0,
    locale: str = "",
    history: str = "",
) -> Response:
    """Everything about one document."""
    its = who.municipality
    ref = document_ref(its.slug, content_type, key)
    try:
        with desk.store.records(its.slug) as records:
            record, drafts = records.pages.record(ref), records.work.drafts.of_document(ref)
            remarks, asked = records.work.remarks.about(ref), _asked(records.work, ref)
    except KeyError:
        raise NotHere from None
    settings = desk.settings.municipality(its.slug)
    addresses = {each: cms_address(settings, ref, each) for each in (*its.locales, "de")}
    told = [each for each in record.history if locale in {"", each.locale}]
    return page(
        request,
        "document.html",
        who.visitor,
        slug=its.slug,
        ref=ref,
        record=record,
        title=_title(record),
        cms_path=record.versions[0].document.path if record.versions else "",
        rows=locale_rows(record, drafts, its.locales, member=who.membership, addresses=addresses),
        cms_address=addresses["de"],
        may_fetch=who.membership.may(Right.ORGANISE) and not record.is_gone,
        asked=asked,
        remarks=remarks,
        history=told if history == "all" else told[:SHOWN],
        left_out=0 if history == "all" else max(0, len(told) - SHOWN),
        locale=locale,
        locales=sorted({each.locale for each in record.history}),
        now=datetime.now(UTC),
        **_difference(record.versions, old, new),
    )


@router.post("/m/{slug}/pages/{content_type}/{key:path}/fetch")
def fetch(desk: TheDesk, who: Organising, content_type: str, key: str) -> Response:
    """Leave word for the worker that somebody wants the document now; once is enough while it waits."""
    slug = who.municipality.slug
    ref = document_ref(slug, content_type, key)
    with desk.store.transaction(slug) as work:
        if ref not in work.documents.refs():
            raise NotHere
        if _asked(work, ref) is None:
            ask_for(work, [ref], source=PERSON)
    return RedirectResponse(f"/m/{slug}/pages/{ref}", 303)


def _asked(work: Work, ref: DocumentRef) -> datetime | None:
    """Since when the document waits for the worker; None if it does not."""
    waiting = [each for each in work.deliveries.latest(limit=RECENT) if each.settled is None and ref in each.refs]
    return waiting[-1].received if waiting else None


def _title(record: PageRecord) -> str:
    return record.versions[0].document.title if record.versions else ""


def _difference(versions: Sequence[SourceVersion], old: int, new: int) -> dict[str, Any]:
    """What the two versions differ in; without a choice the newest and the one before."""
    by_id = {version.id: version for version in versions}
    newer = by_id.get(new, versions[0] if versions else None)
    before = [version for version in versions if newer and version.id < newer.id]
    older = by_id.get(old) or (before[0] if before else None)
    steps: tuple[SegmentDiff, ...] | None = None
    if older and newer and older.id != newer.id:
        try:
            steps = version_diff(older.document, newer.document)
        except ContentNotHandled:  # a version that cannot be taken apart was never translated either
            steps = None
    return {"older": older, "newer": newer, "steps": steps}
