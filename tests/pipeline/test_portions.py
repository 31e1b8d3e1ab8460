"""When a budget does not suffice for all requests, the first documents get what is left."""

from collections.abc import Sequence
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import ContentType, DocumentRef
from pipeline.engine import EngineRequest, Parcel
from pipeline.portions import fitting, most, portions

TOGETHER = 3


def request(document: str, length: int, locale: str = "en") -> EngineRequest:
    return EngineRequest("x" * length, locale, document=DocumentRef("stadt", ContentType.PAGE, document))


def pack(requests: Sequence[EngineRequest]) -> list[Parcel]:
    """By locale, a few together, as most engines do."""
    by_locale: dict[str, list[EngineRequest]] = {}
    for each in requests:
        by_locale.setdefault(each.locale, []).append(each)
    pieces = [its[at : at + TOGETHER] for its in by_locale.values() for at in range(0, len(its), TOGETHER)]
    return [Parcel(tuple(piece), tuple(len(each.text) for each in piece)) for piece in pieces]


def sent(requests: Sequence[EngineRequest], budget: float) -> list[EngineRequest]:
    """What goes out when the ledger refuses every parcel that does not fit."""
    spent: list[EngineRequest] = []

    def left() -> float:
        return budget - sum(len(each.text) for each in spent)

    for parcel in portions(requests, pack, left):
        if most(parcel) <= left():
            spent += parcel.requests
    return spent


def test_while_there_is_enough_all_goes_out_in_large_parcels() -> None:
    requests = [request("a", 5), request("b", 5), request("c", 5)]
    assert list(portions(requests, pack, lambda: inf)) == pack(requests)


def test_a_parcel_that_does_not_fit_as_a_whole_is_taken_apart_for_its_first_documents() -> None:
    assert sent([request("flood", 5), request("fete", 5), request("old", 5)], 10) == [
        request("flood", 5),
        request("fete", 5),
    ]


def test_the_first_document_gets_all_its_locales_before_the_next_gets_one() -> None:
    requests = [request(document, 5, locale) for document in ("flood", "old") for locale in ("ar", "uk")]
    assert sent(requests, 12) == [request("flood", 5, "ar"), request("flood", 5, "uk")]


def test_a_document_that_is_too_large_keeps_no_smaller_one_waiting() -> None:
    assert sent([request("long", 20), request("short", 5)], 10) == [request("short", 5)]


def test_what_an_engine_did_not_bill_after_all_is_spent_on_the_next() -> None:
    balances = iter([10, 10, 5, 0, 0])
    parcels = portions([request("a", 10), request("b", 5)], pack, lambda: next(balances))
    assert [parcel.requests[0].document.key for parcel in parcels if parcel.requests[0].document] == ["a", "b"]


many = st.lists(
    st.builds(request, st.sampled_from("abcd"), st.integers(0, 9), st.sampled_from(["ar", "uk"])), unique=True
)


@given(many, st.integers(0, 60))
def test_every_request_goes_out_once_and_never_more_than_the_budget_allows(
    requests: list[EngineRequest], budget: int
) -> None:
    packed = [each for parcel in portions(requests, pack, lambda: budget) for each in parcel.requests]
    assert sorted(packed, key=str) == sorted(requests, key=str)
    assert sum(len(each.text) for each in sent(requests, budget)) <= budget


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 9)), st.integers(0, 30))
def test_only_what_does_not_fit_any_more_is_left_out(costs: dict[str, int], left: int) -> None:
    chosen = fitting(costs, left)
    rest = left - sum(costs[each] for each in chosen)
    assert rest >= 0
    assert all(cost > rest for key, cost in costs.items() if key not in chosen)
