"""The filters of the queue as they stand beside it: every value with its count and the link that chooses it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.queue import Counts
from review.names import CHECKS, FACETS, VALUES
from review.queue_query import ALL, View

SHOWN = 12
"""Values of one filter that are shown; the others are reached by the search."""
IN_ORDER = frozenset({"risk", "age", "due", "assigned"})
"""Filters whose values have an order of their own; all others show the most frequent first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    label: str
    count: int | None
    is_on: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter."""

    name: str
    label: str
    """German."""
    choices: tuple[Choice, ...]


def facets_of(view: View, counts: Counts, label: Callable[[str, str], str]) -> list[Facet]:
    """The filters that have something to choose; `label` names the value of a facet."""
    found = []
    for name, heading in FACETS.items():
        choices = _choices(name, view, counts.facets.get(name, {}), label)
        if len(choices) > 1 or any(each.is_on for each in choices):
            found.append(Facet(name, heading, tuple(choices)))
    return found


def _choices(name: str, view: View, counts: Mapping[str, int], label: Callable[[str, str], str]) -> list[Choice]:
    chosen = [each for each in view.values.get(name, ()) if each != ALL]
    values = [each for each in VALUES.get(name, {}) if each in counts] if name in IN_ORDER else list(counts)
    shown = [*(each for each in chosen if each not in values[:SHOWN]), *values[:SHOWN]]
    made = [_choice(name, each, view, counts, label) for each in shown]
    if name == "state":
        made.append(Choice("alle Zustände", None, view.has("state", ALL), _all_states(view)))
    return made


def _choice(name: str, value: str, view: View, counts: Mapping[str, int], label: Callable[[str, str], str]) -> Choice:
    is_on = view.has(name, value)
    number = counts.get(value, 0)
    # A check is chosen alone: two of them would have to be found by the same finding.
    go = view.only(name, "" if is_on else value) if name == "check" else view.toggled(name, value)
    return Choice(label(name, value), None if number < 0 else number, is_on, go)


def _all_states(view: View) -> str:
    return view.only("state", "" if view.has("state", ALL) else ALL)


def german(name: str, value: str) -> str:
    """What a value is called; itself where it has no other name."""
    if name == "check":
        return CHECKS.get(value, value)
    return VALUES.get(name, {}).get(value, value)
