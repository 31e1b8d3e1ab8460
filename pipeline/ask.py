"""Ask the engines, and keep every paid answer before anything else can fail.

Each segment walks along its routes until an engine gives a sound answer: a second engine is asked only for what the
first could not do. Before a parcel is sent its price is reserved and written down; its answers and what they cost are
kept in one transaction. Questions come in the order of urgency, and what is left of a budget goes to the first.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from pipeline.due import NO_ROUTE, UNCOVERED
from pipeline.engine import Answer, EngineRequest, Parcel, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable, SprachlotseError
from pipeline.expenses import Reserved, left, reserve
from pipeline.fingerprint import pivot_key, question_key, request_key
from pipeline.ledger import Bill, Outcome
from pipeline.municipality import Municipality
from pipeline.portions import portions
from pipeline.ports import Engine, Progress
from pipeline.questions import Question, is_sound, target
from pipeline.report import Report
from pipeline.routing import Route
from pipeline.store_ports import MachineTranslation

OVER_BUDGET = "Das Budget der Kommune für „{engine}“ reicht in diesem Monat nicht mehr."


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a question, and which engine said it."""

    answer: Answer
    engine: str = ""


@dataclass(slots=True)
class Asking:
    """The questions of a piece of work, and what is known of them so far."""

    municipality: Municipality
    progress: Progress
    run: int | None = None
    replies: dict[str, Reply] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    _open: dict[str, Question] = field(default_factory=dict)

    def ask(self, questions: Iterable[Question]) -> Mapping[str, Reply]:
        """A reply for every question, by `question_key`; the same question is asked once."""
        self._open = {}
        for each in questions:  # whoever asks first, the most urgent, pays for what others ask too
            self._open.setdefault(question_key(each.request), each)
        routes = {key: self.municipality.routing.candidates(each.request) for key, each in self._open.items()}
        for choice in range(max(map(len, routes.values()), default=0)):
            for route, keys in _waves(routes, self._open, choice):
                self._along(route, keys)
                self._close(keys, {key for key in keys if len(routes[key]) > choice + 1})
        return {key: self.replies.get(key) or self._nobody(key) for key in routes}

    def _nobody(self, key: str) -> Reply:
        """No engine was asked: none covers the locale, or none takes this segment."""
        is_covered = key in self._open and self.municipality.routing.covers(self._open[key].request.locale)
        return Reply(Untranslated(NO_ROUTE if is_covered else UNCOVERED, is_final=True))

    def _along(self, route: Route, keys: Sequence[str]) -> None:
        engine = route.engine
        stored = {stored_key(self._open[key].request, engine): key for key in keys}
        with self.municipality.reading() as work:
            kept = work.translations.get(list(stored))
        for key, found in kept.items():
            self._hear(stored[key], _recalled(found), engine)
        unknown = {self._open[key].request: key for name, key in stored.items() if name not in kept}
        done = 0
        for parcel in portions(list(unknown), partial(_parcels, engine), partial(left, self.municipality, route)):
            answers = self._send(route, parcel)
            for request, answer in zip(parcel.requests, answers, strict=True):
                self._hear(unknown[request], answer, engine)
            done += len(answers)
            self.progress(f"engine {engine.name}", done, len(unknown))
        for key in keys:
            self.replies.setdefault(key, Reply(Untranslated(_unexpected(engine, "Pakete")), engine.name))

    def _send(self, route: Route, parcel: Parcel) -> Sequence[Answer]:
        """The answers for one parcel, kept and paid for; Untranslated for all of it when it came to nothing."""
        breaker = route.breaker(parcel.requests[0].locale)
        if breaker.is_open:
            return _nothing(parcel, breaker.reason)
        reserved = reserve(self.municipality, route, parcel, run=self.run)
        if reserved is None:
            return _nothing(parcel, OVER_BUDGET.format(engine=route.engine.name))
        try:
            answers = _translated(route.engine, parcel)
        except (EngineUnavailable, EngineRefused) as error:
            self._settle_failure(reserved, parcel, error)
            breaker.failed(str(error))
            return _nothing(parcel, str(error))
        breaker.worked()
        self._keep(route.engine, reserved, parcel, answers)
        return answers

    def _keep(self, engine: Engine, reserved: Reserved, parcel: Parcel, answers: Sequence[Answer]) -> None:
        bills = [Bill(answer.billed_characters, answer.uncertain_characters) for answer in answers]
        with self.municipality.transaction() as work:
            work.translations.put(
                _kept(request, answer, engine)
                for request, answer in zip(parcel.requests, answers, strict=True)
                if isinstance(answer, Translated) or answer.is_final
            )
            work.ledger.settle(reserved.settled(bills), Outcome.ANSWERED)
        self.report += Report(engine_calls=len(answers)) + _reported(bills)

    def _settle_failure(self, reserved: Reserved, parcel: Parcel, error: EngineUnavailable | EngineRefused) -> None:
        may_be_billed = isinstance(error, EngineUnavailable) and error.may_be_billed
        bills = [Bill(uncertain=cost if may_be_billed else 0) for cost in parcel.costs]
        with self.municipality.transaction() as work:
            outcome = Outcome.UNCERTAIN if may_be_billed else Outcome.REFUSED
            work.ledger.settle(reserved.settled(bills), outcome)
        self.report += _reported(bills)

    def _hear(self, key: str, answer: Answer, engine: Engine) -> None:
        """Take the answer if it is better than what an earlier engine said."""
        before = self.replies.get(key)
        if before is None or self._is_better(self._open[key], answer, than=before.answer):
            self.replies[key] = Reply(answer, engine.name)

    def _is_better(self, asked: Question, answer: Answer, *, than: Answer) -> bool:
        """A sound text is better than any other, any text better than none; an engine that is down may be back."""
        if isinstance(than, Untranslated):
            return isinstance(answer, Translated) or than.is_final
        return isinstance(answer, Translated) and is_sound(asked, target(asked, answer))

    def _close(self, keys: Iterable[str], hopeful: set[str]) -> None:
        """Take out what is answered; a text that is not sound stays open while there is another engine to ask."""
        for key in keys:
            answer = self.replies[key].answer
            asked = self._open[key]
            if key not in hopeful or (isinstance(answer, Translated) and is_sound(asked, target(asked, answer))):
                del self._open[key]


def _waves(
    routes: Mapping[str, Sequence[Route]], still_open: Iterable[str], choice: int
) -> list[tuple[Route, list[str]]]:
    """The open questions by the route that is their next choice, so that each engine gets all of its own at once."""
    waves: dict[int, tuple[Route, list[str]]] = {}
    for key in still_open:
        if len(routes[key]) > choice:
            route = routes[key][choice]
            waves.setdefault(id(route), (route, []))[1].append(key)
    return list(waves.values())


def _translated(engine: Engine, parcel: Parcel) -> Sequence[Answer]:
    """The answers; what an engine raises that it should not, a third party's perhaps, must not stop the run."""
    try:
        answers = list(engine.translate(parcel))
    except SprachlotseError:
        raise
    except Exception as error:
        raise EngineUnavailable(_unexpected(engine, type(error).__name__), may_be_billed=True) from error
    if len(answers) != len(parcel.requests) or not all(isinstance(each, Translated | Untranslated) for each in answers):
        message = f"Die Maschine „{engine.name}“ hat nicht auf jede Frage geantwortet."
        raise EngineUnavailable(message, may_be_billed=True)
    return answers


def _parcels(engine: Engine, requests: Sequence[EngineRequest]) -> Sequence[Parcel]:
    """Its parcels as far as it can make them; for what it refuses to pack, another engine may be asked."""
    with suppress(Exception):
        return list(engine.parcels(requests))
    by_locale: dict[str, list[EngineRequest]] = {}
    for request in requests:  # one locale may be to blame, so that the others are tried without it
        by_locale.setdefault(request.locale, []).append(request)
    found: list[Parcel] = []
    for several in by_locale.values():
        with suppress(Exception):
            found += list(engine.parcels(several))
    return found


def _unexpected(engine: Engine, what: str) -> str:
    return f"Die Maschine „{engine.name}“ ist unerwartet gescheitert ({what})."


def _recalled(found: MachineTranslation) -> Answer:
    """A stored answer; without a target it is a final refusal, whose reason is kept as its note."""
    if not found.target:
        return Untranslated(" ".join(found.notes), is_final=True)
    return Translated(found.target, score=found.score, notes=found.notes)


def _reported(bills: Sequence[Bill]) -> Report:
    certain, unsure = sum(bill.characters for bill in bills), sum(bill.uncertain for bill in bills)
    return Report(billed_characters=certain, uncertain_characters=unsure)


def _nothing(parcel: Parcel, reason: str) -> Sequence[Answer]:
    return [Untranslated(reason)] * len(parcel.requests)


def stored_key(request: EngineRequest, engine: Engine) -> str:
    """Where the answer of an engine to a question is kept; English terms matter only on the way through English."""
    way = engine.coverage(request.locale)
    through = pivot_key(request) if way and way.pivot else ""
    return request_key(question_key(request), engine=engine.name, version=f"{engine.version}{through}")


def _kept(request: EngineRequest, answer: Answer, engine: Engine) -> MachineTranslation:
    key = stored_key(request, engine)
    if isinstance(answer, Untranslated):
        answer = Translated("", notes=(answer.reason,))
    told = (request.text, answer.text, answer.score, answer.notes)
    return MachineTranslation(key, request.locale, engine.name, engine.version, *told)
