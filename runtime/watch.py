"""Asks a CMS that sends no webhooks whether something changed, and puts it where webhooks go."""

from datetime import UTC, datetime

from pipeline.document import DocumentRef
from pipeline.municipality import Municipality
from pipeline.run_ports import ENOUGH

SOURCE = "watch"


def watch(municipality: Municipality) -> frozenset[DocumentRef]:
    """Note the documents whose stamp is new since the last pull; two cheap requests, no text is read."""
    stamps = municipality.cms.stamps()
    with municipality.transaction() as work:
        known = work.documents.stamps()
        waiting = {ref for each in work.deliveries.latest(limit=_RECENT) for ref in each.refs if each.settled is None}
        hopeless = {failure.target.ref for failure in work.failures.all() if failure.times >= ENOUGH}
        news = {stamp.ref for stamp in stamps if known.get(stamp.ref) != stamp.token} - waiting - hopeless
        if known and news:  # before the first night everything is new, and the night is there for that
            work.deliveries.receive(SOURCE, datetime.now(UTC).isoformat(), news)
    return frozenset(news if known else ())


_RECENT = 200
