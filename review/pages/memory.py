"""The translation memory: look for sentences, correct them, settle contradictions, exchange files."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from pipeline.errors import SprachlotseError
from pipeline.memory import Match, Unit
from pipeline.people import Right
from pipeline.placeholders import tokens
from pipeline.records import FoundUnits, Side, UnitFilter
from pipeline.repair import faults
from pipeline.tidy import choose
from review.desk import Desk
from review.files import download, received
from review.refusals import NotHere
from review.render import page
from review.visitor import Guard, Member, Reading, TheDesk
from runtime.exchange import export_memory, import_memory
from runtime.likeness import similar

router = APIRouter(prefix="/m/{slug}/memory")
Keeping = Annotated[Member, Depends(Guard(Right.MEMORY))]
SIZE = 25
MOST_CONFLICTS = 50
ENDINGS = (".tmx", ".csv")
DONE = {
    "edited": "Die Übersetzung ist geändert.",
    "deleted": "Die Einheit ist gelöscht.",
    "chosen": "Der Widerspruch ist gelöst.",
}
Reason = Annotated[str, Form(max_length=500)]


class Search(BaseModel):
    """What is looked for."""

    model_config = ConfigDict(str_strip_whitespace=True)

    text: Annotated[str, Field(max_length=1000)] = ""
    how: Annotated[str, Field(pattern="^(source|target|similar)$")] = "source"
    locale: Annotated[str, Field(max_length=20)] = ""
    stale: bool = False
    number: Annotated[int, Field(ge=1, le=100_000)] = 1
    done: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of an import."""

    learned: int = 0
    broken: tuple[tuple[int, str], ...] = ()
    failed: str = ""


NOTHING = Told()


@router.get("")
def show(request: Request, desk: TheDesk, who: Reading, wanted: Annotated[Search, Query()]) -> Response:
    """What is known, or what was found."""
    return _shown(request, desk, who, wanted)


@router.get("/units/{unit_id}")
def unit(request: Request, desk: TheDesk, who: Keeping, unit_id: int) -> Response:
    """One unit, to be changed or deleted."""
    return _unit(request, desk, who, unit_id)


@router.post("/units/{unit_id}")
def edit(  # noqa: PLR0913, PLR0917  # path and form are the parameters of a view
    request: Request,
    desk: TheDesk,
    who: Keeping,
    unit_id: int,
    target: Annotated[str, Form(max_length=10_000)] = "",
    why: Reason = "",
    delete: Annotated[bool, Form()] = False,
) -> Response:
    """Change or delete it, with a reason that the audit keeps."""
    slug = who.municipality.slug
    try:
        with desk.store.records(slug, writes=True) as records:
            known = records.units.get(unit_id)
            errors = {} if why.strip() else {"why": "Bitte sagen, warum; der Grund bleibt im Protokoll."}
            if not delete:
                wrong = (
                    faults(known.source, target, droppable=_left_out(known))
                    if target.strip()
                    else ["Die Übersetzung ist leer."]
                )
                errors |= {"target": " ".join(wrong)} if wrong else {}
            if not errors and delete:
                records.work.memory.delete(unit_id, actor=who.actor, why=why.strip())
            elif not errors:
                records.work.memory.edit(unit_id, target, actor=who.actor, why=why.strip())
    except KeyError:
        raise NotHere from None
    if errors:
        return _unit(request, desk, who, unit_id, status=422, errors=errors, target=target, why=why)
    return RedirectResponse(f"/m/{slug}/memory?done={'deleted' if delete else 'edited'}", 303)


@router.get("/conflicts")
def conflicts(request: Request, desk: TheDesk, who: Reading, done: str = "") -> Response:
    """Sources with several targets."""
    with desk.store.records(who.municipality.slug) as records:
        found = records.work.memory.conflicts(limit=MOST_CONFLICTS)
        total = records.work.memory.stats().conflicts
    may_edit = who.membership.may(Right.MEMORY)
    told: dict[str, Any] = {"found": found, "total": total, "may_edit": may_edit, "done": DONE.get(done, "")}
    return page(request, "memory_conflicts.html", who.visitor, status=200, slug=who.municipality.slug, **told)


@router.post("/conflicts")
def settle(
    desk: TheDesk,
    who: Keeping,
    source: Annotated[str, Form()],
    locale: Annotated[str, Form()],
    target: Annotated[str, Form(max_length=10_000)],
) -> Response:
    """Let all units of the source say the chosen target."""
    slug = who.municipality.slug
    with desk.store.records(slug, writes=True) as records:
        units = records.units.of(source, locale)
        if target not in {each.target for each in units}:
            raise NotHere
        choose(records.work.memory, list(units), target, actor=who.actor, why="Widerspruch gelöst.")
    return RedirectResponse(f"/m/{slug}/memory/conflicts?done=chosen", 303)


@router.post("/import")
def bring(request: Request, desk: TheDesk, who: Keeping, file: UploadFile) -> Response:
    """Learn a file; broken units are named and left out."""
    try:
        with received(file, endings=ENDINGS) as path:
            learned, broken = import_memory(who.municipality, path)
    except SprachlotseError as error:
        return _shown(request, desk, who, Search(), told=Told(failed=str(error)))
    told = Told(learned, tuple((each.line, each.reason) for each in broken))
    return _shown(request, desk, who, Search(), told=told)


@router.get("/export.{ending}")
def take(who: Reading, ending: str, locale: str = "") -> Response:
    """The municipality's own units as TMX or CSV."""
    if f".{ending}" not in ENDINGS or (locale and locale not in who.municipality.locales):
        raise NotHere
    name = "-".join(part for part in ("speicher", who.municipality.slug, locale) if part)
    wanted = [locale] if locale else []
    return download(f"{name}.{ending}", lambda path: export_memory(who.municipality, path, locales=wanted))


def _wrong(unit: Unit, target: str) -> dict[str, str]:
    """What is wrong with a new target, as an error of its field."""
    wrong = faults(unit.source, target, droppable=_left_out(unit)) if target.strip() else ("Die Übersetzung ist leer.",)
    return {"target": " ".join(wrong)} if wrong else {}


def _left_out(unit: Unit) -> frozenset[int]:
    """The placeholders that the target did without before, as it may with emphasis."""
    held = {token.number for token in tokens(unit.target)}
    return frozenset(token.number for token in tokens(unit.source)) - held


def _unit(request: Request, desk: Desk, who: Member, unit_id: int, *, status: int = 200, **typed: Any) -> Response:
    try:
        with desk.store.records(who.municipality.slug) as records:
            found = records.units.get(unit_id)
            events = [each for each in records.work.memory.events() if each.source == found.source]
    except KeyError:
        raise NotHere from None
    told = {"errors": {}, "target": found.target, "why": "", "events": events} | typed
    return page(request, "memory_unit.html", who.visitor, status=status, slug=who.municipality.slug, unit=found, **told)


def _shown(request: Request, desk: Desk, who: Member, wanted: Search, *, told: Told = NOTHING) -> Response:
    its = who.municipality
    matches: list[Match] = []
    found = FoundUnits((), 0)
    if wanted.how == "similar" and wanted.text and wanted.locale in its.locales:
        matches = similar(its, wanted.text, locale=wanted.locale, folder=desk.settings.home / "index", limit=10)
    with desk.store.records(its.slug) as records:
        stats = records.work.memory.stats()
        if wanted.how != "similar":
            side = Side(wanted.how)
            chosen = UnitFilter(wanted.text, side, wanted.locale, only_stale=wanted.stale)
            found = records.units.find(chosen, offset=SIZE * (wanted.number - 1), limit=SIZE)
    return page(
        request,
        "memory.html",
        who.visitor,
        status=422 if told.failed else 200,
        slug=its.slug,
        locales=its.locales,
        wanted=wanted,
        matches=matches,
        found=found,
        size=SIZE,
        stats=stats,
        told=told,
        done=DONE.get(wanted.done, ""),
        may_edit=who.membership.may(Right.MEMORY),
        upload_mb=desk.web.upload_mb,
        query=wanted.model_dump(include={"text", "how", "locale"}) | ({"stale": "true"} if wanted.stale else {}),
    )
