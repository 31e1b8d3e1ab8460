"""What the webhooks left, in one run."""

from collections.abc import Sequence
from datetime import timedelta

from pipeline.delivery import Delivery, DeliveryState
from pipeline.municipality import Municipality
from pipeline.report import Report

QUIET = timedelta(seconds=2)
"""So long after the last message of a burst the work begins; twice as long after the first, if they do not stop."""


def take(municipality: Municipality) -> Sequence[Delivery]:
    """Everything that waits now; it stays waiting until it is settled, so that a crash loses none."""
    with municipality.transaction() as work:
        return work.deliveries.waiting(older_than=timedelta(0))


def settle(municipality: Municipality, deliveries: Sequence[Delivery], report: Report, *, run: int) -> None:
    """What became of each: done, ignored when the CMS shows none of its pages, waiting again when it may work later."""
    with municipality.transaction() as work:
        known = set(work.documents.refs())
        later = {problem.document for problem in report.problems if problem.try_later}
        for delivery in deliveries:
            if "" in later or any(str(ref) in later for ref in delivery.refs):
                continue
            shown = [ref for ref in delivery.refs if ref in known]
            state = DeliveryState.DONE if shown else DeliveryState.IGNORED
            note = "" if shown else "Das CMS zeigt keine der genannten Seiten."
            work.deliveries.settle([delivery.id], state, note=note, run=run)
