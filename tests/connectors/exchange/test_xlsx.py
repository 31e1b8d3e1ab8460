"""A workbook is a table of texts: nothing in it is calculated, nothing in it is larger than it looks."""

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.exchange.problems import FileNotReadable, Refused
from connectors.exchange.xlsx import LONGEST_CELL, read_table, write_table

cells = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=10)
rows = st.lists(cells, max_size=4).map(lambda row: (*row, "Ende"))


def written(*given_rows: tuple[str, ...]) -> io.BytesIO:
    stream = io.BytesIO()
    assert write_table(stream, given_rows, title="Fachwörter") == ()
    stream.seek(0)
    return stream


@settings(max_examples=30)
@given(st.lists(rows, min_size=1, max_size=3))
def test_what_is_written_reads_the_same(given_rows: list[tuple[str, ...]]) -> None:
    assert list(read_table(written(*given_rows))) == given_rows


@pytest.mark.parametrize("text", ["=1+1", "+49 821", "-5", "@SUM(A1)", '=HYPERLINK("http://a")'])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    cell = openpyxl.load_workbook(written((text,))).worksheets[0]["A1"]
    assert (cell.data_type, cell.value, bool(cell.quotePrefix)) == ("s", text, True)


def test_numbers_and_dates_are_read_as_text_and_empty_ends_are_cut() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["a", 3, 2.0, 1.5, datetime(2026, 1, 31), None, ""])
    book.worksheets[0].append([])
    book.worksheets[0].append([None, "b"])
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    assert list(read_table(stream)) == [("a", "3", "2", "1.5", "2026-01-31T00:00:00"), (), ("", "b")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a\x07", "Das Zeichen U+0007 ist in Excel nicht erlaubt."),
        ("a" * (LONGEST_CELL + 1), "Der Text hat 32768 Zeichen; Excel kennt höchstens 32767."),
    ],
)
def test_what_excel_cannot_hold_is_refused(text: str, reason: str) -> None:
    assert write_table(io.BytesIO(), [("a",), (text,)], title="T") == (Refused(2, reason),)


def damaged() -> bytes:
    stream = io.BytesIO()
    with ZipFile(written(("a",))) as whole, ZipFile(stream, "w") as copy:
        for name in whole.namelist():
            copy.writestr(name, whole.read(name)[: 100 if "sheet1" in name else None])
    return stream.getvalue()


@pytest.mark.parametrize("data", [b"", b"a,b\n", written(("a",)).getvalue()[:200], damaged()])
def test_what_is_no_workbook_says_so(data: bytes) -> None:
    with pytest.raises(FileNotReadable, match="keine Excel-Arbeitsmappe"):
        list(read_table(io.BytesIO(data)))


def test_a_zip_bomb_is_not_unpacked() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as member:
        for _ in range(210):
            member.write(b" " * 2**20)
    with pytest.raises(FileNotReadable, match="entpackt 210 MB groß"):
        list(read_table(stream))
