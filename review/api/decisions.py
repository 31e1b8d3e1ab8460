"""Decisions about one draft and its segments; each names the version of the draft that it was taken on."""

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from pipeline import decisions as core
from pipeline.draft import Draft, stored_id
from pipeline.municipality import Municipality
from pipeline.people import Right
from pipeline.review_ports import Answer
from pipeline.store_ports import Work
from review.api.asked import Doing, HavingSeen, etag, told
from review.api.draft_body import DraftBody, body_of
from review.api.fields import Closed, Id, Key, Reason, Text
from review.api.guards import DraftDecider
from review.api.problems import LOCKED, TAGGED
from review.refusals import NotHere

router = APIRouter(tags=["decisions"])


class OfSegment(Closed):
    """About one segment, by its key."""

    action: Literal["accept", "skip", "withdraw"]
    segment: Key


class Edit(Closed):
    """Another text for one segment."""

    action: Literal["edit"]
    segment: Key
    text: Text


class Whole(Closed):
    """About the whole draft."""

    action: Literal["approve", "reopen"]


class Refuse(Closed):
    """About the whole draft, with the reason that stays with it."""

    action: Literal["reject", "hold"]
    reason: Reason


Decision = Annotated[OfSegment | Edit | Whole | Refuse, Field(discriminator="action")]


@router.post("/drafts/{id}/decisions", response_model=DraftBody, responses=TAGGED | LOCKED)
def decide(id: Id, decision: Decision, who: DraftDecider, seen: HavingSeen, once: Doing) -> Response:
    """Decide, and get the draft as it is then.

    It is the draft's successor, if a new version of the German page has replaced it and says the same in the segment.
    """

    def act(municipality: Municipality, work: Work) -> Answer:
        seen.ensure(etag(_locked(work, id)))
        who.ensure(Right.REVIEW, work.drafts.get(id).locale)
        draft = _decided(municipality, id, decision, who.actor)
        return told(body_of(draft, work.decisions.of(stored_id(draft))), tag=etag(draft.version))

    return once.answer(decision, act)


def _locked(work: Work, draft_id: int) -> int:
    try:
        return work.drafts.lock(draft_id)
    except KeyError:
        raise NotHere from None


def _decided(
    municipality: Municipality, draft_id: int, decision: OfSegment | Edit | Whole | Refuse, actor: str
) -> Draft:
    match decision:
        case OfSegment(action=action, segment=key):
            of_segment = {"accept": core.accept, "skip": core.skip, "withdraw": core.withdraw}[action]
            return of_segment(municipality, draft_id, key=key, actor=actor)
        case Edit(segment=key, text=text):
            return core.edit(municipality, draft_id, key=key, text=text, actor=actor)
        case Whole(action=action):
            of_draft = {"approve": core.approve_as_read, "reopen": core.reopen}[action]
            return of_draft(municipality, draft_id, actor=actor)
        case Refuse(action=action, reason=reason):
            refuse = {"reject": core.reject, "hold": core.hold}[action]
            return refuse(municipality, draft_id, actor=actor, reason=reason)
