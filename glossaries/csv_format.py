"""Term bases as CSV, the table that a coordinator edits: `concept,de,en,ar,uk,tr,fr,status,note`.

Any further column is a locale. Semicolons, as German spreadsheets write them, are read too. A term that is not
preferred may leave its targets empty.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from glossaries.term_base import Term, TermBase, TermStatus
from pipeline.errors import NeedsOperator

LOCALES = ("en", "ar", "uk", "tr", "fr")
_NOT_LOCALES = ("concept", "de", "status", "note")
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class TermBaseNotReadable(NeedsOperator):
    """The table of terms has a mistake; the message names row and column."""


def read(text: str) -> TermBase:
    """The term base of a CSV text; raises TermBaseNotReadable with the row and column of the first mistake."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    columns = _columns(next(rows, []))
    terms = tuple(_terms(rows, columns))
    return TermBase(terms)


def write(base: TermBase) -> str:
    """The CSV text of a term base; read again it gives the same terms."""
    locales = LOCALES + tuple(locale for locale in base.locales if locale not in LOCALES)
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["concept", "de", *locales, "status", "note"])
    for term in base.terms:
        targets = [term.targets.get(locale, "") for locale in locales]
        table.writerow([term.concept, term.source, *targets, term.status, term.note])
    return out.getvalue()


def _columns(header: list[str]) -> list[str]:
    columns = [name.strip() for name in header]
    for name in ("concept", "de"):
        if name not in columns:
            raise TermBaseNotReadable(f"Zeile 1: Die Spalte „{name}“ fehlt. So beginnt eine Tabelle: concept,de,en,ar")
    for name in columns:
        if columns.count(name) > 1:
            raise TermBaseNotReadable(f"Zeile 1: Die Spalte „{name}“ steht zweimal da.")
        if name not in _NOT_LOCALES and not _LOCALE.fullmatch(name):
            raise TermBaseNotReadable(f"Zeile 1: „{name}“ ist keine Sprache. Beispiele: en, uk, fa-AF")
    return columns


def _terms(rows: Iterator[list[str]], columns: list[str]) -> Iterator[Term]:
    seen: set[str] = set()
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(columns):
            raise TermBaseNotReadable(f"Zeile {number}: {len(cells)} Felder, aber nur {len(columns)} Spalten.")
        term = _term(dict(zip(columns, (cell.strip() for cell in cells), strict=False)), number)
        if term.source in seen:
            raise TermBaseNotReadable(f"Zeile {number}, Spalte „de“: „{term.source}“ steht schon weiter oben.")
        seen.add(term.source)
        yield term


def _term(row: Mapping[str, str], number: int) -> Term:
    for name in ("concept", "de"):
        if not row.get(name):
            raise TermBaseNotReadable(f"Zeile {number}, Spalte „{name}“: Das Feld ist leer.")
    status = row.get("status") or TermStatus.PREFERRED
    if status not in list(TermStatus):
        known = ", ".join(TermStatus)
        raise TermBaseNotReadable(f"Zeile {number}, Spalte „status“: „{status}“ gibt es nicht. Möglich sind: {known}")
    targets = {name: value for name, value in row.items() if name not in _NOT_LOCALES and value}
    return Term(row["concept"], row["de"], targets, TermStatus(status), row.get("note", ""))
