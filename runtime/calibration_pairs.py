"""Reads pairs of open index and known score from a table, to fit one to the other."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.errors import ContentNotHandled
from quality.readability.calibration import Pair
from quality.readability.score import score_html, score_text

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_INDEX, _PAGE, _SCORE = ("index",), ("page", "seite", "text", "file", "datei"), ("score", "wert", "hix")


def read_pairs(table: Path) -> list[Pair]:
    """The pairs of a CSV file with the columns `index` or `page` (a file beside the table), and `score`.

    Raises ContentNotHandled with the line that cannot be read. Pages without prose have no index and are left out.
    """
    rows = _rows(table)
    return [pair for number, row in enumerate(rows, start=2) if (pair := _pair(row, table, number)) is not None]


def _rows(table: Path) -> Iterator[Mapping[str, str]]:
    text = _text(table)
    header = text.partition("\n")[0]
    delimiter = max(";\t,", key=header.count)
    reader = csv.DictReader(text.splitlines(), delimiter=delimiter)
    names = {name: name.strip().lower() for name in reader.fieldnames or ()}
    known = set(names.values())
    if known.isdisjoint(_SCORE) or known.isdisjoint((*_INDEX, *_PAGE)):
        raise ContentNotHandled(f"{table} braucht die Spalten „index“ oder „page“, und „score“; da sind: {header}.")
    return ({names[name]: (value or "").strip() for name, value in row.items() if name in names} for row in reader)


def _pair(row: Mapping[str, str], table: Path, number: int) -> Pair | None:
    where = f"{table}, Zeile {number}"
    score = _number(_value(row, _SCORE), where)
    if given := _value(row, _INDEX):
        return _number(given, where), score
    page = _text(table.parent / _value(row, _PAGE))
    index = (score_html(page) if TAG.search(page) else score_text(page)).open_index
    return None if index is None else (index, score)


def _value(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _number(told: str, where: str) -> float:
    try:
        return float(told.replace(",", "."))
    except ValueError as error:
        raise ContentNotHandled(f"{where}: „{told}“ ist keine Zahl.") from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ContentNotHandled(f"{file} kann nicht gelesen werden: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ContentNotHandled(f"{file} ist nicht in UTF-8 gespeichert (Byte {error.start}).") from error
