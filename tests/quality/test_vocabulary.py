"""What people approved teaches which words belong together; what does not fit to it makes a target doubtful."""

import pytest

from pipeline.draft import DraftSegment, Origin, OriginKind
from pipeline.segment import SegmentKind
from quality.habits import habits
from quality.risk import segment_risk
from quality.signals import Circumstances
from quality.stems import stems
from quality.vocabulary import NO_VOCABULARY, Mismatch, vocabulary

APPROVED = [
    ("Bitte buchen Sie einen Termin.", "Please book an appointment."),
    ("Der Termin ist kostenlos.", "The appointment is free."),
    ("Sie brauchen keinen Termin.", "You need no appointment."),
    ("Die Beratung ist kostenlos.", "The counselling is free."),
    ("Wir bieten Beratung in vielen Sprachen.", "We offer counselling in many languages."),
    ("Sprachen lernen", "Learning languages"),
    ("Das Jobcenter hilft.", "The Jobcenter helps."),
]
ENGLISH = vocabulary(APPROVED)
GIVEN = Circumstances("en", vocabulary=ENGLISH)


def engine(source: str, target: str) -> DraftSegment:
    return DraftSegment("body:a", SegmentKind.SENTENCE, source, target, Origin(OriginKind.ENGINE, "deepl"))


def test_a_word_without_its_usual_counterpart_is_named() -> None:
    told = ENGLISH.mismatch("Der Termin ist am Montag.", "The counselling is on Monday.")
    assert told.missing[0][0] == "Termin"
    assert told.unmatched > 0


def test_what_fits_to_the_memory_is_not_missed() -> None:
    told = ENGLISH.mismatch("Termine in vielen Sprachen", "Appointments in many languages")
    assert told.missing == ()
    assert told.german == ()


def test_the_oftener_two_words_went_together_the_more_it_says_that_one_is_missing() -> None:
    often = habits([({"a"}, {"b"}), ({"c"}, {"d"})] * 9)["a"]
    seldom = habits([({"a"}, {"b"}), ({"c"}, {"d"})] * 2)["a"]
    assert 0 < seldom.surprise < often.surprise
    assert often.share < 1


def test_a_word_that_stands_everywhere_is_no_counterpart() -> None:
    learned = habits([({"a"}, {"the", "b"}), ({"c"}, {"the", "d"})] * 9)
    assert learned["a"].partners == {"b"}


def test_before_anything_is_approved_all_is_unknown_and_nothing_wrong() -> None:
    assert NO_VOCABULARY.mismatch("Der Termin ist frei.", "Termin") == Mismatch()
    assert Mismatch().unknown == 1.0
    assert Mismatch().unmatched == 0.0


def test_a_german_word_left_is_seen_and_a_name_that_is_always_kept_is_not() -> None:
    told = ENGLISH.mismatch("Beratung im Jobcenter", "Beratung at the Jobcenter")
    assert told.german == ("Beratung",)


def test_the_target_of_another_segment_is_more_doubtful_than_its_own() -> None:
    own, other = "Book your appointment here.", "Counselling in many languages."
    mine, mixed_up = (
        segment_risk(engine("Buchen Sie hier Ihren Termin.", target), [], given=GIVEN) for target in (own, other)
    )
    assert mixed_up.value > 2 * mine.value
    assert "„Termin“ hat in der Übersetzung keine Entsprechung" in mixed_up.reasons


def test_a_german_word_left_is_a_reason_in_words() -> None:
    verdict = segment_risk(engine("Kostenlose Beratung", "Free Beratung"), [], given=GIVEN)
    assert "„Beratung“ steht noch auf Deutsch da" in verdict.reasons


def test_that_words_are_new_is_no_reason_to_read() -> None:
    verdict = segment_risk(engine("Hallo.", "Hello."), [])
    assert not any("Wörter" in reason or "Entsprechung" in reason for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [("appointment", "appointments"), ("справка", "справки"), ("الموعد", "موعد"), ("randevu", "randevusu")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stems([one]).keys() == stems([other]).keys()


def test_a_german_compound_is_found_by_its_last_part_too() -> None:
    one, other = (stems([word], is_german=True).keys() for word in ("Handynummer", "Telefonnummer"))
    assert one & other == {"-ummer"}


def test_where_no_blanks_stand_two_characters_are_a_word() -> None:
    assert list(stems(["预约时间"])) == ["预约", "约时", "时间"]
