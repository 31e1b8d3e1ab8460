"""Ask an engine, and keep every paid answer before anything else can fail."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable
from pipeline.fingerprint import request_key
from pipeline.municipality import Municipality
from pipeline.ports import Engine, Progress
from pipeline.report import Report
from pipeline.store_ports import MachineTranslation

CHUNK = 50
"""Requests between two commits: what a `kill -9` may cost at most."""

Questions = Mapping[str, EngineRequest]
Answers = dict[str, Answer]


def keyed(engine: Engine, requests: Sequence[EngineRequest], locale: str) -> Questions:
    """The requests by the key under which their answers are kept; the same question appears once."""
    return {
        request_key(request, locale=locale, engine=engine.name, version=engine.version): request for request in requests
    }


def ask(
    municipality: Municipality, engine: Engine, questions: Questions, *, locale: str, progress: Progress
) -> tuple[Answers, Report]:
    """An answer for every question: from the store where it was paid for before, else from the engine.

    When the engine fails as a whole, the questions it did not answer are Untranslated with its reason, not finally.
    """
    with municipality.transaction() as work:
        kept = work.translations.get(list(questions))
    answers: Answers = {key: Translated(found.target) for key, found in kept.items()}
    left = [key for key in questions if key not in answers]
    report = Report()
    for chunk in _chunks(left):
        try:
            fresh = dict(zip(chunk, engine.translate([questions[key] for key in chunk], locale=locale), strict=True))
        except (EngineUnavailable, EngineRefused) as error:
            unanswered = (key for key in left if key not in answers)
            return answers | dict.fromkeys(unanswered, Untranslated(str(error))), report
        _keep(municipality, engine, questions, fresh, locale=locale)
        answers |= fresh
        report += _bill(fresh)
        progress(f"engine {locale}", sum(key in answers for key in left), len(left))
    return answers, report


def _keep(municipality: Municipality, engine: Engine, questions: Questions, fresh: Answers, *, locale: str) -> None:
    with municipality.transaction() as work:
        work.translations.put(
            MachineTranslation(key, locale, engine.name, questions[key].text, answer.text, answer.billed_characters)
            for key, answer in fresh.items()
            if isinstance(answer, Translated)
        )


def _bill(fresh: Answers) -> Report:
    billed = sum(answer.billed_characters for answer in fresh.values() if isinstance(answer, Translated))
    return Report(engine_calls=len(fresh), billed_characters=billed)


def _chunks(keys: Sequence[str]) -> Iterator[list[str]]:
    remaining = iter(keys)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
