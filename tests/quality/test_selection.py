"""A municipality says which checks it wants; what guards facts always runs."""

import pytest

from pipeline.segment import SegmentKind
from quality.inspection import inspect
from quality.pair import Pair
from quality.selection import selection

HOSPITAL = Pair("Das Krankenhaus", "بیمارستان", "prs", SegmentKind.ITEM, "a")
QUOTED = Pair("Das „Amt“ hilft.", "The „office“ helps.", "en", SegmentKind.SENTENCE, "a")


def test_variant_runs_where_it_is_asked_for() -> None:
    assert [finding.check for finding in inspect([HOSPITAL])] == []
    assert [finding.check for finding in inspect([HOSPITAL], checks=selection(on=["variant"]))] == ["variant"]


def test_a_check_that_is_switched_off_says_nothing() -> None:
    assert [finding.check for finding in inspect([QUOTED])] == ["quotes"]
    assert inspect([QUOTED], checks=selection(off=["quotes"])) == ()


@pytest.mark.parametrize("name", ["empty", "tags", "links", "facts", "bidi"])
def test_what_guards_facts_cannot_be_switched_off(name: str) -> None:
    with pytest.raises(ValueError, match=f"„{name}“ lässt sich nicht abschalten; abschalten lassen sich: .*variant"):
        selection(off=[name])


def test_an_unknown_check_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"„varient“ gibt es nicht; bekannt: .*variant"):
        selection(on=["varient"])


def test_a_check_is_on_or_off() -> None:
    with pytest.raises(ValueError, match="unter „on“ und unter „off“"):
        selection(on=["variant"], off=["variant"])
