"""What the translation memory keeps."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from pipeline.draft import Origin, OriginKind
from pipeline.errors import ContentNotHandled
from pipeline.memory import Unit, generalised

TOWN = "musterstadt"
UNIT = Unit(
    source="Bitte einen Termin <1>vereinbaren</1>.",
    target="Please make an <1>appointment</1>.",
    locale="en",
    previous="Öffnungszeiten",
    following="",
    document="page/7",
    author="anna",
    origin=Origin(OriginKind.ENGINE, "echo 1"),
    approved=datetime(2026, 8, 3, 6, 30, tzinfo=UTC),
)


def test_a_unit_is_found_by_its_exact_source_and_locale(store):
    with store.transaction(TOWN) as work:
        work.memory.learn([UNIT, replace(UNIT, locale="ar", target="…")])
        assert work.memory.units([UNIT.source, "Unbekannt."], locale="en") == {UNIT.source: [UNIT]}
        assert work.memory.units([UNIT.source.lower()], locale="en") == {}


def test_a_unit_learned_again_replaces_the_older_one(store):
    newer = replace(
        UNIT, target="Please book an <1>appointment</1>.", author="ben", origin=Origin(OriginKind.HUMAN, "ben")
    )
    with store.transaction(TOWN) as work:
        assert work.memory.learn([UNIT]) == 1
        assert work.memory.learn([UNIT, newer]) == 1
        assert work.memory.units([UNIT.source], locale="en") == {UNIT.source: [newer]}


@pytest.mark.parametrize("change", [{"previous": "Kontakt"}, {"following": "Danke."}, {"document": "page/8"}], ids=str)
def test_another_context_or_document_keeps_its_own_unit(store, change):
    other = replace(UNIT, target="Arrange one.", **change)
    with store.transaction(TOWN) as work:
        assert work.memory.learn([UNIT, other]) == 2
        assert set(work.memory.units([UNIT.source], locale="en")[UNIT.source]) == {UNIT, other}


def test_thousands_of_sources_are_looked_up_at_once(store):
    units = [replace(UNIT, source=f"Satz {number}.") for number in range(2_000)]
    with store.transaction(TOWN) as work:
        work.memory.learn(units)
        found = work.memory.units([unit.source for unit in units], locale="en")
    assert found == {unit.source: [unit] for unit in units}


def test_a_moment_is_the_same_wherever_it_was_noted(store):
    elsewhere = replace(UNIT, approved=UNIT.approved.astimezone(timezone(timedelta(hours=2))))
    with store.transaction(TOWN) as work:
        work.memory.learn([elsewhere])
        (found,) = work.memory.units([UNIT.source], locale="en")[UNIT.source]
    assert (found.approved, found.approved.tzinfo) == (UNIT.approved, UTC)


def test_a_moment_without_a_time_zone_is_refused(store):
    with pytest.raises(StatementError, match="time zone"), store.transaction(TOWN) as work:
        work.memory.learn([replace(UNIT, approved=datetime(2026, 8, 3))])


def test_a_unit_that_cannot_be_stored_is_refused(store):
    with store.transaction(TOWN) as work, pytest.raises(ContentNotHandled, match="Übersetzungsspeicher"):
        work.memory.learn([replace(UNIT, target="\udc00")])


def test_a_unit_is_found_by_its_words_when_its_facts_differ(store):
    unit = replace(UNIT, source="Offen bis 12 Uhr.", target="Open until 12.")
    with store.transaction(TOWN) as work:
        work.memory.learn([unit])
        key = generalised("Offen bis 14 Uhr.")
        assert work.memory.generalised([key], locale="en") == {key: [unit]}


def test_units_of_others_are_seen_only_when_they_give_and_we_take(store):
    with store.transaction("beispielkreis") as work:
        work.memory.learn([UNIT])
        work.memory.share(gives=True, takes=False)
    with store.transaction(TOWN) as work:
        assert work.memory.units([UNIT.source], locale="en") == {}
        work.memory.share(gives=False, takes=True)
        [theirs] = work.memory.units([UNIT.source], locale="en")[UNIT.source]
    assert (theirs.municipality, theirs.author, theirs.target) == ("beispielkreis", "", UNIT.target)
    with store.transaction("beispielkreis") as work:
        work.memory.share(gives=False, takes=False)
    with store.transaction(TOWN) as work:
        assert work.memory.units([UNIT.source], locale="en") == {}


def test_one_source_with_two_targets_is_a_conflict(store):
    with store.transaction(TOWN) as work:
        work.memory.learn([UNIT, replace(UNIT, document="page/8", target="Make an <1>appointment</1>!")])
        [conflict] = work.memory.conflicts(limit=10)
    assert (conflict.source, conflict.locale) == (UNIT.source, "en")
    assert conflict.targets == {UNIT.target: 1, "Make an <1>appointment</1>!": 1}


def test_a_source_that_stands_nowhere_any_more_is_stale_until_it_comes_back(store):
    with store.transaction(TOWN) as work:
        work.memory.learn([UNIT, replace(UNIT, source="Weg.", target="Gone.")])
        assert work.memory.mark_stale([UNIT.source]) == 1
        assert work.memory.stats().stale == 1
        assert work.memory.mark_stale([UNIT.source, "Weg."]) == 0


def test_what_people_change_in_the_memory_leaves_an_event(store):
    with store.transaction(TOWN) as work:
        work.memory.learn([UNIT])
        [unit] = work.memory.units([UNIT.source], locale="en")[UNIT.source]
        work.memory.edit(unit.id, "Book an <1>appointment</1>.", actor="ben", why="kürzer")
        work.memory.delete(unit.id, actor="ben", why="doppelt")
        events = work.memory.events()
        assert work.memory.stats().units == {}
    assert [(event.action, event.actor, event.before, event.after) for event in events] == [
        ("edited", "ben", UNIT.target, "Book an <1>appointment</1>."),
        ("deleted", "ben", "Book an <1>appointment</1>.", ""),
    ]
