"""The quality of a municipality in pictures, with the numbers to take along."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from pipeline.errors import TryLater
from quality.municipality_report import MunicipalityReport
from review.desk import Desk
from review.render import page
from review.shelf import Kept
from review.visitor import Member, Reading, TheDesk
from runtime.costs import costs, month
from runtime.html_frame import heading
from runtime.language import speaking
from runtime.language import translated as _
from runtime.municipality_html import municipality_parts
from runtime.quality_reports import report_of_municipality
from runtime.work_plots import costs_plot, coverage_plot

router = APIRouter(prefix="/m/{slug}/reports")


@router.get("")
def show(request: Request, desk: TheDesk, who: Reading) -> Response:
    """Coverage and costs at once; what has to be computed appears when it is ready."""
    its, language = who.municipality, who.visitor.person.language
    kept = _report(desk, who)
    now = datetime.now(UTC)
    with its.transaction() as work:
        hashes, heads = work.documents.hashes(), work.drafts.heads()
    since, until = month(f"{now:%Y-%m}")
    lines = costs(its, since, until)
    with speaking(language):
        pieces = [heading(_("Der Stand")), coverage_plot(hashes, heads, its.locales)]
        pieces.append(costs_plot(lines, period=f"{now:%m.%Y}"))
        pieces += municipality_parts(kept.report) if kept.report else []
        # Our own reports make these pieces, and escape what pages and drafts say.
        parts = Markup("").join(map(Markup, pieces))
    return page(request, "reports.html", who.visitor, slug=its.slug, kept=kept, parts=parts)


@router.get("/report.json")
def download(desk: TheDesk, who: Reading) -> Response:
    """The same numbers as `sprachlotse quality report --json`."""
    kept = _report(desk, who)
    if kept.report is None:
        raise TryLater("Der Bericht wird gerade erstellt; bitte in einigen Sekunden noch einmal versuchen.")
    body = json.dumps(asdict(kept.report), ensure_ascii=False, default=str, indent=1)
    name = f"sprachlotse-{who.municipality.slug}-{kept.report.day}.json"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type="application/json", headers=headers)


def _report(desk: Desk, who: Member) -> Kept[MunicipalityReport]:
    its = who.municipality
    with desk.store.records(its.slug) as records:
        version = records.version()
    return desk.shelf.get(("report", its.slug), version, lambda: report_of_municipality(its))
