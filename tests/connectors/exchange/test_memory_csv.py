"""A memory as a table: every text survives, no cell is a formula, and a mistake is named by row."""

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.exchange.memory_csv import read_memory_csv, write_memory_csv
from connectors.exchange.problems import BrokenUnit, FileNotReadable, Refused
from connectors.exchange.tmx_unit import TmxUnit

HEADER = "source,locale,target,previous,following,document,author,origin,approved"
cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text("'=+-@\t\r\n,;\"a", max_size=6)
filled = cells.filter(str.strip)
units = st.builds(
    TmxUnit,
    filled,
    st.dictionaries(st.sampled_from(["en", "fa-AF"]), filled, min_size=1, max_size=1),
    previous=cells,
    following=cells,
    document=cells,
    author=cells,
    origin=cells,
    created=st.none() | st.datetimes(timezones=st.just(UTC)),
)


def read(text: str, encoding: str = "utf-8") -> list[TmxUnit | BrokenUnit]:
    return list(read_memory_csv(io.BytesIO(text.encode(encoding))))


def written(*given_units: TmxUnit) -> str:
    stream = io.BytesIO()
    assert write_memory_csv(stream, given_units) == ()
    return stream.getvalue().decode()


@given(st.lists(units, max_size=4))
def test_any_text_comes_back_as_it_was(given_units: list[TmxUnit]) -> None:
    assert read(written(*given_units)) == given_units


def test_a_row_is_one_target() -> None:
    unit = TmxUnit("Hallo", {"en": "Hello", "fr": "Bonjour"}, author="anna", created=datetime(2026, 1, 31, tzinfo=UTC))
    assert written(unit).splitlines() == [
        HEADER,
        "Hallo,en,Hello,,,,anna,,2026-01-31T00:00:00+00:00",
        "Hallo,fr,Bonjour,,,,anna,,2026-01-31T00:00:00+00:00",
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_begins_like_a_formula(start: str) -> None:
    unit = TmxUnit(f"{start}HYPERLINK(1)", {"en": f"{start}1"})
    assert f"'{start}HYPERLINK(1)" in written(unit)
    assert read(written(unit)) == [unit]


def test_a_table_of_a_german_spreadsheet_is_read() -> None:
    assert read("\ufeffsource;locale;target\r\nHallo;EN;Hello, you\r\n") == [TmxUnit("Hallo", {"en": "Hello, you"})]


def test_empty_rows_are_skipped() -> None:
    assert read("source,locale,target\n,,\n\nHallo,en,Hello\n") == [TmxUnit("Hallo", {"en": "Hello"})]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",en,Hello", "Spalte „source“: Das Feld ist leer."),
        ("Hallo,en", "Spalte „target“: Das Feld ist leer."),
        ("Hallo,Englisch,Hello", "Spalte „locale“: „Englisch“ ist keine Sprachangabe."),
        ("Hallo <1>du,en,Hello", "Das Tag 1 ist nicht gepaart."),
        ("Hallo,en,Hello,,,,,,gestern", "„gestern“ ist kein Zeitpunkt"),
        ("Hallo,en,Hello,,,,,,,mehr", "10 Felder, aber nur 9 Spalten."),
    ],
)
def test_a_broken_row_is_named_by_line_and_the_others_are_kept(row: str, reason: str) -> None:
    first, broken, last = read(f'{HEADER}\n"zwei\nZeilen",en,two\n{row}\nEnde,en,end\n')
    assert isinstance(broken, BrokenUnit)
    assert broken.line == 4
    assert broken.reason.startswith(reason)
    assert isinstance(first, TmxUnit)
    assert isinstance(last, TmxUnit)


@pytest.mark.parametrize(
    ("text", "encoding", "message"),
    [
        ("", "utf-8", "Zeile 1: Die Spalte „source“ fehlt. So beginnt die Tabelle: source,locale,target"),
        ("source,locale\n", "utf-8", "Zeile 1: Die Spalte „target“ fehlt"),
        ("source,locale,target,Notiz\n", "utf-8", "Zeile 1: Die Spalte „Notiz“ gibt es nicht"),
        ("source,locale,target\nGröße,en,size\n", "latin-1", "nicht in UTF-8"),
        ('source,locale,target\na,en,b\n"c,en,d\ne,en,f\n', "utf-8", "Ab Zeile 3 ist die Tabelle nicht lesbar"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(text: str, encoding: str, message: str) -> None:
    with pytest.raises(FileNotReadable, match=message):
        read(text, encoding)


def test_half_a_character_is_refused() -> None:
    stream = io.BytesIO()
    refused = write_memory_csv(stream, [TmxUnit("a", {"en": "\ud800"}), TmxUnit("a", {"en": "b"})])
    assert refused == (Refused(1, "Der Text enthält ein halbes Zeichen (Surrogat), das UTF-8 nicht kennt."),)
    assert b"a,en,b" in stream.getvalue()
