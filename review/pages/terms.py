"""The terms of a municipality: look them up, edit the own layer, exchange files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from glossaries.concept_form import ABOUT, cells_of, concept_of, only_own, proposed
from glossaries.table import GENDERS, PARTS_OF_SPEECH
from glossaries.term_base import SOURCE, Concept, Layer
from pipeline.errors import ContentNotHandled, SprachlotseError
from pipeline.people import Right
from review.desk import Desk
from review.files import download, received
from review.refusals import Forbidden, NotHere
from review.render import page
from review.term_rows import term_rows
from review.visitor import Guard, Member, Reading, Remarking, TheDesk
from runtime.terms import read_terms, write_terms

router = APIRouter(prefix="/m/{slug}/terms")
Keeping = Annotated[Member, Depends(Guard(Right.TERMS))]
SIZE = 50
EVENTS = 20
ENDINGS = (".csv", ".xlsx", ".tbx")
LAYERS = {
    "": "alle",
    "own": "hier bearbeitet",
    Layer.MUNICIPALITY: "Kommune",
    Layer.LAND: "Land",
    Layer.FEDERAL: "Bund",
}
DONE = {
    "saved": "Das Fachwort ist gespeichert und gilt ab sofort.",
    "proposed": "Ihr Vorschlag ist gespeichert; die Koordination entscheidet darüber.",
    "deleted": "Der eigene Eintrag ist gelöscht; es gilt wieder, was darunter liegt.",
}


class Search(BaseModel):
    """What is looked for."""

    model_config = ConfigDict(str_strip_whitespace=True)

    text: Annotated[str, Field(max_length=200)] = ""
    layer: Annotated[str, Field(max_length=20)] = ""
    locale: Annotated[str, Field(max_length=20)] = ""
    number: Annotated[int, Field(ge=1, le=10_000)] = 1
    done: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of an import."""

    read: int = -1
    kept: int = 0
    mistakes: tuple[str, ...] = ()
    failed: str = ""


NOTHING = Told()


@router.get("")
def show(request: Request, desk: TheDesk, who: Reading, wanted: Annotated[Search, Query()]) -> Response:
    """The term base, all layers together."""
    return _shown(request, desk, who, wanted)


async def sent_fields(request: Request) -> dict[str, str]:
    """All fields of a form whose columns depend on the municipality."""
    return {name: str(value) for name, value in (await request.form()).items()}


ConceptId = Annotated[str, Query(alias="id", max_length=200)]
Fields = Annotated[dict[str, str], Depends(sent_fields)]


@router.get("/concept")
def concept(request: Request, desk: TheDesk, who: Remarking, concept_id: ConceptId = "") -> Response:
    """The form for one concept; without an id for a new one, filled from the query: `?de=Kita&en=nursery`."""
    its = who.municipality
    columns = (*ABOUT, SOURCE, *its.locales)
    cells = {name: request.query_params[name][:2000] for name in columns if name in request.query_params}
    if concept_id:
        known = desk.terms(its.slug).by_id.get(concept_id)
        if known is None:
            raise NotHere
        with desk.store.records(its.slug) as records:
            own = records.concepts.base().by_id.get(concept_id)
        cells = cells_of(known) | ({SOURCE: cells_of(own)[SOURCE]} if own else {})
    return _form(request, desk, who, cells, concept_id=concept_id)


@router.post("/concept")
def save(request: Request, desk: TheDesk, who: Remarking, form: Fields, concept_id: ConceptId = "") -> Response:
    """Keep it in the own layer, as a proposal for those who may not decide; or delete it from there."""
    return _saved(request, desk, who, form, concept_id=concept_id)


@router.post("/import")
def bring(
    request: Request, desk: TheDesk, who: Keeping, file: UploadFile, try_only: Annotated[bool, Form()] = False
) -> Response:
    """Keep the good entries of a file; its mistakes are named."""
    its = who.municipality
    try:
        with received(file, endings=ENDINGS) as path:
            base, mistakes = read_terms(path)
    except SprachlotseError as error:
        return _shown(request, desk, who, Search(), told=Told(failed=str(error)))
    kept = 0
    if not try_only:
        with desk.store.records(its.slug, writes=True) as records:
            kept = records.concepts.bring(base.concepts, actor=who.actor, why=f"Datei {file.filename}"[:200])
        desk.renew_terms(its.slug)
    told = Told(len(base.concepts), kept, tuple(map(str, mistakes)))
    return _shown(request, desk, who, Search(), told=told)


@router.get("/export.{ending}")
def take(desk: TheDesk, who: Reading, ending: str, which: str = "all") -> Response:
    """The terms as CSV, XLSX or TBX: all layers, or the own one."""
    if f".{ending}" not in ENDINGS:
        raise NotHere
    slug = who.municipality.slug
    if which == "own":
        with desk.store.records(slug) as records:
            base = records.concepts.base()
    else:
        base = desk.terms(slug)
    if not base.concepts:
        raise ContentNotHandled("Es gibt noch keine eigenen Fachwörter.")
    return download(f"fachwoerter-{slug}.{ending}", lambda path: write_terms(base, path, dialect="dca"))


def _saved(request: Request, desk: Desk, who: Member, form: Mapping[str, str], *, concept_id: str) -> Response:
    its, may_decide = who.municipality, who.membership.may(Right.TERMS)
    cells = {name: form.get(name, "")[:2000] for name in (*ABOUT, SOURCE, *its.locales)}
    if concept_id:
        cells["concept"] = concept_id
    if form.get("delete"):
        return _deleted(desk, who, concept_id, why=form.get("why", ""))
    made, mistakes = concept_of(cells)
    errors = {each.column or SOURCE: each.message for each in mistakes}
    if made and not concept_id and made.id in desk.terms(its.slug).by_id:
        errors["concept"] = f"„{made.id}“ gibt es schon. Bitte dort ändern oder eine andere Kennung wählen."
    if made is None or errors:
        return _form(request, desk, who, cells, concept_id=concept_id, errors=errors, status=422)
    if concept_id and not may_decide:
        raise Forbidden
    below = desk.file_terms(its.slug).by_id.get(made.id)
    kept = only_own(_with_unseen(made, desk.terms(its.slug).by_id.get(made.id), its.locales), below)
    with desk.store.records(its.slug, writes=True) as records:
        records.concepts.save(kept if may_decide else proposed(kept), actor=who.actor, why=form.get("why", "")[:500])
    desk.renew_terms(its.slug)
    return RedirectResponse(f"/m/{its.slug}/terms?done={'saved' if may_decide else 'proposed'}", 303)


def _with_unseen(made: Concept, known: Concept | None, locales: tuple[str, ...]) -> Concept:
    """The form shows the locales of the municipality; what is known in others stays."""
    if known is None:
        return made
    unseen = {name: each for name, each in known.terms.items() if name not in {SOURCE, *locales}}
    return Concept(made.id, {**unseen, **made.terms}, made.domain, made.definition, made.note)


def _deleted(desk: Desk, who: Member, concept_id: str, *, why: str) -> Response:
    who.ensure(Right.TERMS)
    slug = who.municipality.slug
    try:
        with desk.store.records(slug, writes=True) as records:
            records.concepts.delete(concept_id, actor=who.actor, why=why[:500])
    except KeyError:
        raise NotHere from None
    desk.renew_terms(slug)
    return RedirectResponse(f"/m/{slug}/terms?done=deleted", 303)


def _form(
    request: Request, desk: Desk, who: Member, cells: Mapping[str, str], *, concept_id: str, **typed: Any
) -> Response:
    its = who.municipality
    with desk.store.records(its.slug) as records:
        own = records.concepts.base()
        events = [each for each in records.concepts.events(limit=500) if each.concept == concept_id]
    told: dict[str, Any] = {"errors": {}, "status": 200} | typed
    return page(
        request,
        "concept.html",
        who.visitor,
        slug=its.slug,
        locales=its.locales,
        concept_id=concept_id,
        cells=cells,
        is_own=concept_id in own.by_id,
        may_decide=who.membership.may(Right.TERMS),
        events=events,
        parts_of_speech=PARTS_OF_SPEECH,
        genders=GENDERS,
        **told,
    )


def _shown(request: Request, desk: Desk, who: Member, wanted: Search, *, told: Told = NOTHING) -> Response:
    its = who.municipality
    with desk.store.records(its.slug) as records:
        own, events = records.concepts.base(), records.concepts.events(limit=EVENTS)
    locale = wanted.locale if wanted.locale in its.locales else next(iter(its.locales), "")
    layer = wanted.layer if wanted.layer in LAYERS else ""
    rows = term_rows(desk.terms(its.slug), own.by_id, text=wanted.text, layer=layer, locale=locale)
    return page(
        request,
        "terms.html",
        who.visitor,
        status=422 if told.failed else 200,
        slug=its.slug,
        locales=its.locales,
        locale=locale,
        wanted=wanted,
        layer=layer,
        layers=LAYERS,
        rows=rows[SIZE * (wanted.number - 1) : SIZE * wanted.number],
        total=len(rows),
        size=SIZE,
        events=events,
        own=len(own.concepts),
        told=told,
        done=DONE.get(wanted.done, ""),
        may_decide=who.membership.may(Right.TERMS),
        may_propose=who.membership.may(Right.REMARK),
        upload_mb=desk.web.upload_mb,
        query={"text": wanted.text, "layer": layer, "locale": locale},
    )
