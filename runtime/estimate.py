"""What the next run is going to cost, beside retranslating whole pages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
from runtime.costs import Line, beside
from runtime.night import ensure_known
from runtime.shortages import Expected, Shortage, shortages

_MILLION = 1_000_000
MEMORY = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What translating all that is due would send now, to the engines that are asked first."""

    lines: tuple[Line, ...]
    """By engine and locale."""
    shortages: tuple[Shortage, ...]
    """What the budgets do not suffice for."""
    problems: tuple[Problem, ...]


def estimate(municipality: Municipality, locales: Sequence[str] = ()) -> Estimate:
    """What the next run would send; nothing is sent or stored.

    An engine that carries tags our way is asked a second time for some sentences; how much that adds is taken from
    the ledger of the last months. What a first engine cannot do and a second one is asked for is not foreseen.
    """
    ensure_known(locales, municipality)
    asked, report = prepare(municipality, list(due(municipality, locales or municipality.locales)))
    whole = Counter[str]()
    questions: dict[str, Question] = {}
    for sheet, several in asked:
        whole[sheet.locale] += sum(len(plain(segment.text)) for segment in sheet.extraction.segments)
        for each in several:
            questions.setdefault(question_key(each.request), each)
    expenses = list(_expenses(municipality, questions))
    return Estimate(
        tuple(beside(line, whole[line.locale]) for line in _lines(expenses)),
        tuple(shortages(municipality, expenses, [sheet for sheet, _ in asked], questions.values())),
        report.problems,
    )


def _by_route(
    municipality: Municipality, questions: dict[str, Question]
) -> Iterable[tuple[Route, dict[str, Question]]]:
    """The questions by the engine that is asked first."""
    found: dict[int, tuple[Route, dict[str, Question]]] = {}
    for key, each in questions.items():
        for route in municipality.routing.candidates(each.request)[:1]:
            found.setdefault(id(route), (route, {}))[1][key] = each
    return found.values()


def _expenses(municipality: Municipality, questions: dict[str, Question]) -> Iterator[Expected]:
    factors = _surcharges(municipality)
    for route, its in _by_route(municipality, questions):
        stored = {stored_key(each.request, route.engine): key for key, each in its.items()}
        with municipality.transaction() as work:
            kept = work.translations.get(list(stored))
        left = [its[key].request for name, key in stored.items() if name not in kept]
        for parcel in route.engine.parcels(left):
            for each in expected(route, parcel).values():
                yield Expected(route, each, factors.get((each.engine, each.locale), 1.0))


def _lines(expenses: Iterable[Expected]) -> list[Line]:
    """The expenses by engine and locale."""
    sums: dict[tuple[str, str], Line] = {}
    factors: dict[tuple[str, str], float] = {}
    for each in expenses:
        its = each.expense
        place = its.engine, its.locale
        before = sums.get(place, Line(*place, 0, 0, 0.0, 0, 0.0))
        factors[place] = each.factor
        sums[place] = replace(
            before,
            segments=before.segments + its.segments,
            characters=before.characters + its.characters,
            euros=before.euros + its.characters * its.euros_per_million / _MILLION,
        )
    return [_times(line, factors[place]) for place, line in sums.items()]


def _times(line: Line, factor: float) -> Line:
    return replace(line, characters=round(line.characters * factor), euros=line.euros * factor)


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
