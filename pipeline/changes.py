"""What happened to each segment since the version that was translated last."""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.draft import ChangeClass, Draft, DraftSegment
from pipeline.segment import Segment


def carry_over(segments: tuple[Segment, ...], base: Draft | None) -> Mapping[str, DraftSegment]:
    """For every segment whose text the base draft has translated: its target and origin, unchanged."""
    if base is None:
        return {}
    known = {segment.source: segment for segment in base.segments if segment.target}
    known |= {segment.key: segment for segment in base.segments if segment.target}
    return {
        segment.key: replace(
            found, key=segment.key, kind=segment.kind, change=ChangeClass.UNCHANGED, previous_source=None
        )
        for segment in segments
        if (found := known.get(segment.key) or known.get(segment.text)) and found.source == segment.text
    }
