"""What a person decides about a draft."""

from dataclasses import replace

from pipeline.approved import elsewhere
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.errors import ContentNotHandled, NotReady
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.repair import faults

BULK = "Sammelfreigabe ohne Einzelprüfung."
"""Nobody read such a draft, so it keeps the label that the EU AI Act, Art. 50(4), asks for."""


def approve(municipality: Municipality, draft_id: int, *, actor: str, why: str = "Geprüft und freigegeben.") -> Draft:
    """Release a draft for publication; raises NotReady while it has critical findings or missing texts.

    A draft in conflict with a foreign text is released by `take_over` only; one that met an open editor or a proposal
    may try again.
    """
    with municipality.transaction() as work:
        draft = work.drafts.get(draft_id)
        if draft.state is DraftState.CONFLICT and work.publications.standing(draft_id) is not None:
            raise NotReady(f"Entwurf {draft_id}: {draft.reason} Soll der Entwurf ihn ersetzen: --replace.")
        _ensure_ready(draft)
        return work.drafts.move(draft_id, DraftState.APPROVED, actor=actor, why=why)


def take_over(municipality: Municipality, draft_id: int, *, actor: str) -> Draft:
    """Release a draft in conflict: it may replace exactly the foreign text that it met, and no newer one."""
    with municipality.transaction() as work:
        draft = work.drafts.get(draft_id)
        _ensure_ready(draft)
        if draft.state is not DraftState.CONFLICT or not work.publications.accept(draft_id):
            raise NotReady(f"Entwurf {draft_id}: Im CMS steht kein fremder Text, der ersetzt werden könnte.")
        why = "Freigegeben; der fremde Text im CMS wird ersetzt."
        return work.drafts.move(draft_id, DraftState.APPROVED, actor=actor, why=why)


def reject(municipality: Municipality, draft_id: int, *, actor: str, reason: str) -> Draft:
    """Refuse a draft; the reason stays with it. Raises NotReady without one."""
    if not reason.strip():
        raise NotReady(f"Entwurf {draft_id}: Bitte einen Grund nennen; er bleibt beim Entwurf.")
    with municipality.transaction() as work:
        return work.drafts.move(draft_id, DraftState.REJECTED, actor=actor, why=reason)


def edit(municipality: Municipality, draft_id: int, *, key: str, text: str, actor: str) -> Draft:
    """Replace one target by what a person typed, and check the draft again; the last missing text ends its hold.

    Raises ContentNotHandled when the text does not carry the placeholders of its source; emphasis may be left out.
    """
    with municipality.transaction() as work:
        segment = _segment(work.drafts.get(draft_id), key)
        wrong = faults(segment.source, text, droppable=segment.emphasis)
        if wrong:
            raise ContentNotHandled("Der Text passt nicht zu den Platzhaltern der Quelle: " + " ".join(wrong))
        edited = replace(segment, target=text, origin=Origin(OriginKind.HUMAN, actor), previous_target=segment.target)
        draft = work.drafts.edit(draft_id, edited, actor=actor)
        known = work.memory.units({each.source for each in draft.segments}, locale=draft.locale)
        judgement = municipality.judge(draft, elsewhere=elsewhere(known, known, ref=draft.ref))
        work.drafts.judge(draft_id, judgement.findings, risk=judgement.risk)
        if draft.state is DraftState.HELD and not segment.target and all(each.target for each in draft.segments):
            work.drafts.move(draft_id, DraftState.QUEUED, actor=actor, why="Der letzte fehlende Text ist da.")
        return work.drafts.get(draft_id)


def _segment(draft: Draft, key: str) -> DraftSegment:
    """The segment with this key, or with this number as `sprachlotse show` counts them."""
    if key.isdecimal() and 1 <= int(key) <= len(draft.segments):
        return draft.segments[int(key) - 1]
    found = next((segment for segment in draft.segments if segment.key == key), None)
    if found is None:
        raise NotReady(f"Entwurf {draft.id} hat keinen Abschnitt „{key}“; „sprachlotse show {draft.id}“ nennt sie.")
    return found


def _ensure_ready(draft: Draft) -> None:
    critical = [finding for finding in draft.findings if finding.severity is Severity.CRITICAL]
    missing = sum(not segment.target for segment in draft.segments)
    if critical:
        raise NotReady(
            f"Entwurf {draft.id} hat {len(critical)} kritische Befunde, zum Beispiel: {critical[0].text()} "
            f"Bitte mit „sprachlotse edit“ berichtigen oder mit „sprachlotse reject“ ablehnen."
        )
    if missing:
        raise NotReady(f"In Entwurf {draft.id} fehlen noch {missing} Texte.")
