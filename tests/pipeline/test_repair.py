"""What engines do to placeholders, and what rules make of it again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.repair import faults, repair, structural_faults

REPAIRED = [
    ("blank in a word", "<1>Augsburg</1> ist", "A <1>ugsburg</1> is", "<1>Augsburg</1> is"),
    ("blank in a word", "A<1>ugsburg</1> ist", "A <1>ugsburg</1> is", "A<1>ugsburg</1> is"),
    ("inside a word", "<1>Augsburg</1> ist", "A<1>ugsburg</1> is", "<1>Augsburg</1> is"),
    ("inside a word", "Im <1>Amt</1> hier", "In <1>off</1>ice here", "In <1>office</1> here"),
    ("inside a word", "Im <1/> Amt hier", "In of<1/>fice here", "In <1/>office here"),
    ("inside an address", "An <1>a@stadt.de</1>.", "To a@<1>stadt.de</1>.", "To <1>a@stadt.de</1>."),
    ("blank in an address", "An <1>a@stadt.de</1>.", "To a@ <1>stadt.de</1>.", "To <1>a@stadt.de</1>."),
    ("inside a URL", "Auf <1>www.amt.de/x</1>.", "At www.<1>amt.de/x</1>.", "At <1>www.amt.de/x</1>."),
    ("blanks inside a pair", "<1>Hier</1> klicken", "<1> Here </1>click", "<1>Here</1> click"),
    ("blank before a full stop", "Komm <1>her</1>.", "Come <1>here</1> .", "Come <1>here</1>."),
    ("blank after a bracket", "Amt (<1>hier</1>)", "office ( <1>here</1> )", "office (<1>here</1>)"),
    ("no blanks at a pair", "im <1>Amt</1> und", "the<1>office</1>and", "the <1>office</1> and"),
    ("opening lost", "<1>Hier</1> klicken", "Here</1> click", "<1>Here</1> click"),
    ("closing lost", "<1>Hier</1> klicken", "<1>Here click", "<1>Here</1> click"),
    ("slash lost", "<1>Hier</1> klicken", "<1>Here<1> click", "<1>Here</1> click"),
    ("pair lost around the same words", "Das <1>BAMF</1> hilft", "The BAMF helps", "The <1>BAMF</1> helps"),
    ("pair lost around a label", "<1>Tipp:</1> Komm", "Hint: come", "<1>Hint:</1> come"),
    ("pair lost around everything", "(<1>hier</1>)", "(here)", "(<1>here</1>)"),
    ("icon lost at the edge of a pair", "Ruf <1><2/> an</1>, ja", "<1>Call</1>, yes", "<1><2/>Call</1>, yes"),
    ("icon lost beside a number", "Ruf <1/> 0821 an", "Call 0821", "Call <1/>0821"),
    ("icon lost at the end", "Mail an <1/>", "Mail to", "Mail to<1/>"),
    ("icon doubled", "Der <1/> hilft", "<1/><1/> helps", "<1/> helps"),
    ("icon written as a pair", "Der <1/> hilft", "The <1></1> helps", "The <1/> helps"),
    ("pair doubled", "Im <1>Amt</1> da", "In <1>office</1> <1></1>there", "In <1>office</1> there"),
    ("reversed", "im <1>Amt</1> ja", "in </1>office<1> yes", "in <1>office</1> yes"),
    ("closings swapped", "<1>Amt</1> im <2>Rat</2>", "<1>a</2> in <2>b</1>", "<1>a</1> in <2>b</2>"),
    ("crossed", "<1>Amt</1> <2>Rat</2>", "<1>office <2>of</1> council</2>", "<1>office</1> <2>of council</2>"),
    (
        "nested in one another",
        "<1>Amt</1>, <2>Rat</2>",
        "<1>office, <2>council</2></1>",
        "<1>office,</1> <2>council</2>",
    ),
    ("fallen out of a pair", "<1>a <2>b</2></1> c", "<2>b</2> <1>a</1> c", "<1><2>b</2> a</1> c"),
    ("emptied", "Im <1>Amt</1> ja", "In <1></1>office yes", "In <1>office</1> yes"),
    ("unknown", "Im <1>Amt</1>", "In <1>office</1> <7/>", "In <1>office</1>"),
    ("blanks in the notation", "Im <1>Amt</1> <2/> ja", "In < 1 >office</ 1> <2 / > yes", "In <1>office</1> <2/> yes"),
    ("blank beside an icon in a link", "Am <1><2/></1>.", "At <1><2/></1> .", "At <1><2/></1>."),
    ("address fallen out of its link", "Am <1><2/></1>.", "At <1></1><2/>.", "At <1><2/></1>."),
    (
        "address far from its link",
        "Am <1><2><3/></2></1> da",
        "<3/> at <1><2></2></1> yes",
        "<1><2><3/></2></1> at yes",
    ),
    ("two addresses in a link", "<1><2/><3/></1> da", "yes <1></1><2/><3/>", "yes <1><2/><3/></1>"),
    ("escaped notation", "Im <1>Amt</1> ja", "In &lt;1&gt;office&lt;/1&gt; yes", "In <1>office</1> yes"),
]

SOUND = [
    ("<1>Hier</1> klicken", "Click <1>here</1>"),
    ("Das <1>Amt</1> <2>hilft</2>", "<2>Helps</2> the <1>office</1>"),
    ("<1/> Amt", "office <1/>"),
    ("A<1>ugs</1>burg", "A<1>ugs</1>burg"),
    ("in <1>Berlin</1>", "في<1>برلين</1>"),
    ("im <1>Amt</1>", "在<1>办公室</1>里"),
    ("Frag: <1>Wer</1>?", "Demande : <1>qui</1> ?"),
    ("Mehr ( <1>hier</1> )", "More ( <1>here</1> )"),
    ("ohne", "without"),
]


@pytest.mark.parametrize(("damage", "source", "target", "expected"), REPAIRED)
def test_damage_is_named_and_repaired(damage: str, source: str, target: str, expected: str) -> None:
    repaired = repair(source, target)

    assert faults(source, target), damage
    assert repaired is not None
    assert repaired.text == expected
    assert repaired.notes
    assert faults(source, repaired.text) == ()


@pytest.mark.parametrize(("source", "target"), SOUND)
def test_what_is_sound_is_left_alone(source: str, target: str) -> None:
    assert faults(source, target) == ()
    repaired = repair(source, target)
    assert repaired is not None
    assert (repaired.text, repaired.notes) == (target, ())


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Sie können <1>hier</1> klicken", "You can click here"),
        ("Frau <1/> hilft Ihnen", "She helps you"),
        ("<1>a</1> b <2>c</2>", "<1><2>x</2></1> b"),
    ],
)
def test_what_no_rule_can_place_is_not_guessed(source: str, target: str) -> None:
    assert faults(source, target)
    assert repair(source, target) is None


def test_faults_name_the_placeholder() -> None:
    assert structural_faults("a <1/>", "a") == ("Platzhalter <1> fehlt",)


EMPHASIS = frozenset({1})


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("The office <2>here</2>", ()),
        ("The <1>office</1> <2>here</2>", ()),
        ("The <1>office <2>here</2>", ("Platzhalter <1> fehlt",)),
        ("The <1>office</1> here", ("Platzhalter <2> fehlt",)),
        ("The office here", ("Platzhalter <2> fehlt",)),
    ],
)
def test_only_a_whole_pair_that_may_be_dropped_may_be_missing(target: str, found: tuple[str, ...]) -> None:
    assert faults("Das <1>Amt</1> <2>hier</2>", target, droppable=EMPHASIS) == found
    assert structural_faults("Das <1>Amt</1> <2>hier</2>", target, droppable=EMPHASIS) == found


def test_what_was_dropped_is_not_put_back_and_the_rest_is_repaired() -> None:
    repaired = repair("Das <1>BAMF</1> <2>hier</2>", "The BAMF <2> here </2>", droppable=EMPHASIS)
    assert repaired is not None
    assert repaired.text == "The BAMF <2>here</2>"


def test_half_of_what_may_be_dropped_is_completed() -> None:
    repaired = repair("<1>Hier</1> klicken", "Here</1> click", droppable=EMPHASIS)
    assert repaired is not None
    assert repaired.text == "<1>Here</1> click"


SHREDS = "<1>|</1>|<2>|</2>|<3/>|<4/>|< 1>| |Amt|info@stadt.de|.|0821|ß"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SHREDS.split("|")), max_size=9).map("".join))
def test_a_repair_is_sound_or_none(target: str) -> None:
    source = "Das <1>Amt <3/></1> und <2>info@stadt.de</2> <4/>."

    for droppable in (frozenset(), EMPHASIS, frozenset({1, 2, 3})):
        repaired = repair(source, target, droppable=droppable)

        assert repaired is None or faults(source, repaired.text, droppable=droppable) == ()
