"""Where a decision about a draft lands that a newer one has replaced while somebody was still at it."""

from dataclasses import dataclass

from pipeline.draft import Draft, DraftSegment, stored_id
from pipeline.errors import MovedOn, NotReady, Overtaken
from pipeline.lifecycle import OPEN_STATES, DraftState
from pipeline.store_ports import Work


@dataclass(frozen=True, slots=True)
class Place:
    """The segment that a decision is about, in the draft that is open now."""

    draft: Draft
    segment: DraftSegment
    version: int | None
    """Of the segment, as whoever decides has seen it; None if they did not say."""

    @property
    def draft_id(self) -> int:
        """The draft that is open now."""
        return stored_id(self.draft)


def place_of(work: Work, draft_id: int, key: str, version: int | None) -> Place:
    """The place in the draft itself, or in its successor if that says the same there.

    Raises MovedOn, with the successor, if the German sentence or its target is another one by now; Overtaken if
    somebody else had changed the segment before.
    """
    draft = work.drafts.get(draft_id)
    segment = segment_of(draft, key)
    if draft.state is not DraftState.SUPERSEDED:
        return Place(draft, segment, version)
    if version is not None and version != segment.version:
        why = "Entwurf {id}: Den Abschnitt hat inzwischen jemand anderes geändert."
        raise Overtaken(why, segment, id=draft_id)
    successor = work.drafts.newest(draft.ref, draft.locale)
    if successor is None or successor.state not in OPEN_STATES:
        raise MovedOn(
            "Entwurf {id}: Die deutsche Seite wurde geändert oder entfernt; der nächste Lauf macht einen neuen.",
            None,
            id=draft_id,
        )
    twin = _twin(segment, successor)
    if twin is None:
        raise MovedOn(
            "Entwurf {id}: Die deutsche Seite wurde geändert, auch dieser Abschnitt. Bitte in Entwurf {newer} "
            "weiterarbeiten.",
            successor.id,
            id=draft_id,
            newer=successor.id,
        )
    return Place(successor, twin, twin.version)


def segment_of(draft: Draft, key: str) -> DraftSegment:
    """The segment with this key, or with this number as `sprachlotse show` counts them."""
    if key.isdecimal() and 1 <= int(key) <= len(draft.segments):
        return draft.segments[int(key) - 1]
    found = next((segment for segment in draft.segments if segment.key == key), None)
    if found is None:
        raise NotReady(
            "Entwurf {id} hat keinen Abschnitt „{key}“; „sprachlotse show {id}“ nennt sie.", id=draft.id, key=key
        )
    return found


def _twin(segment: DraftSegment, successor: Draft) -> DraftSegment | None:
    """The segment of the successor that says the same, first of all in the same place."""
    same = [each for each in successor.segments if (each.source, each.target) == (segment.source, segment.target)]
    return next((each for each in same if each.key == segment.key), same[0] if same else None)
