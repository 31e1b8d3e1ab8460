"""When only the markup of a German sentence changed, its translation gets the new markup without an engine."""

import pytest

from pipeline.replace_markup import replace_markup

TABLE = [
    # old source, old target, new source, expected target
    ("Infos <1>hier</1>", "Info <1>here</1>", "<1>Infos</1> <2>hier</2>", "<1>Info <2>here</2></1>"),
    ("<1>Infos</1> <2>hier</2>", "<1>Info</1> <2>here</2>", "Infos <1>hier</1>", "Info <1>here</1>"),
    ("Das <1>BAMF</1> hilft", "The <1>BAMF</1> helps", "Das <1><2>BAMF</2></1> hilft", "The <1><2>BAMF</2></1> helps"),
    ("Das BAMF hilft", "The BAMF helps", "Das <1>BAMF</1> hilft", "The <1>BAMF</1> helps"),
    ("Das Amt hilft", "The office helps", "Das <1>Amt</1> hilft", "<1>The office helps</1>"),
    ("Das <1>Amt</1> hilft", "The <1>office</1> helps", "Das Amt hilft", "The office helps"),
    ("<1/>Das Amt <2>hilft</2>", "<1/>The office <2>helps</2>", "<1/>Das Amt hilft", "<1/>The office helps"),
    ("Das Amt", "The office", "<1/>Das Amt", "<1/>The office"),
    ("Das Amt", "The office", "Das <1/>Amt", "The office<1/>"),
]


@pytest.mark.parametrize(("old_source", "old_target", "wanted", "expected"), TABLE, ids=[row[2] for row in TABLE])
def test_a_tag_around_the_same_words_keeps_its_place(
    old_source: str, old_target: str, wanted: str, expected: str
) -> None:
    assert replace_markup(old_source, old_target, wanted=wanted) == expected


def test_a_target_whose_placeholders_were_damaged_gets_sound_ones() -> None:
    assert replace_markup("Das <1>Amt</1>", "The <1>office", wanted="<1>Das</1> Amt") == "<1>The office</1>"


def test_emphasis_that_the_target_did_without_stays_out() -> None:
    old, target, wanted = (
        "Das <1>Amt</1> hilft <2>hier</2>",
        "The office helps <2>here</2>",
        "Das <1>Amt</1> hilft hier",
    )
    assert replace_markup(old, target, wanted=wanted, emphasis=frozenset({1})) == "The office helps here"
