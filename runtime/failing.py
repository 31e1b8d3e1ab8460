"""Counts what fails again and again, so that a run leaves it alone and a person sees it."""

from collections.abc import Callable, Collection

from pipeline.document import ContentType, DocumentRef
from pipeline.municipality import Municipality
from pipeline.report import Problem, Report
from pipeline.run_ports import ENOUGH
from pipeline.target import Target

WHOLE = ""
"""In place of a locale: the document failed before any."""


def note(municipality: Municipality, step: str, tried: Collection[Target], report: Report) -> None:
    """Count the failures among what was tried; what worked is forgotten. What may work later does not count."""
    failed = {
        _target(municipality, problem): problem.message
        for problem in report.problems
        if problem.document and not problem.try_later
    }
    waiting = {_target(municipality, problem) for problem in report.problems if problem.document and problem.try_later}
    documents = {Target(target.ref, WHOLE) for target in tried}
    with municipality.transaction() as work:
        work.failures.note(step, list(failed.items()))
        work.failures.forget(
            step, [each for each in {*tried, *documents} if each not in failed and each not in waiting]
        )


def given_up(municipality: Municipality) -> Callable[[Target], bool]:
    """What a run leaves alone: a target, or the whole document, that failed too often."""
    with municipality.reading() as work:
        failures = work.failures.all()
    hopeless = {failure.target for failure in failures if failure.times >= ENOUGH}
    return lambda target: target in hopeless or Target(target.ref, WHOLE) in hopeless


def _target(municipality: Municipality, problem: Problem) -> Target:
    kind, _, key = problem.document.partition("/")
    return Target(DocumentRef(municipality.slug, ContentType(kind), key), problem.locale)
