"""When a draft may go to the CMS: finished, true to the page as it is now, seen by enough people."""

from pipeline.approval import BULK
from pipeline.draft import Draft, OriginKind, stored_id
from pipeline.errors import NotReady
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.needs_person import needs_person
from pipeline.review_record import review_record
from pipeline.segment_decisions import DecisionKind
from pipeline.store_ports import Work


def release(municipality: Municipality, work: Work, draft: Draft, *, actor: str, why: str) -> Draft:
    """Let a draft go to the CMS; NotReady says what is missing and what to do."""
    ensure_current(work, draft)
    ensure_finished(draft)
    ensure_second_person(municipality, work, draft, actor)
    number = stored_id(draft)
    if why == BULK and not municipality.publishes_unreviewed:
        ensure_read(work, draft)
    return work.drafts.move(number, DraftState.APPROVED, actor=actor, why=why)


def ensure_finished(draft: Draft) -> None:
    """Raise NotReady while the draft has critical findings or missing texts."""
    critical = [finding for finding in draft.findings if finding.severity is Severity.CRITICAL]
    missing = sum(not segment.target for segment in draft.segments)
    if critical:
        raise NotReady(
            "Entwurf {id} hat kritische Befunde ({count}), zum Beispiel: {finding} Bitte berichtigen oder ablehnen.",
            id=draft.id,
            count=len(critical),
            finding=critical[0],
        )
    if missing:
        raise NotReady("In Entwurf {id} fehlen noch Texte ({count}).", id=draft.id, count=missing)


def ensure_current(work: Work, draft: Draft) -> None:
    """Raise NotReady for a draft of an older version of the German page than the one that we know."""
    kept = work.documents.get(draft.ref)
    if kept is None or kept.text_hash != draft.source_hash:
        raise NotReady(
            "Entwurf {id}: Die deutsche Seite wurde inzwischen geändert oder entfernt. Bitte den neuen Entwurf "
            "prüfen, den der nächste Lauf macht; was gleich geblieben ist, bleibt dort entschieden.",
            id=draft.id,
        )


def unsettled(work: Work, draft: Draft) -> int:
    """How many segments still need somebody, those that were skipped included."""
    taken = work.decisions.of(stored_id(draft))
    return sum(needs_person(segment, draft.findings, taken.get(segment.key)) for segment in draft.segments)


def ensure_settled(work: Work, draft: Draft) -> None:
    """Raise NotReady while a segment needs somebody."""
    if left := unsettled(work, draft):
        raise NotReady(
            "Entwurf {id}: Es gibt Abschnitte, die noch niemand bestätigt oder bearbeitet hat ({count}).",
            id=draft.id,
            count=left,
        )


def ensure_second_person(municipality: Municipality, work: Work, draft: Draft, actor: str) -> None:
    """Raise NotReady where four eyes are asked for and only the actor has seen a text that they typed."""
    if draft.ref.content_type not in municipality.four_eyes:
        return
    alone = _typed_alone(work, draft, actor)
    if alone:
        raise NotReady(
            "Entwurf {id}: Hier gilt das Vier-Augen-Prinzip, und einige Texte ({count}) hat nur {actor} bearbeitet. "
            "Bitte von jemand anderem freigeben oder die bearbeiteten Abschnitte bestätigen lassen.",
            id=draft.id,
            count=len(alone),
            actor=actor,
        )


def _typed_alone(work: Work, draft: Draft, actor: str) -> list[str]:
    decisions = work.decisions.of(stored_id(draft))
    found = []
    for segment in draft.segments:
        decision = decisions.get(segment.key)
        typist = segment.origin.name if segment.origin.kind is OriginKind.HUMAN else ""
        if decision is not None and decision.kind is DecisionKind.EDITED:
            typist = decision.actor
        second = decision is not None and (
            decision.kind is DecisionKind.RELEASED
            or (decision.kind is DecisionKind.ACCEPTED and decision.actor != typist)
        )
        if typist == actor and not second:
            found.append(segment.key)
    return found


def ensure_read(work: Work, draft: Draft) -> None:
    """Raise NotReady while no person answers for a text of a machine."""
    number = stored_id(draft)
    if not review_record(draft, work.decisions.of(number), ()).is_reviewed:
        raise NotReady(
            "Entwurf {id}: Diese Kommune veröffentlicht nichts Ungelesenes. Bitte den Entwurf öffnen, die "
            "Abschnitte bestätigen und ihn dann freigeben.",
            id=draft.id,
        )
