"""Ask the engines, and keep every paid answer before anything else can fail.

Each segment walks along its routes until an engine gives a sound answer: a second engine is asked only for what the
first could not do. Before a parcel is sent its price is reserved and written down; its answers and what they cost are
kept in one transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.due import UNCOVERED
from pipeline.engine import Answer, EngineRequest, Parcel, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable, SprachlotseError
from pipeline.expenses import Reserved, reserve
from pipeline.fingerprint import question_key, request_key
from pipeline.ledger import Bill, Outcome
from pipeline.municipality import Municipality
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
        self._open = {question_key(each.request): each for each in questions}
        routes = {key: self.municipality.routing.candidates(each.request) for key, each in self._open.items()}
        for choice in range(max(map(len, routes.values()), default=0)):
            for route, keys in _waves(routes, self._open, choice):
                self._along(route, keys)
                self._close(keys, {key for key in keys if len(routes[key]) > choice + 1})
        return dict.fromkeys(routes, Reply(Untranslated(UNCOVERED, is_final=True))) | self.replies

    def _along(self, route: Route, keys: Sequence[str]) -> None:
        engine = route.engine
        stored = {stored_key(key, engine): key for key in keys}
        with self.municipality.transaction() as work:
            kept = work.translations.get(list(stored))
        for key, found in kept.items():
            self._hear(stored[key], Translated(found.target, score=found.score, notes=found.notes), engine)
        left = {self._open[key].request: key for name, key in stored.items() if name not in kept}
        done = 0
        for parcel in engine.parcels(list(left)):
            answers = self._send(route, parcel)
            for request, answer in zip(parcel.requests, answers, strict=True):
                self._hear(left[request], answer, engine)
            done += len(answers)
            self.progress(f"engine {engine.name}", done, len(left))

    def _send(self, route: Route, parcel: Parcel) -> Sequence[Answer]:
        """The answers for one parcel, kept and paid for; Untranslated for all of it when it came to nothing."""
        if route.breaker.is_open:
            return _nothing(parcel, route.breaker.reason)
        reserved = reserve(self.municipality, route, parcel, run=self.run)
        if reserved is None:
            return _nothing(parcel, OVER_BUDGET.format(engine=route.engine.name))
        try:
            answers = _translated(route.engine, parcel)
        except (EngineUnavailable, EngineRefused) as error:
            self._settle_failure(reserved, parcel, error)
            route.breaker.failed(str(error))
            return _nothing(parcel, str(error))
        route.breaker.worked()
        self._keep(route.engine, reserved, parcel, answers)
        return answers

    def _keep(self, engine: Engine, reserved: Reserved, parcel: Parcel, answers: Sequence[Answer]) -> None:
        bills = [Bill(answer.billed_characters, answer.uncertain_characters) for answer in answers]
        with self.municipality.transaction() as work:
            work.translations.put(
                _kept(request, answer, engine)
                for request, answer in zip(parcel.requests, answers, strict=True)
                if isinstance(answer, Translated)
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
        answers = engine.translate(parcel)
    except SprachlotseError:
        raise
    except Exception as error:
        message = f"Die Maschine „{engine.name}“ ist unerwartet gescheitert ({type(error).__name__})."
        raise EngineUnavailable(message, may_be_billed=True) from error
    if len(answers) != len(parcel.requests):
        message = f"Die Maschine „{engine.name}“ hat nicht auf jede Frage geantwortet."
        raise EngineUnavailable(message, may_be_billed=True)
    return answers


def _reported(bills: Sequence[Bill]) -> Report:
    certain, unsure = sum(bill.characters for bill in bills), sum(bill.uncertain for bill in bills)
    return Report(billed_characters=certain, uncertain_characters=unsure)


def _nothing(parcel: Parcel, reason: str) -> Sequence[Answer]:
    return [Untranslated(reason)] * len(parcel.requests)


def stored_key(key: str, engine: Engine) -> str:
    """Where the answer of an engine to a question is kept."""
    return request_key(key, engine=engine.name, version=engine.version)


def _kept(request: EngineRequest, answer: Translated, engine: Engine) -> MachineTranslation:
    key = stored_key(question_key(request), engine)
    told = (request.text, answer.text, answer.score, answer.notes)
    return MachineTranslation(key, request.locale, engine.name, engine.version, *told)
