"""A term base is a table that people edit: read it kindly, and say exactly where a mistake is."""

import pytest

from glossaries.csv_format import TermBaseNotReadable, read, write
from glossaries.shipped import shipped
from glossaries.term_base import TermStatus

TABLE = """concept,de,en,ar,uk,tr,fr,status,note
hall,Rathaus,town hall,,,belediye binası,mairie,preferred,"with ""Bürgerbüro"", usually"
hall,Gemeindehaus,,,,,,admitted,
"""


def test_a_row_becomes_a_term_with_its_targets() -> None:
    hall, _ = read(TABLE).terms
    assert (hall.concept, hall.source, hall.note) == ("hall", "Rathaus", 'with "Bürgerbüro", usually')
    assert hall.targets == {"en": "town hall", "tr": "belediye binası", "fr": "mairie"}


def test_a_synonym_may_leave_its_targets_empty() -> None:
    _, synonym = read(TABLE).terms
    assert (synonym.status, synonym.targets) == (TermStatus.ADMITTED, {})


def test_what_is_written_reads_the_same() -> None:
    assert write(read(TABLE)) == TABLE
    assert read(write(shipped())).terms == shipped().terms


def test_other_locales_are_further_columns() -> None:
    table = "concept,de,en,so,fa-AF\npass,Reisepass,passport,baasaboor,پاسپورت\n"
    assert read(table).locales == ("en", "so", "fa-AF")
    assert read(write(read(table))).terms == read(table).terms


def test_a_table_of_a_german_spreadsheet_is_read() -> None:
    assert read("\ufeffconcept;de;en\r\nhall;Rathaus;town hall\r\n").terms[0].targets == {"en": "town hall"}


def test_empty_rows_are_skipped_and_a_missing_status_means_preferred() -> None:
    (term,) = read("concept,de,en\n,,\nhall, Rathaus ,town hall\n").terms
    assert (term.source, term.status) == ("Rathaus", TermStatus.PREFERRED)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "Zeile 1: Die Spalte „concept“ fehlt"),
        ("concept,en\n", "Zeile 1: Die Spalte „de“ fehlt"),
        ("concept,de,English\n", "Zeile 1: „English“ ist keine Sprache"),
        ("concept,de,en,en\n", "Zeile 1: Die Spalte „en“ steht zweimal da"),
        ("concept,de,en\nhall,Rathaus,town hall\n,Kita,nursery\n", "Zeile 3, Spalte „concept“: Das Feld ist leer"),
        ("concept,de,en\nhall,,town hall\n", "Zeile 2, Spalte „de“: Das Feld ist leer"),
        ("concept,de,status\nhall,Rathaus,gut\n", "Zeile 2, Spalte „status“: „gut“ gibt es nicht"),
        ("concept,de,en\nhall,Rathaus,town, hall\n", "Zeile 2: 4 Felder, aber nur 3 Spalten"),
        ("concept,de\nhall,Rathaus\nhouse,Rathaus\n", "Zeile 3, Spalte „de“: „Rathaus“ steht schon weiter oben"),
    ],
)
def test_a_mistake_is_named_with_row_and_column(table: str, message: str) -> None:
    with pytest.raises(TermBaseNotReadable, match=message):
        read(table)
