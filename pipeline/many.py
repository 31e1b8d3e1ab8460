"""One decision about many drafts at once, draft by draft, and its undoing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from pipeline.approval import BULK
from pipeline.decisions import approve_in, explained
from pipeline.draft import Draft, stored_id
from pipeline.errors import NeedsOperator, NotReady
from pipeline.lifecycle import MOVES, DraftState
from pipeline.municipality import Municipality
from pipeline.review_ports import Before
from pipeline.review_record import review_record
from pipeline.store_ports import Work

TOGETHER = 50
"""Drafts in one transaction: a long one keeps other writers waiting."""


class ManyKind(StrEnum):
    """What is done to many drafts."""

    APPROVE = "approve"
    REJECT = "reject"
    HOLD = "hold"
    ASSIGN = "assign"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Many:
    """What became of an action on many drafts, or of its undoing."""

    id: int
    done: tuple[int, ...] = ()
    refused: Mapping[int, NeedsOperator] = field(default_factory=dict)
    """Why not, by draft."""


Act = Callable[[Work, int], Draft]


def decide_many(  # noqa: PLR0913  # each kind of action has its own value
    municipality: Municipality,
    action: str,
    draft_ids: Sequence[int],
    *,
    actor: str,
    reason: str = "",
    person_id: int | None = None,
    due: date | None = None,
) -> Many:
    """Do the same to every draft; what cannot be done to one of them is refused with the reason, the others go on.

    `reason` belongs to reject and hold, `person_id` to assign, `due` to due.
    """
    act = _acts(municipality, actor, reason, person_id=person_id, due=due)[ManyKind(action)]
    with municipality.transaction() as work:
        action_id = work.actions.begin(action, actor=actor)
    done: list[int] = []
    refused: dict[int, NeedsOperator] = {}
    for chunk in _chunks(sorted(set(draft_ids))):  # in one order, so that two such actions never wait for each other
        with municipality.transaction() as work:
            before = [each for number in chunk if (each := _done(work, number, act, refused))]
            work.actions.add(action_id, before)
        done += [each.draft for each in before]
    return Many(action_id, tuple(done), refused)


def undo(municipality: Municipality, many_id: int, *, actor: str) -> Many:
    """Put the drafts back to what they were; those that were changed since are refused. NotReady if it was undone."""
    with municipality.transaction() as work:
        action = work.actions.get(many_id)
        if action.undone is not None:
            raise NotReady("Diese Sammelaktion wurde schon rückgängig gemacht.")
        work.actions.mark_undone(many_id)
    done: list[int] = []
    refused: dict[int, NeedsOperator] = {}
    for chunk in _chunks(action.before):
        with municipality.transaction() as work:
            acts = {each.draft: _restoring(ManyKind(action.action), each, actor) for each in chunk}
            done += [number for number, act in acts.items() if _done(work, number, act, refused)]
    return Many(many_id, tuple(done), refused)


def _acts(
    municipality: Municipality, actor: str, reason: str, *, person_id: int | None, due: date | None
) -> Mapping[ManyKind, Act]:
    return {
        ManyKind.APPROVE: lambda work, number: _approve(municipality, work, number, actor),
        ManyKind.REJECT: lambda work, number: _move(work, number, DraftState.REJECTED, actor, reason),
        ManyKind.HOLD: lambda work, number: _move(work, number, DraftState.HELD, actor, reason),
        ManyKind.ASSIGN: lambda work, number: work.drafts.assign(number, person_id, actor=actor),
        ManyKind.DUE: lambda work, number: work.drafts.set_due(number, due, actor=actor),
    }


def _done(work: Work, number: int, act: Act, refused: dict[int, NeedsOperator]) -> Before | None:
    """What the draft was before it was changed; None if it was refused."""
    try:
        old = work.drafts.get(number)
    except KeyError:
        refused[number] = NotReady("Den Entwurf {id} gibt es in dieser Kommune nicht.", id=number)
        return None
    try:
        new = act(work, number)
    except KeyError:
        refused[number] = NotReady("Entwurf {id}: Diese Person ist in der Kommune nicht bekannt.", id=number)
        return None
    except NeedsOperator as error:
        refused[number] = error
        return None
    return Before(number, old.state, old.reason, old.assignee_id, old.due, new.version)


def _approve(municipality: Municipality, work: Work, number: int, actor: str) -> Draft:
    """Release it unread only where the municipality allows that for this draft, or somebody has opened it."""
    draft = work.drafts.get(number)
    decisions = work.decisions.of(number)
    is_read = review_record(draft, decisions, ()).is_reviewed
    is_opened = draft.state is not DraftState.QUEUED or any(
        draft.created is not None and decision.at >= draft.created for decision in decisions.values()
    )
    if not (is_read or is_opened or municipality.may_stay_unread(draft)):
        raise NotReady(
            "Entwurf {id}: Noch niemand hat ihn geöffnet, und ungelesen darf er nicht freigegeben werden "
            "(Risiko, Stichprobe oder Einstellung „bulk“ der Kommune). Bitte öffnen und prüfen.",
            id=number,
        )
    return approve_in(municipality, work, number, actor=actor, why=BULK)


def _move(work: Work, number: int, to: DraftState, actor: str, reason: str) -> Draft:
    return work.drafts.move(number, to, actor=actor, why=explained(number, reason))


def _restoring(kind: ManyKind, before: Before, actor: str) -> Act:
    """Puts one draft back, unless somebody changed it since."""

    def restore(work: Work, number: int) -> Draft:
        draft = work.drafts.get(number)
        if draft.version != before.version:
            raise NotReady("Entwurf {id} wurde seitdem geändert; er bleibt, wie er ist.", id=number)
        match kind:
            case ManyKind.ASSIGN:
                return work.drafts.assign(number, before.assignee_id, actor=actor)
            case ManyKind.DUE:
                return work.drafts.set_due(number, before.due, actor=actor)
            case _:
                return _move_back(work, draft, before, actor)

    return restore


def _move_back(work: Work, draft: Draft, before: Before, actor: str) -> Draft:
    """To its old state where its life leads there, else back to the reviewers."""
    to = before.state if before.state in MOVES[draft.state] else DraftState.IN_REVIEW
    why = (to is before.state and before.reason) or "Die Sammelaktion wurde rückgängig gemacht."
    return work.drafts.move(stored_id(draft), to, actor=actor, why=why)


Item = TypeVar("Item")


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + TOGETHER] for start in range(0, len(items), TOGETHER))
