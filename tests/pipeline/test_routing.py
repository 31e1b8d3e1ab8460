"""Which engine is asked for a segment: order, conditions, privacy."""

from dataclasses import dataclass
from typing import Any

import pytest

from connectors.engines.echo import EchoEngine
from pipeline.breaker import MOST_FAILURES, PAUSE_S, Breaker
from pipeline.document import ContentType, DocumentRef
from pipeline.engine import Coverage, EngineRequest, Handling
from pipeline.routing import Route, Routing

PAGE = DocumentRef("musterstadt", ContentType.PAGE, "1")
EVENT = DocumentRef("musterstadt", ContentType.EVENT, "2")


@dataclass
class Known(EchoEngine):
    """An engine that covers some locales."""

    name: str = "echo"
    locales: tuple[str, ...] = ("uk", "en")
    is_offline: bool = True
    pivot: str = ""

    def __hash__(self) -> int:
        return id(self)

    def coverage(self, locale: str) -> Coverage | None:
        return Coverage(Handling.OURS, Handling.OURS, pivot=self.pivot) if locale in self.locales else None


def asked(routing: Routing, locale: str = "uk", **request: Any) -> list[str]:
    wanted = EngineRequest(request.pop("text", "Hallo"), locale, **request)
    return [route.engine.name for route in routing.candidates(wanted)]


def test_engines_are_asked_in_the_order_of_their_routes() -> None:
    routing = Routing((Route(Known("b")), Route(Known("a"))))
    assert asked(routing) == ["b", "a"]


def test_an_engine_that_does_not_cover_the_locale_is_left_out() -> None:
    routing = Routing((Route(Known("a", locales=("en",))), Route(Known("b"))))
    assert asked(routing) == ["b"]
    assert routing.covers("en")
    assert not routing.covers("so")


CONDITIONS: list[tuple[dict[str, Any], dict[str, Any], bool]] = [
    ({"locales": frozenset({"uk"})}, {}, True),
    ({"locales": frozenset({"en"})}, {}, False),
    ({"content_types": frozenset({ContentType.EVENT})}, {"document": EVENT}, True),
    ({"content_types": frozenset({ContentType.EVENT})}, {"document": PAGE}, False),
    ({"longest": 5}, {"text": "<1>Hallo</1>"}, True),
    ({"longest": 5}, {"text": "Hallo!"}, False),
]


@pytest.mark.parametrize(("condition", "request_", "takes"), CONDITIONS, ids=str)
def test_a_route_takes_what_meets_its_conditions(
    condition: dict[str, Any], request_: dict[str, Any], takes: bool
) -> None:
    assert bool(asked(Routing((Route(Known(), **condition),)), **request_)) is takes


def test_where_no_text_may_leave_the_house_only_engines_in_the_house_are_asked() -> None:
    routes = (Route(Known("away", is_offline=False)), Route(Known("here")))
    assert asked(Routing(routes, is_offline_only=True)) == ["here"]
    assert not Routing(routes[:1], is_offline_only=True).covers("uk")


def test_terms_in_english_are_wanted_where_an_engine_goes_through_it() -> None:
    assert Routing((Route(Known("a")), Route(Known("b", pivot="en")))).pivot("uk") == "en"
    assert Routing((Route(Known("a")),)).pivot("uk") == ""


def test_an_engine_that_fails_again_and_again_is_left_alone_for_a_while() -> None:
    now = [0.0]
    breaker = Breaker(clock=lambda: now[0])
    for _ in range(MOST_FAILURES - 1):
        breaker.failed("kaputt")
    assert not breaker.is_open
    breaker.failed("kaputt")
    assert breaker.is_open
    now[0] = PAUSE_S + 1
    assert not breaker.is_open
    breaker.failed("immer noch")
    assert breaker.is_open
    breaker.worked()
    assert not breaker.is_open
