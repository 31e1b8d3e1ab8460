"""Two rounds of questions about a parcel: all together, then alone what was not answered well."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from connectors.engines.openai_compatible.verdict import fault
from connectors.service.halves import asked_in_halves
from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable

Ask = Callable[[Mapping[int, EngineRequest], Mapping[int, str]], Mapping[int, str]]
"""Segments by id, and what was wrong with earlier answers, to the texts that the model wrote."""
Judged = tuple[str, str]
"""A text, and what is wrong with it."""

_TOO_LONG = "Der Text ist für das Sprachmodell zu lang, oder es lehnt ihn ab."
_NOT_USABLE = "Das Sprachmodell hat den Satz auch allein nicht brauchbar übersetzt: {fault}"


@dataclass(slots=True)
class Questioning:
    """Segments of one locale and context, and what became of each; ids count from 1."""

    segments: Sequence[EngineRequest]
    ask: Ask
    billed: Counter[int] = field(default_factory=Counter)
    """How often a segment was answered, by id."""
    unsure: Counter[int] = field(default_factory=Counter)
    """How often it was sent without an answer, but may be billed."""
    _answers: dict[int, Answer] = field(default_factory=dict)
    _rejected: dict[int, str] = field(default_factory=dict)
    _failure: EngineRefused | EngineUnavailable | None = None

    def run(self) -> None:
        """Ask; raises EngineRefused or EngineUnavailable when the model said nothing at all."""
        if not self.segments:
            return
        self._round([range(1, len(self.segments) + 1)])
        if self._failure and not self._answers and not self._rejected:
            raise self._failure
        if not self._failure:
            self._round([[number] for number in sorted(self._rejected)])

    def answer(self, number: int) -> Answer:
        """What became of a segment, without its price."""
        if number in self._answers:
            return self._answers[number]
        if self._failure:
            return Untranslated(str(self._failure))
        return Untranslated(_NOT_USABLE.format(fault=self._rejected[number]), is_final=True)

    def _round(self, batches: Iterable[Sequence[int]]) -> None:
        outcome = asked_in_halves(batches, self._judged)
        self.billed.update(list(outcome.said))
        self.unsure.update(outcome.may_be_billed)
        self._failure = outcome.failure
        self._answers |= dict.fromkeys(outcome.too_much, Untranslated(_TOO_LONG, is_final=True))
        for number, (text, wrong) in outcome.said.items():
            if wrong:
                self._rejected[number] = wrong
            else:
                self._answers[number] = Translated(text)

    def _judged(self, numbers: Sequence[int]) -> Mapping[int, Judged]:
        segments = {number: self.segments[number - 1] for number in numbers}
        texts = self.ask(segments, {number: self._rejected[number] for number in numbers if number in self._rejected})
        told = {number: texts.get(number, "").strip() for number in numbers}
        return {number: (text, fault(segments[number], text)) for number, text in told.items()}
