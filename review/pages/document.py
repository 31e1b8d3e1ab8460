"""One document in all its locales: where each stands, what the German said before, who did what when and why."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response

from pipeline.errors import ContentNotHandled
from pipeline.records import PageRecord, SourceVersion
from pipeline.version_diff import SegmentDiff, version_diff
from review.documents import document_ref
from review.page_rows import locale_rows
from review.refusals import NotHere
from review.render import page
from review.visitor import Reading, TheDesk
from runtime.cms_addresses import cms_address

router = APIRouter()
SHOWN = 30
"""Lines of the history before somebody asks for all."""


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
            remarks = records.work.remarks.about(ref)
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
        remarks=remarks,
        history=told if history == "all" else told[:SHOWN],
        left_out=0 if history == "all" else max(0, len(told) - SHOWN),
        locale=locale,
        locales=sorted({each.locale for each in record.history}),
        now=datetime.now(UTC),
        **_difference(record.versions, old, new),
    )


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
