"""What a model has translated lately; it outlives the model, which may have to make room for another."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from threading import Lock

from connectors.engines.argos.shelf import Shelf, process_wide

MOST_TEXTS = 10_000
"""For one model and beam: what a parcel needs, and the next may need again."""
_POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class Known:
    """Texts with their translations; this is how a pivot is shared. An empty one: the model could not."""

    _texts: dict[str, str] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def alone(self, check: Callable[[], None]) -> Iterator[None]:
        """Wait for whoever decodes with the same model; `check` raises when waiting has become pointless."""
        while not self._lock.acquire(timeout=_POLL_S):
            check()
        try:
            yield
        finally:
            self._lock.release()

    def missing(self, texts: Collection[str]) -> list[str]:
        """Those that are not known, each once."""
        return [text for text in dict.fromkeys(texts) if text not in self._texts]

    def learn(self, text: str, target: str) -> None:
        """Remember a translation."""
        self._texts[text] = target

    def told(self, texts: Collection[str]) -> Mapping[str, str]:
        """Those that could be translated; what was learned first is forgotten when it has become too much."""
        found = {text: target for text in texts if (target := self._texts.get(text))}
        for text in list(self._texts)[: max(0, len(self._texts) - MOST_TEXTS)]:
            del self._texts[text]
        return found


TEXTS: Shelf[Known] = process_wide(Shelf())
"""All that this process knows, by model and beam."""


def known(key: Hashable, *, shelf: Shelf[Known] = TEXTS) -> AbstractContextManager[Known]:
    """What is known while the block runs."""
    return shelf.use(key, Known, size=0)
