"""How the requests of a run are put together: many sentences, each with all its locales."""

from collections.abc import Iterable, Iterator
from itertools import islice

from pipeline.engine import EngineRequest, Parcel

SENTENCES = 2_000
"""Source sentences in one parcel: enough to keep all cores busy, and a few minutes of work at most."""


def parcels(requests: Iterable[EngineRequest], *, sentences: int = SENTENCES) -> Iterator[Parcel]:
    """Parcels that cost nothing; a sentence is with all its locales in the same one, so that the pivot is shared."""
    by_text: dict[str, list[EngineRequest]] = {}
    for request in requests:
        by_text.setdefault(request.text, []).append(request)
    groups = iter(by_text.values())
    while chosen := tuple(request for group in islice(groups, sentences) for request in group):
        yield Parcel(chosen, (0,) * len(chosen))
