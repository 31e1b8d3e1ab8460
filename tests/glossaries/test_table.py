"""A term base is a table that people edit: read it kindly, and say exactly where each mistake is."""

import pytest

from glossaries.shipped import shipped
from glossaries.table import TermBaseNotReadable, preview, read, write
from glossaries.term_base import Layer, TermStatus

TABLE = """concept,domain,definition,pos,gender,de,en,tr,note
hall,municipality,Haus der Verwaltung.,noun,n,Rathaus|Gemeindehaus,town hall|city hall|!mayor house,?belediye,"a, b"
"""


def statuses(cell: str) -> list[tuple[str, TermStatus]]:
    (concept,) = read(f"concept,de,en\nhall,Rathaus,{cell}\n").concepts
    return [(term.text, term.status) for term in concept.terms["en"]]


def test_a_row_becomes_a_concept() -> None:
    (hall,) = read(TABLE).concepts
    assert (hall.id, hall.domain) == ("hall", "municipality")
    assert (hall.definition, hall.note) == ("Haus der Verwaltung.", "a, b")


def test_the_first_plain_term_is_preferred_and_further_ones_are_admitted() -> None:
    preferred, admitted = TermStatus.PREFERRED, TermStatus.ADMITTED
    assert statuses("town hall|city hall") == [("town hall", preferred), ("city hall", admitted)]
    assert statuses("?guildhall|town hall") == [("guildhall", TermStatus.PROPOSED), ("town hall", preferred)]


def test_an_exclamation_mark_forbids_and_a_question_mark_proposes() -> None:
    assert statuses("!mayor house|?hall") == [("mayor house", TermStatus.FORBIDDEN), ("hall", TermStatus.PROPOSED)]


def test_part_of_speech_and_gender_belong_to_the_german_terms() -> None:
    (hall,) = read(TABLE).concepts
    assert [(term.part_of_speech, term.gender) for term in hall.terms["de"]] == [("noun", "n"), ("noun", "")]


def test_each_term_says_which_layer_it_comes_from() -> None:
    (hall,) = read(TABLE, layer=Layer.LAND).concepts
    assert {term.layer for terms in hall.terms.values() for term in terms} == {Layer.LAND}


@pytest.mark.parametrize("base", [read(TABLE), shipped()], ids=["small", "shipped"])
def test_what_is_written_reads_the_same(base: object) -> None:
    assert write(read(write(base))) == write(base)  # type: ignore[arg-type]


def test_other_locales_are_further_columns() -> None:
    table = "concept,de,en,fa-AF\npass,Reisepass,passport,پاسپورت\n"
    assert read(table).locales == ("en", "fa-AF")
    assert read(write(read(table))).concepts == read(table).concepts


def test_a_table_of_a_german_spreadsheet_is_read() -> None:
    (hall,) = read("\ufeffconcept;de;en\r\nhall;Rathaus;town hall\r\n;;\r\n").concepts
    assert [term.text for term in hall.terms["en"]] == ["town hall"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "Zeile 1: Die Spalte „concept“ fehlt"),
        ("concept,en\n", "Zeile 1: Die Spalte „de“ fehlt"),
        ("concept,de,English\n", "Zeile 1: „English“ ist keine Sprache"),
        ("concept,de,en,en\n", "Zeile 1: Die Spalte „en“ steht zweimal da"),
        ("concept,de,en\nhall,Rathaus,town hall\n,Kita,nursery\n", "Zeile 3, Spalte „concept“: Das Feld ist leer"),
        ("concept,de,en\nhall,,town hall\n", "Zeile 2, Spalte „de“: Das Feld ist leer"),
        ("concept,de\nTown Hall,Rathaus\n", "Zeile 2, Spalte „concept“: Nur Kleinbuchstaben"),
        ("concept,de,en\nhall,Rathaus,town hall,x\n", "Zeile 2: Die Zeile hat 1 Felder mehr"),
        ("concept,de\nhall,Rathaus\nhall,Haus\n", "Zeile 3, Spalte „concept“: „hall“ steht schon weiter oben"),
        ("concept,de,pos\nhall,Rathaus,thing\n", "Zeile 2, Spalte „pos“: „thing“ gibt es nicht"),
        ("concept,de,gender\nhall,Rathaus,x\n", "Zeile 2, Spalte „gender“: „x“ gibt es nicht"),
        ("concept,de,en\nhall,Rathaus,town hall||hall\n", "Zeile 2, Spalte „en“: Zwischen zwei"),
        ("concept,de,en\nhall,Rathaus,hall|!hall\n", "Zeile 2, Spalte „en“: „hall“ steht zweimal da"),
    ],
)
def test_a_mistake_is_named_with_row_and_column(table: str, message: str) -> None:
    with pytest.raises(TermBaseNotReadable, match=message):
        read(table)


def test_a_preview_shows_the_good_rows_and_all_mistakes() -> None:
    base, mistakes = preview("concept,de,en\nhall,Rathaus,town hall\n,Kita,nursery\nx y,,z\n")
    assert [concept.id for concept in base.concepts] == ["hall"]
    assert [(mistake.row, mistake.column) for mistake in mistakes] == [(3, "concept"), (4, "de"), (4, "concept")]
