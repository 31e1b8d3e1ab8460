"""Tables of strings as Excel workbooks: one sheet, every cell text, nothing that a spreadsheet would calculate."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from connectors.exchange.problems import EntryNotUsable, FileNotReadable, Refused

_FORMULA_STARTS = ("=", "+", "-", "@", "\t")
LARGEST_UNPACKED = 200 * 2**20
"""Bytes; a workbook of a term base has a few megabytes, a zip bomb claims more than this."""
_DAMAGE = (BadZipFile, zlib.error, SyntaxError, LookupError, TypeError, ValueError, OSError)
"""What openpyxl lets through, by kind of damage; XML errors are SyntaxErrors."""
LONGEST_CELL = 32_767
"""Characters; Excel's own limit."""


def read_table(stream: BinaryIO) -> Iterator[tuple[str, ...]]:
    """The rows of the first sheet as text, without empty cells at their ends; a formula gives its last result.

    Raises FileNotReadable if the file is no workbook or not safe.
    """
    try:
        _require_small(stream)
        sheet = openpyxl.load_workbook(stream, read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()  # a sheet may claim more cells than it has
        for row in sheet.iter_rows(values_only=True):
            yield _trimmed([_text(value) for value in row])
    except _DAMAGE as error:
        raise FileNotReadable("Die Datei ist keine Excel-Arbeitsmappe (.xlsx) oder beschädigt.") from error


def write_table(stream: BinaryIO, rows: Iterable[Sequence[str]], *, title: str) -> tuple[Refused, ...]:
    """Write the rows as the only sheet; comes back with those that Excel cannot hold."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    refused: list[Refused] = []
    for number, row in enumerate(rows, start=1):
        try:
            sheet.append([_cell(sheet, text) for text in row])
        except EntryNotUsable as error:
            refused.append(Refused(number, str(error)))
    book.save(stream)
    return tuple(refused)


def _require_small(stream: BinaryIO) -> None:
    with ZipFile(stream) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > LARGEST_UNPACKED:
        raise FileNotReadable(f"Die Arbeitsmappe ist entpackt {unpacked // 2**20} MB groß; das ist zu viel.")
    stream.seek(0)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _cell(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """The text as a text cell, which it stays when somebody edits it: `=1+1` is no sum."""
    if found := ILLEGAL_CHARACTERS_RE.search(text):
        raise EntryNotUsable(f"Das Zeichen U+{ord(found.group()):04X} ist in Excel nicht erlaubt.")
    if len(text) > LONGEST_CELL:
        raise EntryNotUsable(f"Der Text hat {len(text)} Zeichen; Excel kennt höchstens {LONGEST_CELL}.")
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA_STARTS)
    return cell
