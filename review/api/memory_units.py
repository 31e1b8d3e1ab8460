"""The units of the translation memory: bring some, look at one, change or remove it."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from pipeline.draft import Origin, OriginKind
from pipeline.errors import ContentNotHandled
from pipeline.memory import Unit
from pipeline.municipality import Municipality
from pipeline.repair import structural_faults
from pipeline.review_ports import Answer
from pipeline.store_ports import Work
from review.api.asked import Doing, HavingSeen, etag, told
from review.api.fields import Closed, Id, LocaleTag, Text
from review.api.guards import MemoryReader, MemoryWriter
from review.api.problems import LOCKED, TAGGED
from review.refusals import NotHere
from review.visitor import TheDesk

router = APIRouter(prefix="/memory/units", tags=["memory"])
Context = Annotated[str, Field(max_length=10_000)]
Why = Annotated[str, Field(max_length=500)]


class NewUnit(Closed):
    """An approved translation of one sentence; what an engine made keeps the doubt."""

    source: Text
    target: Text
    locale: LocaleTag
    previous: Context = ""
    following: Context = ""
    document: Annotated[str, Field(max_length=200)] = ""
    origin: Literal[OriginKind.HUMAN, OriginKind.ENGINE] = OriginKind.HUMAN


class NewUnits(Closed):
    """Units to learn."""

    units: Annotated[list[NewUnit], Field(min_length=1, max_length=500)]


class Learned(BaseModel):
    """How many units were kept; one of the same source, context, document and locale is replaced."""

    learned: int


class Change(Closed):
    """Another target."""

    target: Text
    why: Why = ""


class Removal(Closed):
    """Why it goes."""

    why: Why = ""


class UnitBody(BaseModel):
    """One unit."""

    id: int
    source: str
    target: str
    locale: str
    previous: str
    following: str
    document: str
    author: str
    origin: OriginKind
    origin_name: str
    approved: datetime
    reviewed: bool


@router.post("", response_model=Learned)
def learn(new: NewUnits, who: MemoryWriter, once: Doing) -> Response:
    """Learn units, all or none."""

    def act(_: Municipality, work: Work) -> Answer:
        return told(Learned(learned=work.memory.learn(_units(new, who.actor, who.municipality.locales))))

    return once.answer(new, act)


@router.get("/{id}", responses=TAGGED)
def get(id: Id, who: MemoryReader, desk: TheDesk, response: Response) -> UnitBody:
    """One of the municipality's own units."""
    with desk.store.reading(who.municipality.slug) as work:
        unit = _own(work, id)
    response.headers["ETag"] = _etag(unit)
    return _body(id, unit)


@router.patch("/{id}", response_model=UnitBody, responses=TAGGED | LOCKED)
def edit(id: Id, change: Change, who: MemoryWriter, seen: HavingSeen, once: Doing) -> Response:
    """Replace the target; the history keeps both."""

    def act(_: Municipality, work: Work) -> Answer:
        unit = _own(work, id, lock=True)
        seen.ensure(_etag(unit))
        _ensure_fits(unit.source, change.target)
        work.memory.edit(id, change.target, actor=who.actor, why=change.why)
        unit = _own(work, id)
        return told(_body(id, unit), tag=_etag(unit))

    return once.answer(change, act)


@router.delete("/{id}", status_code=204, response_class=Response, responses=LOCKED)
def delete(id: Id, who: MemoryWriter, seen: HavingSeen, once: Doing, removal: Annotated[Removal, Query()]) -> Response:
    """Remove the unit; the history keeps it."""

    def act(_: Municipality, work: Work) -> Answer:
        seen.ensure(_etag(_own(work, id, lock=True)))
        work.memory.delete(id, actor=who.actor, why=removal.why)
        return Answer(204, "")

    return once.answer(None, act)


def _own(work: Work, unit_id: int, *, lock: bool = False) -> Unit:
    try:
        return work.memory.own(unit_id, lock=lock)
    except KeyError:
        raise NotHere from None


def _units(new: NewUnits, actor: str, locales: tuple[str, ...]) -> Iterator[Unit]:
    for number, each in enumerate(new.units, start=1):
        if each.locale not in locales:
            raise ContentNotHandled(f"Einheit {number}: Diese Kommune übersetzt nicht nach „{each.locale}“.")
        try:
            _ensure_fits(each.source, each.target)
        except ContentNotHandled as error:
            raise ContentNotHandled(f"Einheit {number}: {error}") from error
        yield _unit(each, actor)


def _unit(new: NewUnit, actor: str) -> Unit:
    return Unit(
        new.source,
        new.target,
        new.locale,
        previous=new.previous,
        following=new.following,
        document=new.document,
        author=actor,
        origin=Origin(new.origin, "api"),
        approved=datetime.now(UTC),
        reviewed=new.origin is OriginKind.HUMAN,
    )


def _ensure_fits(source: str, target: str) -> None:
    if wrong := structural_faults(source, target):
        raise ContentNotHandled("Der Text passt nicht zu den Platzhaltern der Quelle: " + " ".join(wrong))


def _etag(unit: Unit) -> str:
    """The tag of what may change of a unit."""
    text = json.dumps([unit.target, unit.author, unit.approved.isoformat(), unit.reviewed])
    return etag(hashlib.sha256(text.encode()).hexdigest()[:20])


def _body(unit_id: int, unit: Unit) -> UnitBody:
    return UnitBody(
        id=unit_id,
        source=unit.source,
        target=unit.target,
        locale=unit.locale,
        previous=unit.previous,
        following=unit.following,
        document=unit.document,
        author=unit.author,
        origin=unit.origin.kind,
        origin_name=unit.origin.name,
        approved=unit.approved,
        reviewed=unit.reviewed,
    )
