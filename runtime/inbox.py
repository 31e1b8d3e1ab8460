"""What the webhooks left, in one run."""

from collections.abc import Sequence
from datetime import timedelta

from pipeline.delivery import Delivery, DeliveryState
from pipeline.municipality import Municipality
from pipeline.report import Problem, Report

QUIET = timedelta(seconds=2)
"""So long after the last message of a burst the work begins; a second later at most, if they do not stop."""


def take(municipality: Municipality) -> Sequence[Delivery]:
    """Everything that waits now; it stays waiting until it is settled, so that a crash loses none."""
    with municipality.reading() as work:
        return work.deliveries.waiting(older_than=timedelta(0))


def settle(municipality: Municipality, deliveries: Sequence[Delivery], report: Report, *, run: int) -> None:
    """What became of each; it waits on while the CMS cannot be read.

    A draft that is held, for its German or for an engine, has heard of the change: the night looks after it.
    """
    unread = {problem.document: problem for problem in report.problems if problem.step == "pull"}
    if "" in unread:
        return
    with municipality.transaction() as work:
        known = set(work.documents.refs())
        for delivery in deliveries:
            problems = [unread[str(ref)] for ref in delivery.refs if str(ref) in unread]
            if any(problem.try_later for problem in problems):
                continue
            state, note = _outcome(problems, is_known=not known.isdisjoint(delivery.refs))
            work.deliveries.settle([delivery.id], state, note=note, run=run)


def _outcome(problems: Sequence[Problem], *, is_known: bool) -> tuple[DeliveryState, str]:
    if problems:
        return DeliveryState.FAILED, problems[0].message
    if is_known:
        return DeliveryState.DONE, ""
    return DeliveryState.IGNORED, "Das CMS zeigt keine der genannten Seiten."
