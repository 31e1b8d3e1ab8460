"""Translates with a ledger and a store in memory, the way the core does: reserve, translate, settle and keep."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from connectors.engines.deepl import DeeplEngine
from pipeline.engine import Answer, EngineRequest, Parcel, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable


@dataclass(slots=True)
class Entry:
    """One parcel in the ledger."""

    reserved: int
    is_settled: bool = False
    certain: int = 0
    """Characters that came with an answer."""
    uncertain: int = 0
    """Characters of texts for which the engine said that they may be billed."""
    said: tuple[str, ...] = ()
    stored: int = 0

    @property
    def recorded(self) -> int:
        """All characters that the ledger knows of."""
        return self.certain + self.uncertain


@dataclass(slots=True)
class Books:
    """What is stored and what is written down."""

    engine: DeeplEngine
    store: dict[EngineRequest, Translated] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    failures: Counter[EngineRequest] = field(default_factory=Counter)
    """How often something was recorded for a request that got no answer for it."""

    def send(self, parcel: Parcel) -> Entry:
        """Handle one parcel; its answers are stored before anything else can fail."""
        entry = Entry(parcel.characters)
        self.entries.append(entry)
        try:
            answers = self.engine.translate(parcel)
        except (EngineRefused, EngineUnavailable) as error:
            self._fail(entry, parcel, error)
        else:
            self._keep(entry, parcel.requests, answers)
        entry.is_settled = True
        return entry

    def _fail(self, entry: Entry, parcel: Parcel, error: EngineRefused | EngineUnavailable) -> None:
        entry.said = (str(error),)
        if isinstance(error, EngineUnavailable) and error.may_be_billed:
            entry.uncertain = parcel.characters
            self.failures.update(parcel.requests)

    def _keep(self, entry: Entry, requests: Sequence[EngineRequest], answers: Sequence[Answer]) -> None:
        for request, answer in zip(requests, answers, strict=True):
            if isinstance(answer, Translated):
                assert request not in self.store
                self.store[request] = answer
                entry.stored += 1
                entry.certain += answer.billed_characters
            else:
                self._note(entry, request, answer)

    def _note(self, entry: Entry, request: EngineRequest, answer: Untranslated) -> None:
        entry.said = tuple(dict.fromkeys([*entry.said, answer.reason]))
        self.failures[request] += bool(answer.billed_characters or answer.uncertain_characters)
        entry.certain += answer.billed_characters
        entry.uncertain += answer.uncertain_characters
