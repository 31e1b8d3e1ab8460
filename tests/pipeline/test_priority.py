"""Which documents come first: emergency pages, events, what is read most, what waits longest."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import ContentType, DocumentRef
from pipeline.priority import Place, Priorities, address, ordered, tier

DAY = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)


def page(key, *, kind=ContentType.PAGE):
    return DocumentRef("musterstadt", kind, key)


def place(path="/", *, parent=None, days=0):
    return Place(path, parent, DAY + timedelta(days=days))


def test_emergency_pages_come_first_then_events_then_what_is_read_most_then_the_oldest():
    places = {
        page("new"): place("/stadt/neu/", days=3),
        page("old"): place("/stadt/alt/"),
        page("read"): place("/stadt/gelesen/", days=3),
        page("7", kind=ContentType.EVENT): place("/stadt/fest/", days=3),
        page("flood"): place("/stadt/notfall/hochwasser/", days=3),
    }
    order = ordered(places, Priorities(("/notfall/",), {"stadt/gelesen": 9}))
    assert [ref.key for ref in order] == ["flood", "7", "read", "old", "new"]


def test_what_changed_on_one_day_stays_in_the_order_of_the_pages():
    places = {page(key): Place("/", None, DAY + timedelta(seconds=-second)) for second, key in enumerate("abc")}
    assert [ref.key for ref in ordered(places, Priorities())] == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["page/1", "/notfall/", "Notfall", "/stadt/NOTF%41LL/"])
def test_all_below_an_emergency_page_is_urgent(name):
    places = {page("1"): place("/stadt/notfall/"), page("2"): place("/stadt/wasser/", parent="1"), page("10"): place()}
    tiers = [tier(ref, places, Priorities((name,))) for ref in places]
    assert tiers == [0, 0, 2]


@pytest.mark.parametrize(
    "spelt",
    ["/stadt/de/behörden/", "stadt/de/Behörden", "https://x.de/stadt/de/beh%C3%B6rden/?a=1", " /stadt/de/behörden"],
)
def test_a_page_has_one_address_however_it_is_spelt(spelt):
    assert address(spelt) == "stadt/de/behörden"


keys = st.sampled_from("abcdef")
maps = st.dictionaries(
    st.builds(page, keys, kind=st.sampled_from(ContentType)),
    st.builds(place, keys.map("/stadt/{}/".format), parent=st.none() | keys, days=st.integers(0, 3)),
)
wishes = st.builds(
    Priorities,
    st.lists(keys.map("page/{}".format) | keys.map("/{}/".format)).map(tuple),
    st.dictionaries(keys.map("stadt/{}".format), st.integers(0, 9)),
)


@given(maps, wishes)
def test_no_document_is_lost_and_none_comes_before_a_more_urgent_one(places, priorities):
    order = ordered(places, priorities)
    tiers = [tier(ref, places, priorities) for ref in order]
    assert sorted(order) == sorted(places)
    assert tiers == sorted(tiers)


@given(maps, wishes)
def test_the_same_work_is_ordered_the_same_way_again(places, priorities):
    order = ordered(places, priorities)
    assert ordered({ref: places[ref] for ref in order}, priorities) == order
