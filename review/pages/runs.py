"""The runs of a municipality: what each did, what it left undone and what to do; a running one live."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from pipeline.people import Right
from pipeline.records import RunEntry
from pipeline.run_ports import ENOUGH
from review.desk import Desk
from review.documents import document_ref
from review.refusals import NotHere
from review.render import page
from review.visitor import Member, Organising, Reading, TheDesk
from runtime.on_demand import retry
from runtime.run_names import CAUSES, STEPS

router = APIRouter(prefix="/m/{slug}/runs")
SHOWN = 50
DONE = {"retry": "Der nächste Lauf versucht es wieder."}
NUMBERS = {
    "documents": "Dokumente",
    "fetched": "gelesen",
    "changed": "geändert",
    "gone": "entfernt",
    "segments": "Abschnitte",
    "reused": "wiederverwendet",
    "translated": "übersetzt",
    "engine_calls": "Anfragen an Maschinen",
    "billed_characters": "berechnete Zeichen",
    "uncertain_characters": "ungewisse Zeichen",
    "findings": "Befunde",
    "drafts_queued": "eingereiht",
    "drafts_held": "zurückgehalten",
    "published": "veröffentlicht",
    "conflicts": "Konflikte",
    "superseded": "überholt",
}
BRIEF = ("changed", "reused", "translated", "drafts_queued", "drafts_held", "published")


@router.get("")
def show(request: Request, desk: TheDesk, who: Reading, done: str = "") -> Response:
    """Who runs now, what failed again and again, and the last runs, the newest first."""
    with desk.store.records(who.municipality.slug) as records:
        runs = records.runs.latest(limit=SHOWN)
        now = _running(runs)
        progress = records.runs.progress(now) if now else None
        lease, failures = records.work.leases.current(), records.work.failures.all()
    told: dict[str, Any] = {
        "lease": lease,
        "failures": failures,
        "enough": ENOUGH,
        "may_retry": who.membership.may(Right.ORGANISE),
        "done": DONE.get(done, ""),
        "runs": runs,
        "running": now,
        "progress": progress,
        "brief": BRIEF,
        "prefect": _prefect(desk),
    }
    return page(request, "runs.html", who.visitor, **_shared(who), **told)


@router.post("/retry")
def try_again(
    desk: TheDesk, who: Organising, content_type: Annotated[str, Form()] = "", key: Annotated[str, Form()] = ""
) -> Response:
    """Let the next run try a document again that had failed too often; NotHere if it has not failed."""
    its = who.municipality
    ref = document_ref(its.slug, content_type, key)
    with desk.store.reading(its.slug) as work:
        if ref not in {failure.target.ref for failure in work.failures.all()}:
            raise NotHere
    retry(its, ref)
    return RedirectResponse(f"/m/{its.slug}/runs?done=retry", 303)


@router.get("/{run_id}")
def one(request: Request, desk: TheDesk, who: Reading, run_id: int) -> Response:
    """All about one run."""
    try:
        with desk.store.records(who.municipality.slug) as records:
            run = records.runs.get(run_id)
            progress = records.runs.progress(run)
    except (KeyError, OverflowError):
        raise NotHere from None
    told: dict[str, Any] = {"run": run, "progress": progress, "problems": problems_of(run), "prefect": _prefect(desk)}
    return page(request, "run.html", who.visitor, **_shared(who), **told)


def problems_of(run: RunEntry) -> Sequence[Mapping[str, Any]]:
    """What was left undone: those that need a person first."""
    found: Any = run.report.get("problems", ())
    return sorted(found, key=lambda problem: bool(problem.get("try_later")))


def _running(runs: Sequence[RunEntry]) -> RunEntry | None:
    return next((run for run in runs if run.finished is None and not run.is_cut_off), None)


def _shared(who: Member) -> dict[str, Any]:
    said = {"causes": CAUSES, "steps": STEPS, "numbers": NUMBERS, "now": datetime.now(UTC)}
    return {"slug": who.municipality.slug, "problems_of": problems_of} | said


def _prefect(desk: Desk) -> str:
    """Prefect's own pages about its runs; empty where there is no Prefect."""
    address = desk.settings.prefect_api_url.rstrip("/").removesuffix("/api")
    return f"{address}/runs" if address else ""
