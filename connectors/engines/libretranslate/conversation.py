"""What is asked of the server while tags and facts of a parcel are carried over, and how that went."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from connectors.service.halves import asked_in_halves
from pipeline.engine import Answer, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable

MOST_TEXTS = 25
"""In one request: the server translates one after the other, and sends nothing until all are done."""


@dataclass(slots=True)
class Conversation:
    """Sends texts as long as nothing fails; afterwards it knows no translation, so that the rest stays untranslated."""

    ask: Callable[[Sequence[str]], Mapping[str, str]]
    sent: set[str] = field(default_factory=set)
    """What may be billed."""
    has_said: bool = False
    failure: EngineRefused | EngineUnavailable | None = None

    def __call__(self, texts: Collection[str]) -> Mapping[str, str]:
        """The translations; a text that is too long even alone, or came to nothing, is left out."""
        if self.failure:
            return {}
        every = list(texts)
        batches = [every[start : start + MOST_TEXTS] for start in range(0, len(every), MOST_TEXTS)]
        outcome = asked_in_halves(batches, self.ask)
        self.sent |= outcome.said.keys() | set(outcome.may_be_billed)
        self.has_said |= bool(outcome.said)
        self.failure = outcome.failure
        return outcome.said

    def told(self, answer: Answer, bill: int) -> Answer:
        """The answer with its share of the bill; what is missing because of a failure may come another time."""
        if self.failure and isinstance(answer, Untranslated):
            may_be_billed = isinstance(self.failure, EngineUnavailable) and self.failure.may_be_billed
            if may_be_billed:
                return Untranslated(str(self.failure), uncertain_characters=bill)
            return Untranslated(str(self.failure), billed_characters=bill)
        return replace(answer, billed_characters=bill)
