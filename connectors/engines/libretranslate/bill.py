"""What a parcel costs at a host that bills characters: which texts are sent, and whose they are."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from glossaries.term_keeper import names
from pipeline.engine import EngineRequest
from pipeline.transfer import transfer


def worst_costs(requests: Sequence[EngineRequest]) -> tuple[int, ...]:
    """Characters by request if every text is needed that may be; a text of several requests is the first one's."""
    seen: set[str] = set()
    costs = []
    for request in requests:
        new = set(may_be_sent(request)) - seen
        seen |= new
        costs.append(sum(map(len, new)))
    return tuple(costs)


def shares(requests: Sequence[EngineRequest], sent: Collection[str]) -> list[int]:
    """Characters of the texts that were sent, by the first request that may have needed them."""
    left = set(sent)
    bills = []
    for request in requests:
        its = left.intersection(may_be_sent(request))
        left -= its
        bills.append(sum(map(len, its)))
    return bills


def may_be_sent(request: EngineRequest) -> Iterator[str]:
    """Every text that the transfer of tags and facts may ask for, and the names of its terms.

    The transfer is offered nothing, so that it asks for all.
    """
    asked: list[str] = []

    def hear(texts: Collection[str]) -> Mapping[str, str]:
        asked.extend(texts)
        return {}

    transfer([request], hear)
    return iter([*asked, *names(request.terms)])
