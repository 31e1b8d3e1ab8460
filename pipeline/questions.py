"""From a segment to the question that an engine gets, and from its answer back to a target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.document import DocumentRef
from pipeline.draft import DraftSegment
from pipeline.engine import Earlier, EngineRequest, Translated
from pipeline.facts.isolate import isolate
from pipeline.facts.protect import Protected, protect, unprotect
from pipeline.facts.verify import differences
from pipeline.placeholders import plain
from pipeline.ports import TermFinder
from pipeline.repair import Repaired, faults, repair
from pipeline.segment import Segment
from pipeline.transfer import EMPHASIS_DROPPED

CONTEXT_CHARACTERS = 1500
"""An engine needs the neighbourhood of a sentence, not the whole page; this much fits into every request."""


@dataclass(frozen=True, slots=True)
class Question:
    """One segment prepared for an engine: facts protected, terms found."""

    segment: Segment
    protected: Protected
    request: EngineRequest


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all questions of one document in one locale share."""

    document: DocumentRef
    locale: str
    terms: TermFinder
    context: str = ""
    pivot: str = ""
    """The locale for which terms are wanted too, because an engine goes through it."""


def question(segment: Segment, *, around: Surroundings, old: DraftSegment | None = None) -> Question:
    """Prepare a segment: what an engine might damage becomes a placeholder that it must bring back.

    `old` is what an edited segment was before.
    """
    protected = protect(segment.text, first=max((tag.number for tag in segment.tags), default=0) + 1)
    shown = tuple((tag.number, tag.content) for tag in segment.tags if tag.content)
    request = EngineRequest(
        protected.text,
        around.locale,
        terms=around.terms(segment.text, locale=around.locale),
        pivot_terms=around.terms(segment.text, locale=around.pivot) if around.pivot else (),
        context=around.context,
        contents=shown + protected.contents,
        emphasis=segment.emphasis,
        earlier=Earlier(old.source, old.target) if old is not None and old.target else None,
        document=around.document,
    )
    return Question(segment, protected, request)


def context(segments: Sequence[Segment], asked: Iterable[Segment]) -> str:
    """The sentences that are asked about and those beside them, in order, up to a limit: what they are about."""
    keys = {segment.key for segment in asked}
    near = {index + step for index, each in enumerate(segments) if each.key in keys for step in (-1, 0, 1)}
    texts = [plain(segment.text) for index, segment in enumerate(segments) if index in near or index == 0]
    return " ".join(texts)[:CONTEXT_CHARACTERS]


def target(asked: Question, answer: Translated) -> str:
    """The answer as a target text: facts put back, damaged placeholders repaired where a rule knows how.

    What cannot be repaired stays as the engine left it; the checks report it and it is never merged.
    """
    repaired = _repaired(asked.request, answer)
    text = unprotect(repaired.text if repaired else answer.text, asked.protected.contents)
    return isolate(text, locale=asked.request.locale)


def is_sound(asked: Question, text: str) -> bool:
    """Whether a target has all placeholders and all facts of its source; emphasis may be missing."""
    source = asked.segment.text
    if faults(source, text, droppable=asked.request.emphasis):
        return False
    return not differences(source, text, locale=asked.request.locale)


def _repaired(request: EngineRequest, answer: Translated) -> Repaired | None:
    """The answer with sound placeholders; emphasis left out on purpose stays out, lost emphasis may come back."""
    if EMPHASIS_DROPPED in answer.notes:
        return repair(request.text, answer.text, droppable=request.emphasis)
    return repair(request.text, answer.text) or repair(request.text, answer.text, droppable=request.emphasis)
