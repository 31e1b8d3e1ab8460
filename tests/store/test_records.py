"""What the screens read and keep: of one municipality only, and with an audit."""

from datetime import UTC, datetime

import pytest

from glossaries.term_base import Concept, Term
from pipeline.draft import Origin, OriginKind
from pipeline.memory import Unit
from pipeline.records import UnitFilter

OURS, THEIRS = "musterstadt", "nachbarstadt"
KITA = Concept("kita", {"de": (Term("Kita", gender="f", part_of_speech="noun"),), "en": (Term("nursery"),)}, note="n")
UNIT = Unit("Hallo.", "Hello.", "en", "", "", "", "anna", Origin(OriginKind.HUMAN), datetime(2026, 8, 3, tzinfo=UTC))


@pytest.fixture
def theirs(store, queue):
    with store.records(THEIRS, writes=True) as records:
        draft_id = queue(records.work, town=THEIRS)
        records.work.memory.learn([UNIT])
        records.concepts.save(KITA, actor="nadja", why="")
        run_id = records.work.runs.start("run")
        [unit] = records.work.memory.export([])
        return {"unit": unit.id, "run": run_id, "ref": records.work.drafts.get(draft_id).ref}


def test_a_concept_is_kept_as_it_was(store):
    with store.records(OURS, writes=True) as records:
        records.concepts.save(KITA, actor="anna", why="")
        assert records.concepts.base().concepts == (KITA,)


def test_every_change_of_a_concept_leaves_one_event_and_no_change_none(store):
    later = Concept("kita", {"de": (Term("Kita"),), "en": (Term("daycare"),)})
    with store.records(OURS, writes=True) as records:
        for concept in (KITA, KITA, later):
            records.concepts.save(concept, actor="anna", why="")
        records.concepts.delete("kita", actor="anna", why="Falsch.")
        assert [each.action for each in records.concepts.events(limit=9)] == ["deleted", "edited", "added"]


def test_nothing_of_the_neighbours_is_seen(store, theirs):
    with store.records(OURS, writes=True) as records:
        assert records.concepts.base().concepts == ()
        assert list(records.concepts.events(limit=9)) == []
        assert records.units.find(UnitFilter(), offset=0, limit=9).total == 0
        assert records.runs.latest(limit=9) == []
        assert records.pages.title(theirs["ref"]) == ""


@pytest.mark.parametrize(
    "reach",
    [
        lambda records, theirs: records.units.get(theirs["unit"]),
        lambda records, theirs: records.runs.get(theirs["run"]),
        lambda records, theirs: records.pages.record(theirs["ref"]),
        lambda records, theirs: records.concepts.delete("kita", actor="anna", why=""),
    ],
)
def test_what_the_neighbours_have_cannot_be_named(store, theirs, reach):
    with store.records(OURS, writes=True) as records, pytest.raises(KeyError):
        reach(records, theirs)


def test_the_version_changes_with_a_draft_and_with_a_term(store, queue):
    with store.records(OURS, writes=True) as records:
        seen = [records.version()]
        queue(records.work)
        seen.append(records.version())
        records.concepts.save(KITA, actor="anna", why="")
        seen.append(records.version())
    assert len(set(seen)) == 3
