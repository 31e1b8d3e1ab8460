"""Translation memories as CSV: `source,locale,target,previous,following,document,author,origin,approved`.

One row is one target. UTF-8; semicolons, as German spreadsheets write them, are read too. A spreadsheet would run a
cell that begins with `=`, `+`, `-`, `@` or a tab as a formula: such a cell is written with an apostrophe in front, and
read without it.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from typing import BinaryIO

from connectors.exchange.locales import locale_of
from connectors.exchange.problems import BrokenUnit, EntryNotUsable, FileNotReadable, Refused
from connectors.exchange.times import time_of
from connectors.exchange.tmx_codes import require_pairs
from connectors.exchange.tmx_unit import TmxUnit

HEADER = ("source", "locale", "target", "previous", "following", "document", "author", "origin", "approved")
_NEEDED = HEADER[:3]
_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMULA = re.compile("'*[=+\\-@\t\r]")


def read_memory_csv(stream: BinaryIO) -> Iterator[TmxUnit | BrokenUnit]:
    """A unit for each row, or why it is left out; raises FileNotReadable if the table cannot be read at all."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    line = 1
    try:
        header = text.readline()
        delimiter = ";" if header.count(";") > header.count(",") else ","
        rows = csv.reader(chain([header], text), delimiter=delimiter, strict=True)
        columns = _columns(next(rows, []))
        line = rows.line_num + 1
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield _unit_or_broken(cells, columns, line)
            line = rows.line_num + 1
    except UnicodeDecodeError as error:
        raise FileNotReadable("Die Tabelle ist nicht in UTF-8; bitte als „CSV UTF-8“ speichern.") from error
    except csv.Error as error:
        raise FileNotReadable(f"Ab Zeile {line} ist die Tabelle nicht lesbar; fehlt ein Anführungszeichen?") from error
    finally:
        with suppress(ValueError):  # the caller may have closed the stream before us
            text.detach()


def write_memory_csv(stream: BinaryIO, units: Iterable[TmxUnit]) -> tuple[Refused, ...]:
    """Write a row for each target; comes back with the units that UTF-8 cannot hold."""
    refused: list[Refused] = []
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    table = csv.writer(text)
    table.writerow(HEADER)
    for number, unit in enumerate(units, start=1):
        try:
            table.writerows([_cells(unit, locale) for locale in unit.targets])
        except EntryNotUsable as error:
            refused.append(Refused(number, str(error)))
    text.flush()
    text.detach()
    return tuple(refused)


def _columns(header: list[str]) -> list[str]:
    columns = [name.strip() for name in header]
    for name in _NEEDED:
        if name not in columns:
            raise FileNotReadable(f"Zeile 1: Die Spalte „{name}“ fehlt. So beginnt die Tabelle: {','.join(HEADER)}")
    for name in columns:
        if name not in HEADER or columns.count(name) > 1:
            raise FileNotReadable(f"Zeile 1: Die Spalte „{name}“ gibt es nicht oder sie steht zweimal da.")
    return columns


def _unit_or_broken(cells: list[str], columns: list[str], line: int) -> TmxUnit | BrokenUnit:
    try:
        return _unit(_row(cells, columns))
    except EntryNotUsable as error:
        return BrokenUnit(line, str(error))


def _row(cells: list[str], columns: list[str]) -> dict[str, str]:
    if len(cells) > len(columns):
        raise EntryNotUsable(f"{len(cells)} Felder, aber nur {len(columns)} Spalten.")
    return dict(zip(columns, map(_unguarded, cells), strict=False))


def _unit(row: Mapping[str, str]) -> TmxUnit:
    for name in _NEEDED:
        if not row.get(name, "").strip():
            raise EntryNotUsable(f"Spalte „{name}“: Das Feld ist leer.")
    locale = locale_of(row["locale"])
    if locale is None:
        raise EntryNotUsable(f"Spalte „locale“: „{row['locale']}“ ist keine Sprachangabe.")
    require_pairs(row["source"])
    require_pairs(row["target"])
    return TmxUnit(
        row["source"],
        {locale: row["target"]},
        previous=row.get("previous", ""),
        following=row.get("following", ""),
        document=row.get("document", ""),
        author=row.get("author", ""),
        origin=row.get("origin", ""),
        created=time_of(row.get("approved", "")),
    )


def _cells(unit: TmxUnit, locale: str) -> list[str]:
    approved = unit.created.isoformat() if unit.created else ""
    target = unit.targets[locale]
    context = (unit.previous, unit.following, unit.document, unit.author, unit.origin)
    return [_guarded(cell) for cell in (unit.source, locale, target, *context, approved)]


def _guarded(cell: str) -> str:
    if _SURROGATE.search(cell):
        raise EntryNotUsable("Der Text enthält ein halbes Zeichen (Surrogat), das UTF-8 nicht kennt.")
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
