"""Sentences of the memory that are like a sentence, with their translations."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import reduce
from math import inf
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from pipeline.draft import Draft, OriginKind
from pipeline.memory import Match, Unit, exact_match, fuzzy_match
from pipeline.municipality import Municipality
from store.fuzzy.contents import Contents

if TYPE_CHECKING:
    from store.fuzzy.index import FuzzyIndex, Hit

ALIKE = 75


def similar(municipality: Municipality, text: str, *, locale: str, folder: Path, limit: int = 5) -> list[Match]:
    """The best matches for a text in one locale, exact ones first; `folder` keeps the index over the sources."""
    return _similar(index_of(municipality, folder), municipality, text, locale=locale, limit=limit)


class Likeness:
    """Keeps the indices of the municipalities for a while, for a server that is asked once for every sentence."""

    def __init__(self, folder: Path, *, lasts_s: float = 60) -> None:
        self._folder, self._lasts_s = folder, lasts_s
        self._known: dict[str, tuple[float, FuzzyIndex]] = {}
        self._lock = Lock()

    def similar(self, municipality: Municipality, text: str, *, locale: str, limit: int = 5) -> list[Match]:
        """The best matches for a text; what was approved a moment ago for a new sentence may be missing."""
        with self._lock:
            made, index = self._known.get(municipality.slug, (-inf, None))
            if index is None or monotonic() - made > self._lasts_s:
                index = index_of(municipality, self._folder)
                self._known[municipality.slug] = monotonic(), index
            return _similar(index, municipality, text, locale=locale, limit=limit)


def _similar(index: "FuzzyIndex", municipality: Municipality, text: str, *, locale: str, limit: int) -> list[Match]:
    now = datetime.now(UTC)
    hits = index.search(text, limit=4 * limit, cutoff=ALIKE)
    with municipality.transaction() as work:
        known = work.memory.units([hit.text for hit in hits], locale=locale)
    matches = [match for hit in hits for match in _matches(hit, text, known.get(hit.text, []), now=now)]
    return sorted(matches, key=lambda match: -match.score)[:limit]


def offers(municipality: Municipality, draft: Draft, *, folder: Path) -> dict[str, Match]:
    """For each segment that a machine made or nobody could: the most similar approved sentence, by segment key."""
    doubtful = [each for each in draft.segments if each.origin.kind in {OriginKind.ENGINE, OriginKind.NONE}]
    found = {each.key: similar(municipality, each.source, locale=draft.locale, folder=folder) for each in doubtful}
    return {key: matches[0] for key, matches in found.items() if matches}


def index_of(municipality: Municipality, folder: Path) -> "FuzzyIndex":
    """The index over the municipality's sources; made anew when the database disagrees with it."""
    with municipality.transaction() as work:
        sources = list(work.memory.sources())
    # The index brings numpy along; the commands that do not search should not wait for it.
    from store.fuzzy.index import FuzzyIndex  # noqa: PLC0415

    return FuzzyIndex.current(folder / municipality.slug, _contents(sources), lambda: sources)


def _contents(sources: Iterable[tuple[int, str]]) -> Contents:
    return reduce(lambda held, source: held.plus(*source), sources, Contents())


def _matches(hit: "Hit", text: str, units: list[Unit], *, now: datetime) -> Iterable[Match]:
    if hit.text == text:
        exact = exact_match(units, previous=None, following=None, now=now)
        return [exact] if exact else []
    by_target = {unit.target: unit for unit in units}
    return [fuzzy_match(unit, text, similarity=hit.score, now=now) for unit in by_target.values()]
