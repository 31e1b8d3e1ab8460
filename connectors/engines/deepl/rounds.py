"""Translates one parcel: round after round until every request has its answer, with the bill of each."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import deepl

from connectors.engines.deepl.failures import TooLargeError
from connectors.engines.deepl.manners import Manner, Needs
from connectors.engines.deepl.order import Order, size
from connectors.engines.deepl.parcels import runs
from pipeline.engine import Answer, EngineRequest, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable

Send = Callable[[Sequence[str]], Sequence[deepl.TextResult]]
"""One request to DeepL; raises what `Client.translate` raises."""


@dataclass(slots=True)
class Rounds:
    """What is known of a parcel so far: what DeepL made of its texts, and what that cost whom."""

    requests: Sequence[EngineRequest]
    order: Order
    manner: Manner
    send: Send
    known: dict[str, str | None] = field(default_factory=dict)
    """Texts whose translation is known already, from other parcels."""
    _told: dict[str, str | None] = field(default_factory=dict)
    _done: dict[int, Answer] = field(default_factory=dict)
    _bills: Counter[int] = field(default_factory=Counter)
    _unsure: Counter[int] = field(default_factory=Counter)
    _failure: EngineRefused | EngineUnavailable | None = None

    def answers(self) -> Sequence[Answer]:
        """One per request; a text that several share is billed to the first of them.

        When DeepL fails on the way, what was answered by then is among them, and the rest says why. What may have been
        billed without an answer is noted as uncertain with those whose texts it was. The error itself is raised
        if nothing was billed, or if it concerns the whole parcel just as it was estimated.
        """
        while (needs := self._needs()) and self._failure is None:
            self._round(needs)
        return [
            replace(
                self._done.get(index, self._untranslated),
                billed_characters=self._bills[index],
                uncertain_characters=self._unsure[index],
            )
            for index in range(len(self.requests))
        ]

    def told(self, texts: Iterable[str]) -> dict[str, str]:
        """Those of the texts that are translated by now."""
        return {text: target for text in texts if (target := self._told.get(text) or self.known.get(text))}

    @property
    def _untranslated(self) -> Answer:
        return Untranslated(str(self._failure))

    def _needs(self) -> dict[str, int]:
        """The texts that are missing, each with the first request that needs it; what needs none is done."""
        needs: dict[str, int] = {}
        for index, request in enumerate(self.requests):
            if index in self._done:
                continue
            answer = self.manner.answer(request, {**self.known, **self._told})
            if not isinstance(answer, Needs):
                self._done[index] = answer
                continue
            for text in answer.texts:
                needs.setdefault(text, index)
        return needs

    def _round(self, owners: dict[str, int]) -> None:
        """Have the texts translated, as many as DeepL does before it fails."""
        self._told |= dict.fromkeys(text for text in owners if size(text) > self.order.room)
        left = deque(runs((text for text in owners if text not in self._told), self.order))
        while left:
            texts = left.popleft()
            try:
                results = self.send(texts)
            except TooLargeError:
                left.extendleft(self._halved(texts))
            except (EngineRefused, EngineUnavailable) as error:
                self._fail(error, texts, owners)
                return
            else:
                for text, result in zip(texts, results, strict=True):
                    self._told[text] = result.text
                    self._bills[owners[text]] += result.billed_characters

    def _halved(self, texts: list[str]) -> list[list[str]]:
        """The texts in two, the second half first; a text that is too long alone is given up."""
        if len(texts) == 1:
            self._told[texts[0]] = None
            return []
        middle = len(texts) // 2
        return [texts[middle:], texts[:middle]]

    def _fail(self, error: EngineRefused | EngineUnavailable, texts: Sequence[str], owners: dict[str, int]) -> None:
        may_be_billed = isinstance(error, EngineUnavailable) and error.may_be_billed
        is_whole_parcel = not self._told and len(texts) == len(owners)
        if not self._bills and (is_whole_parcel or not may_be_billed):
            raise error
        self._failure = error
        for text in texts if may_be_billed else ():
            self._unsure[owners[text]] += self.manner.cost(text)
