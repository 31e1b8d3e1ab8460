"""Last step: write approved drafts to the CMS, exactly once, and never over somebody's newer text."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from pipeline.containment import contained
from pipeline.document import SOURCE_LOCALE
from pipeline.draft import Draft, stored_id
from pipeline.errors import IllegalMove, NotReviewed, SkipDocument, TryLater
from pipeline.extract import extract
from pipeline.fingerprint import same_text, text_hash
from pipeline.learn import learn
from pipeline.lifecycle import DraftState
from pipeline.merge import merge
from pipeline.municipality import Municipality
from pipeline.ports import Progress
from pipeline.publication import Conflict, NotPublished, PublicationOrder, PublicationOutcome, Published
from pipeline.report import Problem, Report
from pipeline.review_record import ReviewRecord, review_record
from pipeline.store_ports import EVERYTHING, DraftFilter

ACTOR = "sprachlotse"
TOGETHER = 24
"""Drafts that are looked at and written in one go."""
MOVED_ON = f"Die Seite ({SOURCE_LOCALE}) wurde geändert oder entfernt; der nächste Lauf macht einen neuen Entwurf."
UNREAD = "Diese Kommune veröffentlicht nichts Ungelesenes; der Entwurf muss erst geprüft werden."


@dataclass(frozen=True, slots=True)
class Parcel:
    """A draft together with the order that will publish it."""

    draft_id: int
    draft: Draft
    order: PublicationOrder
    review: ReviewRecord
    """Kept with the publication."""


def publish(municipality: Municipality, progress: Progress) -> Report:
    """Publish every approved draft, and those whose publication was cut off; parents before children.

    A few at a time: between the look at the German page and the write there should be seconds, not minutes.
    """
    ready, report = _ready(municipality), Report()
    for start in range(0, len(ready), TOGETHER):
        report += _publish_some(municipality, ready[start : start + TOGETHER])
        progress("publish", min(start + TOGETHER, len(ready)), len(ready))
    return report + _mend_links(municipality)


def _publish_some(municipality: Municipality, ready: Sequence[Draft]) -> Report:
    parcels, report = _parcels(municipality, ready)
    by_order = {parcel.order: parcel for parcel in parcels}
    for order, outcome in municipality.cms.publish([parcel.order for parcel in parcels]):
        with suppress(IllegalMove):  # another publisher, at the same time, has settled it
            report += _settle(municipality, by_order[order], outcome)
    return report


def _ready(municipality: Municipality) -> list[Draft]:
    """Approved and cut-off drafts in the order of the documents, so that parents come first."""
    wanted = DraftFilter(states=(DraftState.APPROVED, DraftState.PUBLISHING), limit=EVERYTHING)
    with municipality.transaction() as work:
        position = {ref: index for index, ref in enumerate(work.documents.refs())}
        drafts = [work.drafts.get(summary.id) for summary in work.drafts.find(wanted)]
    return sorted(drafts, key=lambda draft: (position.get(draft.ref, len(position)), draft.locale))


def _parcels(municipality: Municipality, drafts: Sequence[Draft]) -> tuple[list[Parcel], Report]:
    parcels: list[Parcel] = []
    report = Report()
    for draft in drafts:
        try:
            with contained():
                parcel = _parcel(municipality, draft)
        except (TryLater, SkipDocument) as error:
            problem = Problem.of(error, step="publish", ref=draft.ref, locale=draft.locale)
            report += Report(problems=(problem,))
            continue
        except IllegalMove:  # a person or another publisher moved it since it was read
            continue
        if parcel is None:
            report += Report(superseded=1)
        else:
            parcels.append(parcel)
    return parcels, report


def _parcel(municipality: Municipality, draft: Draft) -> Parcel | None:
    """The draft ready to send, or None when the German page has moved on and the draft was superseded."""
    parcel = _packed(municipality, draft)
    if parcel and draft.state is DraftState.APPROVED:
        _ensure_reviewed(municipality, parcel)
    with municipality.transaction() as work:
        if parcel is None:
            work.drafts.move(stored_id(draft), DraftState.SUPERSEDED, actor=ACTOR, why=MOVED_ON)
        elif draft.state is DraftState.APPROVED:
            moved = work.drafts.move(
                parcel.draft_id, DraftState.PUBLISHING, actor=ACTOR, why="Die Veröffentlichung beginnt."
            )
            if moved.version != draft.version + 1:  # somebody took it back, changed it and released it anew meanwhile
                raise IllegalMove(draft.state, DraftState.PUBLISHING)
    return parcel


def _ensure_reviewed(municipality: Municipality, parcel: Parcel) -> None:
    """Send a draft that nobody read back to the reviewers, where nothing unread is published; raises NotReviewed."""
    if municipality.publishes_unreviewed or parcel.review.is_reviewed:
        return
    with municipality.transaction() as work:
        work.drafts.move(parcel.draft_id, DraftState.IN_REVIEW, actor=ACTOR, why=UNREAD)
    raise NotReviewed(UNREAD)


def _packed(municipality: Municipality, draft: Draft) -> Parcel | None:
    """The draft with its order, or None when the German page is no longer the one it was made from."""
    draft_id = stored_id(draft)
    document = municipality.cms.fetch(draft.ref)
    extraction = extract(document) if document else None
    if extraction is None or not same_text(text_hash(extraction), draft.source_hash):
        return None
    fields = merge(extraction, {segment.key: segment.target for segment in draft.segments})
    with municipality.transaction() as work:
        expected = work.publications.expected(draft.ref, draft.locale, draft=draft_id)
        review = review_record(draft, work.decisions.of(draft_id), work.drafts.events(draft_id))
    order = PublicationOrder(draft.ref, draft.locale, fields, expected, machine_translated=not review.is_reviewed)
    return Parcel(draft_id, draft, order, review)


def _settle(municipality: Municipality, parcel: Parcel, outcome: PublicationOutcome) -> Report:
    """Record how a write ended: state, token and, when it is live, what the memory learns — in one transaction."""
    with municipality.transaction() as work:
        work.publications.record(parcel.draft_id, outcome, review=parcel.review.as_dict())
        match outcome:
            case Published(version=version):
                why = f"Veröffentlicht als Version {version}."
                work.drafts.move(parcel.draft_id, DraftState.PUBLISHED, actor=ACTOR, why=why)
                learn(work, parcel.draft)
                return Report(published=1)
            case Conflict(reason=reason):
                work.drafts.move(parcel.draft_id, DraftState.CONFLICT, actor=ACTOR, why=reason)
                return Report(conflicts=1, problems=(_problem(parcel, reason, try_later=False),))
            case NotPublished(reason=reason, try_later=try_later):
                state = DraftState.APPROVED if try_later else DraftState.FAILED
                work.drafts.move(parcel.draft_id, state, actor=ACTOR, why=reason)
                return Report(problems=(_problem(parcel, reason, try_later=try_later),))


def _problem(parcel: Parcel, reason: str, *, try_later: bool) -> Problem:
    return Problem("publish", reason, str(parcel.order.ref), parcel.order.locale, try_later)


def _mend_links(municipality: Municipality) -> Report:
    """Write pages again whose internal links had no target in their locale when they were written first."""
    with municipality.transaction() as work:
        drafts = [work.drafts.get(draft_id) for draft_id in work.publications.with_pending_links()]
    parcels = [parcel for draft in drafts if (parcel := _again(municipality, draft))]
    by_order = {parcel.order: parcel for parcel in parcels}
    report = Report()
    for order, outcome in municipality.cms.publish([parcel.order for parcel in parcels]):
        with municipality.transaction() as work:
            parcel = by_order[order]
            work.publications.record(parcel.draft_id, outcome, review=parcel.review.as_dict())
        if isinstance(outcome, NotPublished):
            report += Report(problems=(_problem(parcel, outcome.reason, try_later=outcome.try_later),))
    return report


def _again(municipality: Municipality, draft: Draft) -> Parcel | None:
    """The parcel of a published draft, if its German page is still the one it was made from."""
    try:
        with contained():
            return _packed(municipality, draft)
    except (TryLater, SkipDocument):
        return None  # its links are mended by a later run
