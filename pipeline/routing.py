"""Which engines are asked for a segment, and in which order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.breaker import Breaker
from pipeline.document import ContentType
from pipeline.engine import EngineRequest
from pipeline.ledger import UNLIMITED, Budget
from pipeline.placeholders import plain
from pipeline.ports import Engine


@dataclass(frozen=True, slots=True)
class Route:
    """An engine and the segments that may go to it; an empty condition is none."""

    engine: Engine
    locales: frozenset[str] = frozenset()
    content_types: frozenset[ContentType] = frozenset()
    longest: int | None = None
    """Characters of the longest segment that it gets."""
    euros_per_million: float = 0.0
    budget: Budget = UNLIMITED
    breakers: dict[str, Breaker] = field(default_factory=dict)
    """By locale: what an engine refuses in one may work in another. Routes of one engine share them."""

    def takes(self, request: EngineRequest) -> bool:
        """Whether the engine covers the locale and the segment meets the conditions."""
        document = request.document
        return (
            self.covers(request.locale)
            and (not self.content_types or document is None or document.content_type in self.content_types)
            and (self.longest is None or len(plain(request.text)) <= self.longest)
        )

    def breaker(self, locale: str) -> Breaker:
        """Whether the engine should be left alone in this locale."""
        return self.breakers.setdefault(locale, Breaker())

    def covers(self, locale: str) -> bool:
        """Whether segments in this locale may go there at all."""
        return (not self.locales or locale in self.locales) and self.engine.coverage(locale) is not None


@dataclass(frozen=True, slots=True)
class Routing:
    """The routes of a municipality, first choice first."""

    routes: tuple[Route, ...] = ()
    is_offline_only: bool = False
    """Whether no text may leave the house."""

    def open(self) -> Iterator[Route]:
        """The routes that privacy allows."""
        return (route for route in self.routes if route.engine.is_offline or not self.is_offline_only)

    def covers(self, locale: str) -> bool:
        """Whether any engine may be asked for this locale."""
        return any(route.covers(locale) for route in self.open())

    def candidates(self, request: EngineRequest) -> Sequence[Route]:
        """The routes that take this segment, in the order in which they are asked."""
        return [route for route in self.open() if route.takes(request)]

    def pivot(self, locale: str) -> str:
        """The locale that the way of some engine leads through, for which the terms are wanted too; empty if none."""
        ways = (route.engine.coverage(locale) for route in self.open() if route.covers(locale))
        return next((way.pivot for way in ways if way and way.pivot), "")
