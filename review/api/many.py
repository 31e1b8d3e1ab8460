"""Decisions about many drafts at once, each named with the version that was seen, and their undoing."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from pipeline import many as core
from pipeline.many import Many
from pipeline.municipality import Municipality
from pipeline.people import Right
from pipeline.review_ports import Answer
from pipeline.store_ports import Work
from review.api.asked import Doing, told
from review.api.fields import HIGHEST, Closed, Id, Key, Number, Reason
from review.api.guards import DraftDecider
from review.desk import Desk
from review.many import TOGETHER
from review.refusals import NotHere
from review.visitor import TheDesk

router = APIRouter(tags=["decisions"])
MOVED_ON = "Entwurf {id} hat sich inzwischen geändert (Fassung {version}); bitte neu lesen."


class SeenDraft(Closed):
    """A draft, and the version of it that was seen."""

    id: Number
    version: Annotated[int, Field(ge=0, le=HIGHEST)]


Drafts = Annotated[list[SeenDraft], Field(min_length=1, max_length=TOGETHER)]


class ApproveMany(Closed):
    """Release them."""

    action: Literal["approve"]
    drafts: Drafts


class RefuseMany(Closed):
    """Refuse them or keep them back, for one reason."""

    action: Literal["reject", "hold"]
    drafts: Drafts
    reason: Reason


class AssignMany(Closed):
    """Make one person responsible, by login, or nobody."""

    action: Literal["assign"]
    drafts: Drafts
    person: Key | None


class DateMany(Closed):
    """Say until when they are to be reviewed."""

    action: Literal["due"]
    drafts: Drafts
    due: date | None


OnMany = ApproveMany | RefuseMany | AssignMany | DateMany


class ManyBody(BaseModel):
    """What became of it: `refused` says why not, by draft (German)."""

    id: int
    done: list[int]
    refused: dict[int, str]


@router.post("/decisions", response_model=ManyBody)
def decide(
    wish: Annotated[OnMany, Field(discriminator="action")], who: DraftDecider, desk: TheDesk, once: Doing
) -> Response:
    """Do the same to every draft; what cannot be done to one is refused with the reason, the others go on."""
    who.ensure(Right.ORGANISE)
    person_id = _person_id(desk, wish.person) if isinstance(wish, AssignMany) else None

    def act(municipality: Municipality, work: Work) -> Answer:
        stale = _moved_on(work, wish.drafts)
        many = core.decide_many(
            municipality,
            wish.action,
            [each.id for each in wish.drafts if each.id not in stale],
            actor=who.actor,
            reason=wish.reason if isinstance(wish, RefuseMany) else "",
            person_id=person_id,
            due=wish.due if isinstance(wish, DateMany) else None,
        )
        return told(ManyBody(id=many.id, done=list(many.done), refused=stale | _whys(many)))

    return once.answer(wish, act)


@router.post("/decisions/{id}/undo", response_model=ManyBody)
def undo(id: Id, who: DraftDecider, once: Doing) -> Response:
    """Put the drafts of one's own decision back to what they were; those that changed since are refused."""
    who.ensure(Right.ORGANISE)

    def act(municipality: Municipality, work: Work) -> Answer:
        _ensure_own(work, id, who.actor)
        return told(_body(core.undo(municipality, id, actor=who.actor)))

    return once.answer(None, act)


def _body(many: Many) -> ManyBody:
    return ManyBody(id=many.id, done=list(many.done), refused=_whys(many))


def _whys(many: Many) -> dict[int, str]:
    return {number: str(why) for number, why in many.refused.items()}


def _moved_on(work: Work, drafts: list[SeenDraft]) -> dict[int, str]:
    """Why not, for the drafts that changed since they were seen; those that are not here are left to the core."""
    found = {}
    for each in sorted(drafts, key=lambda draft: draft.id):  # in one order, so that two programs never block each other
        try:
            version = work.drafts.lock(each.id)
        except KeyError:
            continue
        if version != each.version:
            found[each.id] = MOVED_ON.format(id=each.id, version=version)
    return found


def _person_id(desk: Desk, login: str | None) -> int | None:
    """The id of an account; 0, which is nobody's, if there is none."""
    if login is None:
        return None
    with desk.store.people() as people:
        account = people.account(login)
    return account.person.id if account else 0


def _ensure_own(work: Work, action_id: int, actor: str) -> None:
    try:
        action = work.actions.get(action_id)
    except KeyError:
        raise NotHere from None
    if action.actor != actor:
        raise NotHere
