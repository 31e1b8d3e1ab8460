"""What was approved and published goes into the memory."""

from datetime import UTC, datetime

from pipeline.decisions import BULK
from pipeline.draft import Draft, OriginKind
from pipeline.lifecycle import DraftState
from pipeline.memory import Unit
from pipeline.store_ports import Work


def learn(work: Work, draft: Draft) -> int:
    """Remember the segments of a published draft with their neighbours; returns how many units there were."""
    texts = ["", *(segment.source for segment in draft.segments), ""]
    events = work.drafts.events(draft.id) if draft.id is not None else []
    approval = next((event for event in reversed(events) if event.after == DraftState.APPROVED), None)
    author, reviewed = (approval.actor, approval.why != BULK) if approval else ("", False)
    now = datetime.now(UTC)
    return work.memory.learn(
        Unit(
            segment.source,
            segment.target,
            draft.locale,
            previous=texts[index],
            following=texts[index + 2],
            document=str(draft.ref),
            author=author,
            origin=segment.origin,
            approved=now,
            reviewed=reviewed,
        )
        for index, segment in enumerate(draft.segments)
        if segment.origin.kind is not OriginKind.COPY and segment.target
    )
