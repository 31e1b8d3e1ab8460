"""The query string of the queue: what it asks for, and the links that change one thing of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from pipeline.document import ContentType
from pipeline.draft import ChangeClass
from pipeline.finding import Severity
from pipeline.lifecycle import DraftState
from pipeline.queue import WAITING, Age, Assigned, Due, Order, QueueFilter, Risk

ALL = "all"
"""As the state: drafts in whatever state; without a state those that wait for somebody."""
SIZE = 50
LAST_PAGE = 2000
LONGEST = 200
FACETS = ("municipality", "locale", "content_type", "state", "risk", "change", "check", "age", "assigned", "due")
_NAMES = (*FACETS, "severity", "text", "sort")
Value = TypeVar("Value", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class View:
    """A view of the queue: what is shown, and the parameters that say so."""

    wanted: QueueFilter
    order: Order
    page: int
    values: Mapping[str, tuple[str, ...]]
    """The parameters without the page, as far as they are understood."""

    @property
    def offset(self) -> int:
        """How many drafts come before this page."""
        return (self.page - 1) * SIZE

    @property
    def query(self) -> str:
        """The query string of the first page, always the same for the same view."""
        return encoded(self.values)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order differs from what the queue shows by itself."""
        return any(name != "sort" for name in self.values)

    def has(self, name: str, value: str) -> bool:
        """Whether a value is chosen."""
        return value in self.values.get(name, ())

    def toggled(self, name: str, value: str) -> str:
        """The address of the view with this value chosen, or not chosen any more."""
        now = self.values.get(name, ())
        changed = tuple(each for each in now if each != value) if value in now else (*now, value)
        return address({**self.values, name: changed})

    def only(self, name: str, value: str) -> str:
        """The address of the view with this value and no other of the same kind; empty for none."""
        return address({**self.values, name: (value,) if value else ()})

    def at(self, page: int) -> str:
        """The address of another page."""
        return address({**self.values, "page": (str(page),)})


def parse(params: QueryParams) -> View:
    """The view that a query string asks for; what makes no sense is left out."""
    text = params.get("text", "").strip()[:LONGEST]
    states = params.getlist("state")
    order = _one(Order, params.get("sort", "")) or Order.RISK
    wanted = QueueFilter(
        municipalities=_some(str, params.getlist("municipality")),
        locales=_some(str, params.getlist("locale")),
        content_types=_some(ContentType, params.getlist("content_type")),
        states=() if ALL in states else _some(DraftState, states) or WAITING,
        changes=_some(ChangeClass, params.getlist("change")),
        risks=_some(Risk, params.getlist("risk")),
        ages=_some(Age, params.getlist("age")),
        assigned=_some(Assigned, params.getlist("assigned")),
        due=_some(Due, params.getlist("due")),
        check=params.get("check", "")[:LONGEST],
        severity=_one(Severity, params.get("severity", "")),
        text=text,
    )
    return View(wanted, order, _page(params.get("page", "")), _values(wanted, order, is_all=ALL in states))


def address(values: Mapping[str, Sequence[str]]) -> str:
    """The address of a view."""
    query = encoded(values)
    return f"/queue?{query}" if query else "/queue"


def encoded(values: Mapping[str, Sequence[str]]) -> str:
    """A query string, in a fixed order."""
    names = [*_NAMES, "page"]
    return urlencode([(name, value) for name in names for value in values.get(name, ())])


def _values(wanted: QueueFilter, order: Order, *, is_all: bool) -> dict[str, tuple[str, ...]]:
    found: dict[str, Sequence[str]] = {
        "municipality": wanted.municipalities,
        "locale": wanted.locales,
        "content_type": wanted.content_types,
        "state": (ALL,) if is_all else () if wanted.states == WAITING else wanted.states,
        "risk": wanted.risks,
        "change": wanted.changes,
        "check": (wanted.check,) if wanted.check else (),
        "age": wanted.ages,
        "assigned": wanted.assigned,
        "due": wanted.due,
        "severity": (wanted.severity,) if wanted.severity else (),
        "text": (wanted.text,) if wanted.text else (),
        "sort": () if order is Order.RISK else (order,),
    }
    return {name: tuple(map(str, several)) for name, several in found.items() if several}


def _some(kind: Callable[[str], Value] | type[str], given: Sequence[str]) -> tuple[Value, ...]:
    found = []
    for each in dict.fromkeys(given):
        try:
            found.append(kind(each[:LONGEST]))
        except ValueError:
            continue
    return tuple(found)  # type: ignore[arg-type]  # plain strings for what has no enum


def _one(kind: type[Value], given: str) -> Value | None:
    try:
        return kind(given)
    except ValueError:
        return None


def _page(given: str) -> int:
    return min(max(int(given), 1), LAST_PAGE) if given.isascii() and given.isdigit() else 1
