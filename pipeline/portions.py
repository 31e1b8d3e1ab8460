"""What is sent first when a budget does not suffice for all: whole documents, in the order of the requests."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from pipeline.engine import EngineRequest, Parcel

Pack = Callable[[Sequence[EngineRequest]], Sequence[Parcel]]
Key = TypeVar("Key", bound=Hashable)


def portions(requests: Sequence[EngineRequest], pack: Pack, left: Callable[[], float]) -> Iterator[Parcel]:
    """The parcels of all requests; first those of the documents that fit into the characters that are left.

    What is left is asked anew after each portion, because an engine may bill less than was reserved. What never fits
    comes last: the ledger decides.
    """
    together = pack(requests)
    if sum(map(most, together)) <= left():
        yield from together
        return
    shares: dict[Hashable, list[EngineRequest]] = {}
    for request in requests:
        shares.setdefault((request.document, request.locale), []).append(request)
    costs = {share: sum(map(most, pack(its))) for share, its in shares.items()}
    while chosen := fitting(costs, left()):
        yield from pack([request for share in chosen for request in shares[share]])
        for share in chosen:
            del costs[share]
    yield from pack([request for share in costs for request in shares[share]])


def most(parcel: Parcel) -> int:
    """The characters that are reserved for it."""
    return parcel.characters * parcel.at_most


def fitting(costs: Mapping[Key, float], left: float) -> list[Key]:
    """Those that can be paid from what is left, the first first; one that is too large keeps no smaller one waiting."""
    chosen = []
    for key, cost in costs.items():
        if cost <= left:
            chosen.append(key)
            left -= cost
    return chosen
