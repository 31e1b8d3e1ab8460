"""An open draft with everything that its page shows, read in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.document import Document
from pipeline.draft import Draft
from pipeline.extract import extract
from pipeline.lifecycle import EDITABLE_STATES, DraftState
from pipeline.municipality import Municipality
from pipeline.needs_person import progress
from pipeline.remarks import Remark
from pipeline.segment import Extraction
from pipeline.segment_decisions import Decisions
from pipeline.store_ports import KeptDocument, Work
from pipeline.tag_words import tag_words
from review.editor.neighbours import NOBODY, Neighbours
from review.editor.views import SegmentView, Surroundings, view, views
from review.refusals import NotHere


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft, what people decided and said about it, and the German page as it is now."""

    draft: Draft
    decisions: Decisions
    remarks: Sequence[Remark]
    kept: KeptDocument | None
    successor: int | None
    """The newer draft of the same page and locale, if there is one."""
    around: Surroundings
    beside: Neighbours = NOBODY
    """In the queue that somebody came from."""

    @property
    def is_reviewable(self) -> bool:
        """Whether a person may still change it."""
        return self.draft.state in EDITABLE_STATES

    @property
    def progress(self) -> tuple[int, int]:
        """How many segments are settled, of how many that need a person or were decided."""
        return progress(self.draft, self.decisions)

    @property
    def needing(self) -> list[str]:
        """The keys of the segments that need a person, in the order of the page."""
        return [segment.key for segment in self.draft.segments if self.around.needs(segment)]

    @property
    def rest(self) -> int:
        """How many segments nobody has to read and nobody did."""
        return sum(
            not self.around.needs(segment) and segment.key not in self.decisions for segment in self.draft.segments
        )

    def views(self, *, asked_for: str = "") -> list[SegmentView]:
        """Its segments in the order of the page."""
        return views(self.around, asked_for=asked_for)

    def view(self, key: str) -> SegmentView:
        """One segment; NotHere if there is none with this key."""
        found = view(self.around, key)
        if found is None:
            raise NotHere
        return found


def opened(municipality: Municipality, draft_id: int) -> Opened:
    """The draft as it is now; NotHere if this municipality has none with this id."""
    with municipality.reading() as work:
        return read(municipality, work, draft_id)


def read(municipality: Municipality, work: Work, draft_id: int) -> Opened:
    """The same in a transaction that is under way."""
    draft = found(work, draft_id)
    kept = work.documents.get(draft.ref)
    decisions = work.decisions.of(draft_id)
    remarks = work.remarks.about(draft.ref)
    labels = _labels(kept.document) if kept else {}
    around = Surroundings(draft, decisions, municipality.terms, labels, remarks)
    return Opened(draft, decisions, remarks, kept, successor_of(work, draft), around)


def found(work: Work, draft_id: int) -> Draft:
    """The draft; NotHere if this municipality has none with this id."""
    try:
        return work.drafts.get(draft_id)
    except KeyError as error:
        raise NotHere from error


@lru_cache(maxsize=256)
def taken_apart(document: Document) -> Extraction:
    """The segments of a German page; kept, because one page is opened many times in a morning."""
    return extract(document)


@lru_cache(maxsize=256)
def _labels(document: Document) -> Mapping[str, Mapping[int, str]]:
    segments = taken_apart(document).segments
    return {each.key: {tag.number: tag_words(tag) for tag in each.tags} for each in segments if each.tags}


def successor_of(work: Work, draft: Draft) -> int | None:
    """The newer draft of the same page and locale, once there is one."""
    if draft.state is not DraftState.SUPERSEDED:
        return None
    newest = work.drafts.newest(draft.ref, draft.locale)
    return newest.id if newest is not None and newest.id != draft.id else None
