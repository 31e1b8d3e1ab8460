"""The term base at the command line: exchange, drift, proposals."""

from pathlib import Path

import pytest

from glossaries.drift import drifts
from glossaries.shipped import shipped
from glossaries.table import write
from pipeline.decisions import edit
from runtime.terms import aligned, documents, read_terms, write_terms
from tests.journeys.conftest import Town, town  # noqa: F401  # the fixture of the journeys


@pytest.mark.parametrize(("name", "dialect"), [("t.csv", "dca"), ("t.xlsx", "dca"), ("t.tbx", "dct"), ("t.tbx", "v2")])
def test_every_format_gives_the_shipped_concepts_back(tmp_path: Path, name: str, dialect: str) -> None:
    assert write_terms(shipped(), tmp_path / name, dialect=dialect) == []  # type: ignore[arg-type]
    base, mistakes = read_terms(tmp_path / name)
    assert mistakes == ()
    assert {concept.id for concept in base.concepts} == {concept.id for concept in shipped().concepts}


def test_a_table_reads_what_it_wrote(tmp_path: Path) -> None:
    write_terms(shipped(), tmp_path / "t.csv", dialect="dca")
    assert write(read_terms(tmp_path / "t.csv")[0]) == write(shipped())


def test_every_mistake_of_a_file_is_named_with_its_row(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    write_terms(shipped(), file, dialect="dca")
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([lines[0], lines[1], lines[1], "," * lines[0].count(",") + "x"]), encoding="utf-8")
    base, mistakes = read_terms(file)
    assert len(base.concepts) == 1
    assert mistakes[0].row == 3


def test_a_term_with_two_names_in_the_drafts_drifts(town: Town) -> None:  # noqa: F811
    town.write("a", "<p>Gehen Sie zum Jobcenter.</p><p>Das Jobcenter hilft.</p><p>Unser Jobcenter ist offen.</p>")
    town.run()
    with town.municipality.transaction() as work:
        keys = [segment.key for segment in work.drafts.get(1).segments][1:]
    for key, text in zip(
        keys, ["Go to the Jobcenter.", "The job centre helps.", "Our job centre is open."], strict=True
    ):
        edit(town.municipality, 1, key=key, text=text, actor="anna")
    [drift] = drifts(aligned(town.municipality, ["en"]), shipped())
    assert (drift.concept, drift.locale, len(drift.renderings)) == ("jobcenter", "en", 2)


def test_the_pages_are_read_segment_by_segment(town: Town) -> None:  # noqa: F811
    town.write("a", "<p>Das Amt hilft. Kommen Sie.</p>")
    town.run()
    assert documents(town.municipality) == [["Guten Tag", "Das Amt hilft.", "Kommen Sie."]]
