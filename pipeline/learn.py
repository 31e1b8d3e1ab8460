"""What was approved and published goes into the memory."""

from datetime import UTC, datetime

from pipeline.draft import Draft, OriginKind, stored_id
from pipeline.memory import Unit
from pipeline.review_record import review_record
from pipeline.store_ports import Work


def learn(work: Work, draft: Draft) -> int:
    """Remember the segments of a published draft with their neighbours; returns how many units there were."""
    texts = ["", *(segment.source for segment in draft.segments), ""]
    number = stored_id(draft)
    record = review_record(draft, work.decisions.of(number), work.drafts.events(number))
    now = datetime.now(UTC)
    return work.memory.learn(
        Unit(
            segment.source,
            segment.target,
            draft.locale,
            previous=texts[index],
            following=texts[index + 2],
            document=str(draft.ref),
            author=review.by,
            origin=segment.origin,
            approved=now,
            reviewed=review.is_by_person,
        )
        for index, (segment, review) in enumerate(zip(draft.segments, record.segments, strict=True))
        if segment.origin.kind is not OriginKind.COPY and segment.target
    )
