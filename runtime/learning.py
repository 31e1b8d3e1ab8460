"""What a night learns beside the published segments, which go into the memory as they are published."""

from pipeline.hygiene import mark_stale
from pipeline.municipality import Municipality
from pipeline.report import Report
from runtime.logs import log


def learn(municipality: Municipality) -> Report:
    """Mark what the memory knows of sentences that stand on no page any more."""
    stale = mark_stale(municipality)
    log("memory.marked", municipality=municipality.slug, stale=stale)
    return Report()
