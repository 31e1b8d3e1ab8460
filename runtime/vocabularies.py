"""What the memory of a municipality teaches about words, learned when a locale is first asked for."""

from collections.abc import Callable

from pipeline.store_ports import Store
from quality.vocabulary import NO_VOCABULARY, Vocabulary, vocabulary

Vocabularies = Callable[[str], Vocabulary]
"""Locale → what is known of its words."""


def no_vocabularies(_locale: str) -> Vocabulary:
    """Nothing is known of any locale."""
    return NO_VOCABULARY


class LearnedVocabularies:
    """The vocabulary of each locale; it is learned once and stays as it was for the rest of the run."""

    def __init__(self, store: Store, municipality: str) -> None:
        self._store = store
        self._municipality = municipality
        self._learned: dict[str, Vocabulary] = {}

    def __call__(self, locale: str) -> Vocabulary:
        """Reads the memory in a transaction of its own, the first time: not to be called inside another."""
        if locale not in self._learned:
            with self._store.transaction(self._municipality) as work:
                pairs = [(unit.source, unit.target) for unit in work.memory.export([locale])]
            self._learned[locale] = vocabulary(pairs)
        return self._learned[locale]
