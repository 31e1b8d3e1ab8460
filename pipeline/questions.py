"""From a segment to the question that an engine gets, and from its answer back to a target."""

from dataclasses import dataclass

from pipeline.engine import EngineRequest, Translated
from pipeline.facts.isolate import isolate
from pipeline.facts.protect import Protected, protect, unprotect
from pipeline.ports import TermFinder
from pipeline.repair import Repaired, repair
from pipeline.segment import Segment
from pipeline.transfer import EMPHASIS_DROPPED


@dataclass(frozen=True, slots=True)
class Question:
    """One segment prepared for an engine: facts protected, terms found."""

    segment: Segment
    protected: Protected
    request: EngineRequest


def question(segment: Segment, *, locale: str, terms: TermFinder, context: str) -> Question:
    """Prepare a segment: what an engine might damage becomes a placeholder that it must bring back."""
    protected = protect(segment.text, first=max((tag.number for tag in segment.tags), default=0) + 1)
    shown = tuple((tag.number, tag.content) for tag in segment.tags if tag.content)
    request = EngineRequest(
        protected.text, terms=terms(segment.text, locale=locale), context=context, contents=shown + protected.contents
    )
    return Question(segment, protected, request)


def target(asked: Question, answer: Translated, *, locale: str) -> str:
    """The answer as a target text: facts put back, damaged placeholders repaired where a rule knows how.

    What cannot be repaired stays as the engine left it; the checks report it and it is never merged.
    """
    repaired = _repaired(asked.request, answer)
    text = unprotect(repaired.text if repaired else answer.text, asked.protected.contents)
    return isolate(text, locale=locale)


def _repaired(request: EngineRequest, answer: Translated) -> Repaired | None:
    """The answer with sound placeholders; emphasis left out on purpose stays out, lost emphasis may come back."""
    if EMPHASIS_DROPPED in answer.notes:
        return repair(request.text, answer.text, droppable=request.emphasis)
    return repair(request.text, answer.text) or repair(request.text, answer.text, droppable=request.emphasis)
