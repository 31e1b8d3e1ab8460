"""Puts requests into parcels: of one kind each, as full as the service takes them, in the order of their first."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.engine import EngineRequest, Parcel


@dataclass(frozen=True, slots=True)
class Size:
    """What fits into a parcel."""

    requests: int
    characters: int


def parcelled(
    requests: Iterable[EngineRequest],
    *,
    size: Size,
    together: Callable[[EngineRequest], Hashable],
    weight: Callable[[EngineRequest], int],
) -> Iterator[Sequence[EngineRequest]]:
    """Requests that share what `together` says; one that is too heavy for any parcel stands alone."""
    filling: dict[Hashable, list[EngineRequest]] = {}
    weights: dict[Hashable, int] = {}
    for request in requests:
        kind, its = together(request), weight(request)
        before = filling.setdefault(kind, [])
        if before and (len(before) == size.requests or weights[kind] + its > size.characters):
            yield before
            before = filling[kind] = []
        weights[kind] = (weights[kind] if before else 0) + its
        before.append(request)
    yield from filling.values()


def priced(
    requests: Sequence[EngineRequest],
    *,
    key: Callable[[EngineRequest], Hashable],
    costs: Callable[[EngineRequest], int],
    at_most: int = 1,
) -> Parcel:
    """The requests with what each costs; of those with the same key only the first is sent, and costs something."""
    seen: dict[Hashable, int] = {}
    firsts = [seen.setdefault(key(request), index) == index for index, request in enumerate(requests)]
    return Parcel(
        tuple(requests),
        tuple(costs(each) if is_first else 0 for each, is_first in zip(requests, firsts, strict=True)),
        at_most,
    )
