"""What a person decides about a draft and its segments."""

from dataclasses import replace
from datetime import date

from pipeline import approval
from pipeline.approved import elsewhere
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.errors import ContentNotHandled, NotReady
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.rebase import Place, place_of
from pipeline.release import ensure_settled, release, unsettled
from pipeline.repair import faults
from pipeline.segment_decisions import DecisionKind
from pipeline.store_ports import Work

BULK = approval.BULK
READ = "Geprüft und freigegeben."
CHANGED = "Entwurf {id}: Jemand hat inzwischen einen Text geändert. Bitte ansehen und noch einmal freigeben."
FOREIGN = "Entwurf {id}: {reason} Soll der Entwurf ihn ersetzen: --replace."
NOTHING_TAKEN = "Entwurf {id}: Zu diesem Abschnitt gibt es keine Entscheidung zum Zurücknehmen."


def accept(municipality: Municipality, draft_id: int, *, key: str, actor: str, version: int | None = None) -> Draft:
    """Say that a segment was read and is right; NotReady while it has no text or a critical finding.

    Overtaken if a version is given and the segment has another. A draft that was replaced meanwhile is answered with
    its successor if that says the same in this segment, else MovedOn; so it is for all decisions about a segment.
    """
    with municipality.transaction() as work:
        place = place_of(work, draft_id, key, version)
        _ensure_acceptable(place.draft, place.segment)
        seen = place.segment.version if place.version is None else place.version
        work.decisions.take(place.draft_id, place.segment.key, DecisionKind.ACCEPTED, actor=actor, version=seen)
        return work.drafts.get(place.draft_id)


def skip(municipality: Municipality, draft_id: int, *, key: str, actor: str, version: int | None = None) -> Draft:
    """Leave a segment for later or for somebody else; Overtaken if a version is given and it has another."""
    with municipality.transaction() as work:
        place = place_of(work, draft_id, key, version)
        work.decisions.take(place.draft_id, place.segment.key, DecisionKind.SKIPPED, actor=actor, version=place.version)
        return work.drafts.get(place.draft_id)


def withdraw(municipality: Municipality, draft_id: int, *, key: str, actor: str) -> Draft:
    """Take back what was accepted or skipped last; NotReady if there is nothing to take back."""
    with municipality.transaction() as work:
        place = place_of(work, draft_id, key, None)
        if not work.decisions.withdraw(place.draft_id, place.segment.key, actor=actor):
            raise NotReady(NOTHING_TAKEN, id=draft_id)
        return work.drafts.get(place.draft_id)


def edit(  # noqa: PLR0913  # what was typed where, by whom, over what
    municipality: Municipality, draft_id: int, *, key: str, text: str, actor: str, version: int | None = None
) -> Draft:
    """Replace one target by what a person typed, and check the draft again; the last missing text ends its hold.

    Raises ContentNotHandled when the text does not carry the placeholders of its source; emphasis may be left out.
    Raises Overtaken, with the segment as it is, when a version is given and the segment has another.
    """
    with municipality.transaction() as work:
        place = place_of(work, draft_id, key, version)
        _ensure_fits(place.segment, text)
        _type(municipality, work, place, text=text, actor=actor)
        return work.drafts.get(place.draft_id)


def approve(municipality: Municipality, draft_id: int, *, actor: str, why: str = READ) -> Draft:
    """Release a draft for publication; NotReady says what is missing.

    A draft in conflict with a foreign text is released by `take_over` only; one that met an open editor or a proposal
    may try again.
    """
    with municipality.transaction() as work:
        return approve_in(municipality, work, draft_id, actor=actor, why=why)


def approve_read(municipality: Municipality, draft_id: int, *, actor: str, text_version: int | None = None) -> Draft:
    """Release a draft that people have read: NotReady while a segment that needs somebody is undecided or skipped.

    If the version of the texts that the actor has seen is given, NotReady also when there is a newer one.
    """
    with municipality.transaction() as work:
        draft = work.drafts.get(draft_id)
        if text_version not in {None, draft.text_version}:
            raise NotReady(CHANGED, id=draft_id)
        ensure_settled(work, draft)
        return approve_in(municipality, work, draft_id, actor=actor, why=READ)


def approve_as_read(municipality: Municipality, draft_id: int, *, actor: str) -> Draft:
    """Release a draft for a program: what nobody has decided about counts as unread, and keeps its label."""
    with municipality.transaction() as work:
        why = BULK if unsettled(work, work.drafts.get(draft_id)) else READ
        return approve_in(municipality, work, draft_id, actor=actor, why=why)


def approve_in(municipality: Municipality, work: Work, draft_id: int, *, actor: str, why: str) -> Draft:
    """The same within a transaction."""
    draft = work.drafts.get(draft_id)
    if draft.state is DraftState.CONFLICT and work.publications.standing(draft_id) is not None:
        raise NotReady(FOREIGN, id=draft_id, reason=draft.reason)
    return release(municipality, work, draft, actor=actor, why=why)


def take_over(municipality: Municipality, draft_id: int, *, actor: str) -> Draft:
    """Release a draft in conflict: it may replace exactly the foreign text that it met, and no newer one."""
    with municipality.transaction() as work:
        draft = work.drafts.get(draft_id)
        if draft.state is not DraftState.CONFLICT or not work.publications.accept(draft_id):
            raise NotReady("Entwurf {id}: Im CMS steht kein fremder Text, der ersetzt werden könnte.", id=draft_id)
        why = "Freigegeben; der fremde Text im CMS wird ersetzt."
        return release(municipality, work, draft, actor=actor, why=why)


def reject(municipality: Municipality, draft_id: int, *, actor: str, reason: str) -> Draft:
    """Refuse a draft; the reason stays with it. Raises NotReady without one."""
    return _explained(municipality, draft_id, DraftState.REJECTED, actor=actor, reason=reason)


def hold(municipality: Municipality, draft_id: int, *, actor: str, reason: str) -> Draft:
    """Keep a draft back until somebody reopens it; the reason stays with it. Raises NotReady without one."""
    return _explained(municipality, draft_id, DraftState.HELD, actor=actor, reason=reason)


def reopen(municipality: Municipality, draft_id: int, *, actor: str, why: str = "Wieder aufgenommen.") -> Draft:
    """Take up again what was released, held, refused or met a conflict; IllegalMove for anything else."""
    with municipality.transaction() as work:
        return work.drafts.move(draft_id, DraftState.IN_REVIEW, actor=actor, why=why)


def assign(municipality: Municipality, draft_id: int, *, person_id: int | None, actor: str) -> Draft:
    """Make a member responsible for the review, or nobody; KeyError for somebody who is no member."""
    with municipality.transaction() as work:
        return work.drafts.assign(draft_id, person_id, actor=actor)


def set_due(municipality: Municipality, draft_id: int, *, due: date | None, actor: str) -> Draft:
    """Say until when a draft is to be reviewed."""
    with municipality.transaction() as work:
        return work.drafts.set_due(draft_id, due, actor=actor)


def explained(draft_id: int, reason: str) -> str:
    """The reason without blanks around it; NotReady if there is none."""
    if not reason.strip():
        raise NotReady("Entwurf {id}: Bitte einen Grund nennen; er bleibt beim Entwurf.", id=draft_id)
    return reason.strip()


def _explained(municipality: Municipality, draft_id: int, to: DraftState, *, actor: str, reason: str) -> Draft:
    why = explained(draft_id, reason)
    with municipality.transaction() as work:
        return work.drafts.move(draft_id, to, actor=actor, why=why)


def _type(municipality: Municipality, work: Work, place: Place, *, text: str, actor: str) -> None:
    old = place.segment
    typed = replace(old, target=text, origin=Origin(OriginKind.HUMAN, actor), previous_target=old.target)
    draft = work.drafts.edit(place.draft_id, typed, actor=actor, version=place.version)
    known = work.memory.units({each.source for each in draft.segments}, locale=draft.locale)
    judgement = municipality.judge(draft, elsewhere=elsewhere(known, known, ref=draft.ref))
    work.drafts.judge(place.draft_id, judgement.findings, risk=judgement.risk)
    if draft.state is DraftState.HELD and not old.target and all(each.target for each in draft.segments):
        work.drafts.move(place.draft_id, DraftState.QUEUED, actor=actor, why="Der letzte fehlende Text ist da.")


def _ensure_fits(segment: DraftSegment, text: str) -> None:
    wrong = faults(segment.source, text, droppable=segment.emphasis)
    if wrong:
        raise ContentNotHandled("Der Text passt nicht zu den Platzhaltern der Quelle: " + " ".join(wrong))


def _ensure_acceptable(draft: Draft, segment: DraftSegment) -> None:
    critical = [each for each in draft.findings if each.segment == segment.key and each.severity is Severity.CRITICAL]
    if not segment.target:
        raise NotReady("Entwurf {id}: Dieser Abschnitt hat noch keinen Text.", id=draft.id)
    if critical:
        why = "Entwurf {id}: Dieser Abschnitt hat einen kritischen Befund: {finding}"
        raise NotReady(why, id=draft.id, finding=critical[0])
