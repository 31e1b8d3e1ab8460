"""What engines cost: every request is written down before it is sent, and settled when its answer is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """How a request to an engine ended."""

    SENT = "sent"
    """Reserved and on its way; still so after a crash, and then uncertain."""
    ANSWERED = "answered"
    REFUSED = "refused"
    """Not carried out, not billed."""
    UNCERTAIN = "uncertain"
    """No answer came, but the engine may have billed it."""


@dataclass(frozen=True, slots=True)
class Expense:
    """What a request costs for one document in one locale."""

    engine: str
    version: str
    locale: str
    document: str
    """Content type and key, as `str(DocumentRef)`."""
    segments: int
    characters: int
    """As estimated; what was billed is settled later."""
    at_most: int = 1
    """How many times the estimate is reserved."""
    euros_per_million: float = 0.0


@dataclass(frozen=True, slots=True)
class Bill:
    """What came of an expense."""

    characters: int = 0
    """As the engine said."""
    uncertain: int = 0
    """Characters of requests without an answer: perhaps billed, so that a budget counts them."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What one engine may cost a municipality in a calendar month; None is no limit."""

    characters: int | None = None
    euros: float | None = None


UNLIMITED = Budget()


@dataclass(frozen=True, slots=True)
class Spent:
    """What an engine cost in a month so far."""

    characters: int
    micro_euros: int


@dataclass(frozen=True, slots=True)
class CostLine:
    """What an engine cost in one locale over some time."""

    engine: str
    locale: str
    requests: int
    segments: int
    characters: int
    micro_euros: int
    uncertain_characters: int
    expected_characters: int
    """What had been estimated where every answer came."""
    clear_characters: int
    """What was then billed for the same."""


class Ledger(Protocol):
    """Every request to an engine, written down before it is sent."""

    def reserve(self, expenses: Sequence[Expense], budget: Budget, *, run: int | None) -> Sequence[int] | None:
        """Write down what is about to be sent, and return the numbers of the entries; None if the budget is too small.

        The budget is for one engine in the calendar month (UTC). Reservations take turns, so that two runs at once
        cannot exceed it together. The expenses of one call are of one engine.
        """

    def settle(self, entries: Mapping[int, Bill], outcome: Outcome) -> None:
        """Write down how the requests ended, and the bill of each entry."""

    def spent(self, engine: str) -> Spent:
        """What an engine cost this month, with what is reserved and what is uncertain."""

    def costs(self, since: datetime, until: datetime) -> Sequence[CostLine]:
        """By engine and locale, what was spent in the time."""

    def retranslation(self, since: datetime, until: datetime) -> Mapping[str, int]:
        """By locale, the characters of the whole documents that got a draft in the time."""
