"""What a run is going to cost, and what runs have cost, beside retranslating whole pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from pipeline.ask import stored_key
from pipeline.due import due
from pipeline.expenses import expected
from pipeline.fingerprint import question_key
from pipeline.municipality import Municipality
from pipeline.placeholders import plain
from pipeline.questions import Question
from pipeline.report import Problem
from pipeline.routing import Route
from pipeline.translate import prepare
from runtime.night import ensure_known

_MILLION = 1_000_000
MEMORY = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Line:
    """What one engine costs in one locale, and what whole pages would cost at its price."""

    engine: str
    """Empty for what no engine can translate."""
    locale: str
    segments: int
    characters: int
    euros: float
    whole_characters: int
    whole_euros: float
    uncertain_characters: int = 0

    @property
    def saved(self) -> float:
        """The share of the whole pages that need not be sent, 0–1."""
        return 1 - self.characters / self.whole_characters if self.whole_characters else 0.0


def estimate(municipality: Municipality, locales: Sequence[str] = ()) -> tuple[list[Line], tuple[Problem, ...]]:
    """What translating all that is due would send now, by engine and locale; nothing is sent or stored.

    An engine that carries tags our way is asked a second time for some sentences; how much that adds is taken from
    the ledger of the last months. What a first engine cannot do and a second one is asked for is not foreseen.
    """
    ensure_known(locales, municipality)
    asked, report = prepare(municipality, list(due(municipality, locales or municipality.locales)))
    whole: dict[str, int] = {}
    questions: dict[str, Question] = {}
    for sheet, several in asked:
        characters = sum(len(plain(segment.text)) for segment in sheet.extraction.segments)
        whole[sheet.locale] = whole.get(sheet.locale, 0) + characters
        questions |= {question_key(each.request): each for each in several}
    lines = [line for route, keys in _by_route(municipality, questions) for line in _lines(municipality, route, keys)]
    surcharges = _surcharges(municipality)
    corrected = [_times(line, surcharges.get((line.engine, line.locale), 1.0)) for line in _merged(lines)]
    return [_beside(line, whole.get(line.locale, 0)) for line in corrected], report.problems


def costs(municipality: Municipality, since: datetime, until: datetime) -> list[Line]:
    """What was spent in the time, by engine and locale, from the ledger."""
    with municipality.transaction() as work:
        spent, whole = work.ledger.costs(since, until), work.ledger.retranslation(since, until)
    lines = [
        Line(
            each.engine,
            each.locale,
            each.segments,
            each.characters,
            each.micro_euros / _MILLION,
            0,
            0.0,
            each.uncertain_characters,
        )
        for each in spent
    ]
    return [_beside(line, whole.get(line.locale, 0)) for line in lines]


def month(text: str) -> tuple[datetime, datetime]:
    """Beginning and end of a month such as `2026-11` (UTC); ValueError if it is none."""
    begin = datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC)
    last = 12
    year, number = (begin.year + 1, 1) if begin.month == last else (begin.year, begin.month + 1)
    return begin, begin.replace(year=year, month=number)


def _surcharges(municipality: Municipality) -> dict[tuple[str, str], float]:
    """By engine and locale, how many times the estimate the bill has been of late."""
    now = datetime.now(UTC)
    with municipality.transaction() as work:
        known = work.ledger.costs(now - MEMORY, now)
    return {
        (each.engine, each.locale): max(1.0, each.clear_characters / each.expected_characters)
        for each in known
        if each.expected_characters
    }


def _times(line: Line, factor: float) -> Line:
    return replace(line, characters=round(line.characters * factor), euros=line.euros * factor)


def _by_route(
    municipality: Municipality, questions: dict[str, Question]
) -> Iterable[tuple[Route, dict[str, Question]]]:
    """The questions by the engine that is asked first."""
    found: dict[int, tuple[Route, dict[str, Question]]] = {}
    for key, each in questions.items():
        for route in municipality.routing.candidates(each.request)[:1]:
            found.setdefault(id(route), (route, {}))[1][key] = each
    return found.values()


def _lines(municipality: Municipality, route: Route, questions: dict[str, Question]) -> Iterable[Line]:
    stored = {stored_key(each.request, route.engine): key for key, each in questions.items()}
    with municipality.transaction() as work:
        kept = work.translations.get(list(stored))
    left = [questions[key].request for name, key in stored.items() if name not in kept]
    for parcel in route.engine.parcels(left):
        for each in expected(route, parcel).values():
            euros = each.characters * each.euros_per_million / _MILLION
            yield Line(each.engine, each.locale, each.segments, each.characters, euros, 0, 0.0)


def _merged(lines: Iterable[Line]) -> list[Line]:
    sums: dict[tuple[str, str], Line] = {}
    for line in lines:
        before = sums.get((line.engine, line.locale), Line(line.engine, line.locale, 0, 0, 0.0, 0, 0.0))
        sums[line.engine, line.locale] = Line(
            line.engine,
            line.locale,
            before.segments + line.segments,
            before.characters + line.characters,
            before.euros + line.euros,
            0,
            0.0,
        )
    return list(sums.values())


def _beside(line: Line, whole: int) -> Line:
    """The line beside what the whole pages would cost at the same price."""
    euros = whole * line.euros / line.characters if line.characters else 0.0
    return replace(line, whole_characters=whole, whole_euros=euros)
