"""What happened to each segment since the last version; whatever kept its wording costs nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.changes import Alignment, align
from pipeline.document import ContentType, DocumentRef
from pipeline.draft import ChangeClass, Draft, DraftSegment, Origin, OriginKind
from pipeline.extract import extract_html
from pipeline.word_diff import Step, word_diff

REF = DocumentRef("musterstadt", ContentType.PAGE, "1")
ENGINE = Origin(OriginKind.ENGINE, "deepl")
SENTENCES = st.sampled_from(
    ["Das Amt hilft.", "Kommen Sie um 8 Uhr.", "Rufen Sie <b>uns</b> an.", "Es kostet 5 €.", "Bitte warten Sie."]
)
BODIES = st.lists(SENTENCES, max_size=8).map(lambda parts: "".join(f"<p>{part}</p>" for part in parts))


def draft(body: str, **targets: str) -> Draft:
    """The draft of a body; the target of a segment is its source in brackets unless given by number."""
    segments = [
        DraftSegment(segment.key, segment.kind, segment.text, targets.get(f"t{number}", f"[{segment.text}]"), ENGINE)
        for number, segment in enumerate(extract_html(body).segments)
    ]
    return Draft(REF, "en", "", tuple(segments))


def compare(before: str, now: str, **targets: str) -> Alignment:
    return align(extract_html(now).segments, draft(before, **targets), locale="en")


def classes(alignment: Alignment) -> list[ChangeClass]:
    return [segment.change for segment in alignment.carried.values()]


def test_a_first_version_has_nothing_to_carry_over() -> None:
    assert align(extract_html("<p>Neu.</p>").segments, None, locale="en") == Alignment({}, {})


def test_the_same_text_is_unchanged() -> None:
    assert classes(compare("<p>Eins. Zwei.</p>", "<p>Eins. Zwei.</p>")) == [ChangeClass.UNCHANGED] * 2


def test_a_new_sentence_in_front_leaves_the_others_unchanged() -> None:
    alignment = compare("<p>Eins. Zwei.</p>", "<p>Ganz neu ist das hier. Eins. Zwei.</p>")
    assert classes(alignment) == [ChangeClass.UNCHANGED] * 2
    assert alignment.edited == {}


def test_of_two_sentences_that_changed_places_one_was_moved() -> None:
    alignment = compare("<p>Eins. Zwei. Drei.</p>", "<p>Drei. Eins. Zwei.</p>")
    assert sorted(classes(alignment)) == [ChangeClass.MOVED, ChangeClass.UNCHANGED, ChangeClass.UNCHANGED]


def test_bold_that_appears_is_a_change_of_markup() -> None:
    alignment = compare("<p>Kommen Sie am Montag.</p>", "<p>Kommen Sie am <b>Montag</b>.</p>", t0="Come on Monday.")
    [segment] = alignment.carried.values()
    assert segment.change is ChangeClass.MARKUP_ONLY
    assert segment.target == "<1>Come on Monday.</1>", "the whole target, where the words are not found"


def test_a_new_link_is_put_around_the_same_words() -> None:
    before, now = "<p>Das BAMF hilft.</p>", '<p>Das <a href="https://bamf.example">BAMF</a> hilft.</p>'
    [segment] = compare(before, now, t0="The BAMF helps.").carried.values()
    assert segment.target == "The <1>BAMF</1> helps."


def test_bold_that_disappears_takes_its_placeholder_along() -> None:
    before, now = "<p>Am <b>Montag</b> ist zu.</p>", "<p>Am Montag ist zu.</p>"
    [segment] = compare(before, now, t0="Closed on <1>Monday</1>.").carried.values()
    assert segment.target == "Closed on Monday."


def test_bold_words_that_the_target_does_without_and_that_become_a_link_get_the_link() -> None:
    old = draft("<p>Am <b>Montag</b> ist zu.</p>", t0="Closed on Monday.")
    old = replace(old, segments=(replace(old.segments[0], emphasis=frozenset({1})),))
    [segment] = align(
        extract_html('<p>Am <a href="/">Montag</a> ist zu.</p>').segments, old, locale="en"
    ).carried.values()
    assert (segment.target, segment.emphasis) == ("<1>Closed on Monday.</1>", frozenset())


@pytest.mark.parametrize(
    ("old", "target", "new", "patched"),
    [
        ("Telefon: 01234 567-10", "Phone: 01234 567-10", "Telefon: 01234 567-20", "Phone: 01234 567-20"),
        ("Mail an a@x.example", "Mail to a@x.example", "Mail an b@y.example", "Mail to b@y.example"),
        ("Es kostet 5 €.", "It costs 5 €.", "Es kostet 7 €.", "It costs 7 €."),
        ("Offen bis 12.30 Uhr.", "Open until 12.30.", "Offen bis 13.30 Uhr.", "Open until 13.30."),
    ],
)
def test_a_changed_fact_is_patched_into_the_old_target(old: str, target: str, new: str, patched: str) -> None:
    [segment] = compare(f"<p>{old}</p>", f"<p>{new}</p>", t0=target).carried.values()
    assert (segment.change, segment.target) == (ChangeClass.FACT_ONLY, patched)
    assert (segment.previous_source, segment.previous_target) == (old, target)


def test_a_fact_that_cannot_be_found_in_the_target_is_left_to_the_engine() -> None:
    alignment = compare("<p>Es kostet 5 €.</p>", "<p>Es kostet 7 €.</p>", t0="It costs five euros in all.")
    assert alignment.carried == {}
    assert len(alignment.edited) == 1


def test_an_edited_sentence_remembers_what_it_was() -> None:
    alignment = compare("<p>Das Amt hilft Ihnen gerne.</p>", "<p>Das Amt hilft Ihnen sehr gerne.</p>")
    assert alignment.carried == {}
    assert [old.source for old in alignment.edited.values()] == ["Das Amt hilft Ihnen gerne."]


def test_a_sentence_with_no_likeness_is_new_and_the_old_one_removed() -> None:
    alignment = compare("<p>Das Amt hilft.</p>", "<p>Bringen Sie Ihren Ausweis und ein Foto mit.</p>")
    assert (alignment.carried, alignment.edited) == ({}, {})
    assert [old.source for old in alignment.removed] == ["Das Amt hilft."]


def test_what_comes_back_from_an_older_version_gets_its_old_target_back() -> None:
    older = draft("<p>Kommen Sie am Montag.</p>", t0="Come on Monday.").segments[0]
    now = extract_html("<p>Kommen Sie am Montag.</p>").segments
    alignment = align(now, draft("<p>Bitte warten.</p>"), locale="en", past={older.source: older})
    [segment] = alignment.carried.values()
    assert (segment.target, segment.change) == ("Come on Monday.", ChangeClass.MOVED)


def test_what_a_person_typed_keeps_its_origin() -> None:
    base = draft("<p>Eins. Zwei.</p>")
    typed = replace(base.segments[0], target="One!", origin=Origin(OriginKind.HUMAN, "anna"))
    base = replace(base, segments=(typed, *base.segments[1:]))
    carried = align(extract_html("<p>Neu ist das. Eins. Zwei.</p>").segments, base, locale="en").carried
    assert carried[typed.key].origin == Origin(OriginKind.HUMAN, "anna")


@given(BODIES)
def test_unchanged_content_leaves_nothing_open(body: str) -> None:
    """Invariant 1."""
    segments = extract_html(body).segments
    alignment = align(segments, draft(body), locale="en")
    assert set(alignment.carried) == {segment.key for segment in segments}
    assert set(classes(alignment)) <= {ChangeClass.UNCHANGED}


@given(BODIES, BODIES)
def test_every_segment_is_carried_edited_or_new_and_every_old_one_used_once(before: str, now: str) -> None:
    base = draft(before)
    segments = extract_html(now).segments
    alignment = align(segments, base, locale="en")
    assert not set(alignment.carried) & set(alignment.edited)
    for key, carried in alignment.carried.items():
        assert carried.source == next(segment.text for segment in segments if segment.key == key)
    assert len(alignment.carried) + len(alignment.edited) + len(alignment.removed) == len(base.segments)


@given(st.text(alphabet="ab <>1/", max_size=30), st.text(alphabet="ab <>1/", max_size=30))
def test_a_word_diff_gives_both_versions_back(old: str, new: str) -> None:
    steps = word_diff(old, new)
    assert "".join(each.text for each in steps if each.step is not Step.ADDED) == old
    assert "".join(each.text for each in steps if each.step is not Step.REMOVED) == new


def test_a_word_diff_shows_only_the_words_that_changed() -> None:
    steps = word_diff("Offen bis 12 Uhr am Montag", "Offen bis 14 Uhr am Montag")
    assert [(each.step, each.text) for each in steps] == [
        (Step.KEPT, "Offen bis "),
        (Step.REMOVED, "12"),
        (Step.ADDED, "14"),
        (Step.KEPT, " Uhr am Montag"),
    ]
