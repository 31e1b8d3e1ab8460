"""What the budgets of a municipality do not suffice for, before a run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.document import Document
from pipeline.expenses import Share, left, share_of
from pipeline.ledger import Expense
from pipeline.municipality import Municipality
from pipeline.portions import fitting
from pipeline.questions import Question
from pipeline.routing import Route
from pipeline.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Unpaid:
    """A document that a budget does not suffice for."""

    document: str
    """As `str(DocumentRef)`."""
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Shortage:
    """An engine whose budget does not suffice for what is to be done."""

    engine: str
    needed: int
    """Characters."""
    left: int
    held: tuple[Unpaid, ...]
    """What would wait in some locale, the most urgent first."""
    passed_on: int
    """Other documents, for which the next engine would be asked."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a route is going to cost for one document in one locale."""

    route: Route
    expense: Expense
    factor: float = 1.0
    """How many times the estimate the bill has been of late."""

    @property
    def share(self) -> Share:
        """Whose expense it is."""
        return self.expense.document, self.expense.locale


def shortages(
    municipality: Municipality, expenses: Sequence[Expected], sheets: Sequence[Sheet], questions: Iterable[Question]
) -> Iterator[Shortage]:
    """Each engine that cannot be paid for everything; the sheets come in the order in which they are paid for."""
    documents = {(str(sheet.ref), sheet.locale): sheet.kept.document for sheet in sheets}
    only_choice = {share_of(each.request) for each in questions if not _has_next(municipality, each)}
    for engine in dict.fromkeys(each.route.engine.name for each in expenses):
        its = [each for each in expenses if each.route.engine.name == engine]
        costs = dict.fromkeys(documents, 0.0)
        for each in its:
            costs[each.share] += each.expense.characters * each.factor
        balance = left(municipality, its[0].route)
        if sum(costs.values()) > balance:
            paid = set(fitting(costs, balance))
            unpaid = {share: document for share, document in documents.items() if share not in paid}
            yield _shortage(engine, (sum(costs.values()), balance), unpaid, only_choice)


def _has_next(municipality: Municipality, question: Question) -> bool:
    """Whether another engine would be asked when the first one cannot be paid."""
    routes = municipality.routing.candidates(question.request)
    return len({route.engine.name for route in routes}) > 1


def _shortage(
    engine: str, amounts: tuple[float, float], unpaid: Mapping[Share, Document], only_choice: set[Share]
) -> Shortage:
    needed, balance = map(round, amounts)
    held = {document.ref: document for share, document in unpaid.items() if share in only_choice}
    others = {document.ref for document in unpaid.values()} - set(held)
    waiting = tuple(Unpaid(str(ref), document.title, document.path) for ref, document in held.items())
    return Shortage(engine, needed, balance, waiting, len(others))
