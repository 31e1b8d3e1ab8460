"""Divides requests into parcels: few and full, but within the limits of one request to DeepL."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from connectors.engines.deepl.manners import Manner, Needs
from connectors.engines.deepl.order import MOST_TEXTS, Order, size
from pipeline.engine import EngineRequest, Parcel


def parcels(requests: Iterable[EngineRequest], order: Order, manner: Manner) -> Iterator[Parcel]:
    """Requests of one order, in turn; a text that several share costs the first of them.

    The costs are those of the first round, and there is no other where DeepL keeps the tags. Elsewhere the later rounds
    add about 2 % on real pages. A text that is too long for any request is not sent and costs nothing.
    """
    load = _Load(order.room)
    for request in requests:
        texts = _first_texts(request, order.room, manner)
        if not load.has_room_for(texts):
            yield load.parcel(manner)
            load = _Load(order.room)
        load.add(request, texts, manner)
    if load.requests:
        yield load.parcel(manner)


def runs(texts: Iterable[str], order: Order) -> Iterator[list[str]]:
    """Texts by request, as few requests as the limits allow."""
    run: list[str] = []
    left = order.room
    for text in texts:
        if run and (len(run) == MOST_TEXTS or size(text) > left):
            yield run
            run, left = [], order.room
        run.append(text)
        left -= size(text)
    if run:
        yield run


@dataclass(slots=True)
class _Load:
    """The parcel that is being filled."""

    room: int
    requests: list[EngineRequest] = field(default_factory=list)
    _costs: list[int] = field(default_factory=list)
    _texts: set[str] = field(default_factory=set)

    def has_room_for(self, texts: set[str]) -> bool:
        """A request that fills more than one request to DeepL has a parcel for itself."""
        new = texts - self._texts
        fits = len(self._texts) + len(new) <= MOST_TEXTS and sum(map(size, new)) <= self.room
        return fits or not self.requests

    def add(self, request: EngineRequest, texts: set[str], manner: Manner) -> None:
        new = texts - self._texts
        self.requests.append(request)
        self._costs.append(sum(map(manner.cost, new)))
        self._texts |= new
        self.room -= sum(map(size, new))

    def parcel(self, manner: Manner) -> Parcel:
        return Parcel(tuple(self.requests), tuple(self._costs), manner.at_most)


def _first_texts(request: EngineRequest, room: int, manner: Manner) -> set[str]:
    needs = manner.answer(request, {})
    return {text for text in needs.texts if size(text) <= room} if isinstance(needs, Needs) else set()
