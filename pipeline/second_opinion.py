"""What other engines said about a segment, from their stored answers: nothing is asked and nothing is paid."""

from dataclasses import dataclass

from pipeline.ask import stored_key
from pipeline.document import DocumentRef
from pipeline.engine import Translated
from pipeline.municipality import Municipality
from pipeline.questions import Question, Surroundings, question, target
from pipeline.segment import Segment
from pipeline.store_ports import MachineTranslation, Work


@dataclass(frozen=True, slots=True)
class Opinion:
    """A target that an engine proposed."""

    engine: str
    target: str
    score: float | None = None


def second_opinions(
    municipality: Municipality, work: Work, segment: Segment, *, document: DocumentRef, locale: str
) -> list[Opinion]:
    """One per engine of the municipality that was asked for this sentence before, in the order of its routes."""
    pivot = municipality.routing.pivot(locale)
    asked = question(segment, around=Surroundings(document, locale, municipality.terms, pivot=pivot))
    engines = [route.engine for route in municipality.routing.open() if route.covers(locale)]
    kept = work.translations.get([stored_key(asked.request, engine) for engine in engines])
    told = {found.engine: _opinion(asked, found) for found in kept.values() if found.target}
    return [told[name] for name in dict.fromkeys(engine.name for engine in engines) if name in told]


def _opinion(asked: Question, found: MachineTranslation) -> Opinion:
    text = target(asked, Translated(found.target, score=found.score, notes=found.notes))
    return Opinion(found.engine, text, found.score)
