"""Keep the memory true to the pages: what stands nowhere any more is marked, not deleted."""

from pipeline.errors import ContentNotHandled
from pipeline.extract import extract
from pipeline.municipality import Municipality


def mark_stale(municipality: Municipality) -> int:
    """Mark the units whose source stands on no page as last pulled; returns how many there are."""
    current: set[str] = set()
    for each in municipality.documents():
        try:
            current |= {segment.text for segment in extract(each.document).segments}
        except ContentNotHandled:
            return 0  # with a page unread, nothing can be called unused
    with municipality.transaction() as work:
        return work.memory.mark_stale(current)
