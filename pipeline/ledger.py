"""What engines cost: every request is written down before it is sent, and settled when its answer is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import inf
from typing import Protocol

_MILLION = 1_000_000
"""Euros for a million characters are millionths of a euro for each."""


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
class Spent:
    """What an engine cost in a month so far."""

    characters: int
    micro_euros: int

    @property
    def euros(self) -> float:
        """In euros."""
        return self.micro_euros / _MILLION


@dataclass(frozen=True, slots=True)
class Budget:
    """What one engine may cost a municipality in a calendar month; None is no limit."""

    characters: int | None = None
    euros: float | None = None
    warn_at: float = 0.8
    """The share of it from which people are warned; it holds nothing back."""

    def allows(self, expenses: Sequence[Expense], spent: Spent) -> bool:
        """Whether all of it can be paid beside what was spent already, also if it costs the most it may."""
        most = [(each.characters * each.at_most, each.euros_per_million) for each in expenses]
        characters = spent.characters + sum(each for each, _price in most)
        micro_euros = spent.micro_euros + sum(each * price for each, price in most)
        enough_characters = self.characters is None or characters <= self.characters
        return enough_characters and (self.euros is None or micro_euros <= self.euros * _MILLION)

    def left(self, spent: Spent, *, euros_per_million: float) -> float:
        """How many characters can still be paid at this price; infinite without a limit."""
        left = inf if self.characters is None else self.characters - spent.characters
        if self.euros is not None and euros_per_million:
            left = min(left, (self.euros * _MILLION - spent.micro_euros) / euros_per_million)
        return max(0, left)


UNLIMITED = Budget()


@dataclass(frozen=True, slots=True)
class Usage:
    """How much of its budget one engine has used this month."""

    engine: str
    spent: Spent
    budget: Budget

    @property
    def share(self) -> float | None:
        """Of the tighter limit, 0–1; None without a limit. A budget of nothing is used up."""
        limits = (self.spent.characters, self.budget.characters), (self.spent.euros, self.budget.euros)
        shares = [used / limit if limit else 1.0 for used, limit in limits if limit is not None]
        return min(1.0, max(shares)) if shares else None

    @property
    def is_short(self) -> bool:
        """Whether people are to be warned."""
        return self.share is not None and self.share >= self.budget.warn_at


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
