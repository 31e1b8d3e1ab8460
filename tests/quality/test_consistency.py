"""The same German says the same, on a page and in a municipality."""

from pipeline.segment import SegmentKind
from quality.inspection import inspect
from quality.pair import Pair


def pair(source: str, target: str, key: str) -> Pair:
    return Pair(source, target, "en", SegmentKind.SENTENCE, key)


def test_one_source_with_two_targets_is_told_with_the_usual_one() -> None:
    pairs = [
        pair("Rufen Sie uns an.", "Call us.", "a"),
        pair("Rufen Sie uns an.", "Call us.", "b"),
        pair("Rufen Sie uns an.", "Give us a ring.", "c"),
    ]
    [finding] = inspect(pairs)
    assert (finding.check, finding.segment, finding.suggestion) == ("consistency", "c", "Call us.")


def test_two_sources_with_one_target_are_told_at_the_second() -> None:
    pairs = [
        pair("Die Beratung ist immer kostenlos.", "The advice is always free.", "a"),
        pair("Die Beratung ist auch am Samstag.", "The advice is always free.", "b"),
    ]
    assert ("consistency", "b") in {(finding.check, finding.segment) for finding in inspect(pairs)}


def test_short_texts_may_share_a_translation() -> None:
    assert inspect([pair("Öffnungszeiten", "Opening hours", "a"), pair("Geöffnet", "Opening hours", "b")]) == ()


def test_what_the_municipality_already_says_is_offered() -> None:
    [finding] = inspect(
        [pair("Rufen Sie uns an.", "Give us a ring.", "a")], elsewhere={"Rufen Sie uns an.": ["Call us.", "Phone us."]}
    )
    assert finding.suggestion == "Call us."
    assert finding.text() == "Diesen Satz gibt es schon, freigegeben als „Call us.“."


def test_case_blanks_and_placeholders_make_no_difference() -> None:
    pairs = [pair("Rufen Sie <1>uns</1> an", "Call <1>us</1>", "a"), pair("Rufen Sie uns an.", "Call us.", "b")]
    assert inspect(pairs) == ()


def test_each_of_several_approved_targets_is_right() -> None:
    pairs = [pair("Rufen Sie uns an.", "Call us.", "a"), pair("Rufen Sie uns an.", "Phone us.", "b")]
    assert inspect(pairs, elsewhere={"Rufen Sie uns an.": ["Call us.", "Phone us."]}) == ()
