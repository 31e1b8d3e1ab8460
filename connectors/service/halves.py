"""Asks for much at once, and for half of it where that was too much; what was answered outlives a failure."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pipeline.errors import EngineRefused, EngineUnavailable

Item = TypeVar("Item", bound=Hashable)
Said = TypeVar("Said")


class TooMuchError(Exception):
    """The other side did not begin, because it is asked for too much at once."""


@dataclass(slots=True)
class Outcome(Generic[Item, Said]):
    """What came of asking; every item is in one of these, or was not sent because of the failure before it."""

    said: dict[Item, Said] = field(default_factory=dict)
    too_much: list[Item] = field(default_factory=list)
    """Items that are too much even alone."""
    failed: Sequence[Item] = ()
    """Items that were sent together when the failure happened."""
    failure: EngineRefused | EngineUnavailable | None = None

    @property
    def may_be_billed(self) -> Sequence[Item]:
        """Items without an answer that may have to be paid for all the same."""
        failure = self.failure
        return self.failed if isinstance(failure, EngineUnavailable) and failure.may_be_billed else ()


def asked_in_halves(
    batches: Iterable[Sequence[Item]], ask: Callable[[Sequence[Item]], Mapping[Item, Said]]
) -> Outcome[Item, Said]:
    """What `ask` said batch by batch; it stops at the first failure."""
    outcome: Outcome[Item, Said] = Outcome()
    left = deque(batches)
    while left and outcome.failure is None:
        batch = left.popleft()
        middle = len(batch) // 2
        try:
            outcome.said.update(ask(batch))
        except TooMuchError:
            if middle:
                left.extendleft([batch[middle:], batch[:middle]])
            else:
                outcome.too_much.extend(batch)
        except (EngineRefused, EngineUnavailable) as error:
            outcome.failed, outcome.failure = batch, error
    return outcome
