"""The translation memory at the command line: look, keep clean, exchange."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.draft import Origin, OriginKind
from pipeline.memory import MatchLevel, Penalty, Unit
from runtime.exchange import export_memory, import_memory
from runtime.likeness import offers, similar
from tests.journeys.conftest import Town, town  # noqa: F401  # the fixture of the journeys

UNIT = Unit(
    source="Die Beratung ist <1>kostenlos</1>.",
    target="Advice is <1>free</1>.",
    locale="en",
    previous="",
    following="",
    document="page/a",
    author="anna",
    origin=Origin(OriginKind.HUMAN, "anna"),
    approved=datetime(2026, 11, 1, tzinfo=UTC),
)


@pytest.mark.parametrize("name", ["memory.tmx", "memory.csv"])
def test_what_is_exported_comes_back_the_same(town: Town, tmp_path: Path, name: str) -> None:  # noqa: F811
    with town.municipality.transaction() as work:
        work.memory.learn([UNIT])
    assert export_memory(town.municipality, tmp_path / name, locales=[]) == 1
    with town.municipality.transaction() as work:
        [known] = work.memory.export([])
        work.memory.delete(known.id or 0, actor="anna", why="test")
    assert import_memory(town.municipality, tmp_path / name) == (1, [])
    with town.municipality.transaction() as work:
        assert list(work.memory.export([])) == [UNIT]


def test_broken_units_are_named_and_the_others_learned(town: Town, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "memory.csv").write_text("source,locale,target\nHallo,en,Hello\nTag,?!,Day\n,en,x\n")
    learned, broken = import_memory(town.municipality, tmp_path / "memory.csv")
    assert learned == 1
    assert [unit.line for unit in broken] == [3, 4]


def test_a_similar_sentence_is_found_with_what_speaks_against_it(town: Town, tmp_path: Path) -> None:  # noqa: F811
    with town.municipality.transaction() as work:
        work.memory.learn([UNIT])
    found = similar(town.municipality, "Die Beratung ist nicht <1>kostenlos</1>.", locale="en", folder=tmp_path)
    assert [match.level for match in found] == [MatchLevel.FUZZY]
    assert Penalty.NEGATION in found[0].penalties
    assert similar(town.municipality, UNIT.source, locale="en", folder=tmp_path)[0].level is MatchLevel.EXACT
    assert similar(town.municipality, "Etwas ganz anderes.", locale="en", folder=tmp_path) == []


def test_a_reviewer_is_offered_what_is_like_a_new_sentence(town: Town, tmp_path: Path) -> None:  # noqa: F811
    with town.municipality.transaction() as work:
        work.memory.learn([UNIT])
    town.write("a", "<p>Die Beratung ist <b>kostenlos</b> und vertraulich.</p>")
    town.run()
    with town.municipality.transaction() as work:
        draft = work.drafts.get(1)
    found = offers(town.municipality, draft, folder=tmp_path)
    assert [match.target for match in found.values()] == [UNIT.target]
