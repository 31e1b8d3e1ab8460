"""How things stand in a municipality: what waits, what is stuck, what the last run did."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from pipeline.ledger import Usage
from pipeline.lifecycle import DraftState
from pipeline.past_run import PastRun
from pipeline.run_ports import Failure


@dataclass(frozen=True, slots=True)
class Waiting:
    """Drafts of one locale that somebody has to read, by risk."""

    locale: str
    high: int
    middle: int
    low: int
    overdue: int
    """Of all these, past their date."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """Drafts of one locale that are held, or that could not be published, for one reason."""

    locale: str
    state: DraftState
    reason: str
    drafts: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions to the German editors out of one locale that nobody has answered."""

    locale: str
    questions: int


@dataclass(frozen=True, slots=True)
class Situation:
    """What somebody who is responsible has to know in the morning."""

    waiting: tuple[Waiting, ...] = ()
    stuck: tuple[Stuck, ...] = ()
    given_up: tuple[Failure, ...] = ()
    """Targets that failed so often that runs leave them alone."""
    asked: tuple[Asked, ...] = ()
    last_run: PastRun | None = None
    short: tuple[Usage, ...] = ()
    """Budgets of which so much is spent that people are warned."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do and nothing went wrong."""
        is_well = self.last_run is None or not (self.last_run.problems or self.last_run.is_cut_off)
        return is_well and not (self.waiting or self.stuck or self.given_up or self.asked or self.short)

    def of(self, locales: Collection[str]) -> "Situation":
        """What concerns somebody who reviews these locales only: nothing about whole documents, runs, money."""
        return replace(
            self,
            waiting=tuple(each for each in self.waiting if each.locale in locales),
            stuck=tuple(each for each in self.stuck if each.locale in locales),
            given_up=tuple(each for each in self.given_up if each.target.locale in locales),
            asked=tuple(each for each in self.asked if each.locale in locales),
            last_run=None,
            short=(),
        )
