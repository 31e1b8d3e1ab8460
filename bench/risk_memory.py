"""What the memory of a municipality would know when a page comes: everything but that page and what stands on it.

A tenth of the pages at a time is left out. Of the rest, nothing with a German text of these pages is learned from (in
daily work the memory itself would answer it), and nothing with a target of these pages either, so that the target of
another segment, put in as an error, is as new as one that an engine mixed up.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quality.vocabulary import NO_VOCABULARY, Vocabulary, vocabulary

FOLDS = 10


@dataclass(frozen=True)
class Seen:
    """A segment as the queue shows it, errors and all, and the page on which it stands."""

    locale: str
    page: str
    source: str
    target: str


def vocabularies(told: Sequence[Seen], memory: Mapping[str, Sequence[tuple[str, str]]]) -> list[Vocabulary]:
    """For each segment what was learned without its page; `memory` is locale → approved pairs."""
    folds: dict[tuple[str, int], list[int]] = defaultdict(list)
    pages: dict[str, dict[str, int]] = defaultdict(dict)
    for index, seen in enumerate(told):
        number = pages[seen.locale].setdefault(seen.page, len(pages[seen.locale]))
        folds[seen.locale, number % FOLDS].append(index)
    found = [NO_VOCABULARY] * len(told)
    for (locale, _fold), inside in folds.items():
        sources = {told[i].source for i in inside}
        targets = {told[i].target for i in inside}
        learned = vocabulary(
            (source, target) for source, target in memory[locale] if source not in sources and target not in targets
        )
        for i in inside:
            found[i] = learned
    return found
