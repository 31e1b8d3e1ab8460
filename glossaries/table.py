"""Term bases as the table that a coordinator edits: one row a concept, one column a locale.

    concept,domain,definition,pos,gender,de,en,…,note
    kita,family,Betreuung für kleine Kinder.,noun,f,Kita|Kindertagesstätte,nursery|!kindergarten,…,

In a cell `|` separates terms: the first is preferred, further ones are admitted, `!` forbids a term, `?` proposes one.
Only `concept` and `de` are required. Semicolons, as German spreadsheets write them, are read too.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossaries.term_base import SOURCE, Concept, Layer, Term, TermBase, TermStatus
from pipeline.errors import NeedsOperator

LOCALES = ("en", "ar", "fa", "tr", "uk", "ru", "fr", "ro", "bg", "pl", "es", "hr", "so", "ti", "kmr", "ps")
PARTS_OF_SPEECH = ("noun", "verb", "adjective", "phrase")
GENDERS = ("m", "f", "n", "pl")

_BEFORE = ("concept", "domain", "definition", "pos", "gender", SOURCE)
_AFTER = ("note",)
_NO_LOCALE = frozenset((*_BEFORE, *_AFTER))
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SIGNS = {TermStatus.FORBIDDEN: "!", TermStatus.PROPOSED: "?"}
_STATUSES = {sign: status for status, sign in _SIGNS.items()}


class TermBaseNotReadable(NeedsOperator):
    """The table of terms has a mistake; the message names row and column."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in one cell of a table, for the person who edits it."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        where = f"Zeile {self.row}, Spalte „{self.column}“" if self.column else f"Zeile {self.row}"
        return f"{where}: {self.message}"


def read(text: str, *, layer: Layer = Layer.MUNICIPALITY) -> TermBase:
    """The term base of a table; raises TermBaseNotReadable with its first mistake."""
    base, mistakes = preview(text, layer=layer)
    if mistakes:
        more = f" Und {len(mistakes) - 1} weitere." if len(mistakes) > 1 else ""
        raise TermBaseNotReadable(f"{mistakes[0]}{more}")
    return base


def preview(text: str, *, layer: Layer = Layer.MUNICIPALITY) -> tuple[TermBase, tuple[Mistake, ...]]:
    """What the good rows of a table hold, and every mistake in the others."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    columns = [name.strip() for name in next(rows, [])]
    mistakes = list(_header_mistakes(columns))
    concepts: dict[str, Concept] = {}
    for number, cells in enumerate(rows if not mistakes else (), start=2):
        row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        if not any(row.values()):
            continue
        wrong = list(_row_mistakes(row, number, len(cells) - len(columns)))
        if row["concept"] in concepts:
            wrong.append(Mistake(number, "concept", f"„{row['concept']}“ steht schon weiter oben."))
        if not wrong:
            concepts[row["concept"]] = _concept(row, layer)
        mistakes += wrong
    return TermBase(tuple(concepts.values())), tuple(mistakes)


def write(base: TermBase) -> str:
    """The table of a term base; read again it gives the same terms."""
    locales = LOCALES + tuple(locale for locale in base.locales if locale not in LOCALES)
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow([*_BEFORE, *locales, *_AFTER])
    for concept in base.concepts:
        first = next(iter(concept.terms.get(SOURCE, ())), Term(""))
        about = [concept.id, concept.domain, concept.definition, first.part_of_speech, first.gender]
        cells = [_cell(concept.terms.get(locale, ())) for locale in (SOURCE, *locales)]
        table.writerow([*about, *cells, concept.note])
    return out.getvalue()


def _header_mistakes(columns: Sequence[str]) -> Iterator[Mistake]:
    for name in ("concept", SOURCE):
        if name not in columns:
            yield Mistake(1, "", f"Die Spalte „{name}“ fehlt. So kann eine Tabelle beginnen: concept,de,en,ar")
    for name in dict.fromkeys(columns):
        if columns.count(name) > 1:
            yield Mistake(1, "", f"Die Spalte „{name}“ steht zweimal da.")
        if name not in _NO_LOCALE and not _LOCALE.fullmatch(name):
            yield Mistake(1, "", f"„{name}“ ist keine Sprache. Beispiele: en, uk, fa-AF")


def _row_mistakes(row: Mapping[str, str], number: int, surplus: int) -> Iterator[Mistake]:
    if surplus > 0:
        yield Mistake(number, "", f"Die Zeile hat {surplus} Felder mehr, als es Spalten gibt.")
    for name in ("concept", SOURCE):
        if not row.get(name):
            yield Mistake(number, name, "Das Feld ist leer.")
    if row.get("concept") and not _ID.fullmatch(row["concept"]):
        yield Mistake(number, "concept", "Nur Kleinbuchstaben, Ziffern, „-“ und „_“ sind möglich.")
    for name, known in (("pos", PARTS_OF_SPEECH), ("gender", GENDERS)):
        if row.get(name) and row[name] not in known:
            yield Mistake(number, name, f"„{row[name]}“ gibt es nicht. Möglich sind: {', '.join(known)}")
    for name, cell in row.items():
        if name not in _NO_LOCALE or name == SOURCE:
            yield from (Mistake(number, name, message) for message in _cell_mistakes(cell))


def _cell_mistakes(cell: str) -> Iterator[str]:
    texts = [part.strip().lstrip("!?").strip() for part in cell.split("|")] if cell else []
    if "" in texts:
        yield "Zwischen zwei „|“ oder nach „!“ und „?“ fehlt ein Wort."
    for text in dict.fromkeys(texts):
        if text and texts.count(text) > 1:
            yield f"„{text}“ steht zweimal da."


def _concept(row: Mapping[str, str], layer: Layer) -> Concept:
    terms = {
        locale: tuple(_terms(cell, layer, row if locale == SOURCE else {}))
        for locale, cell in row.items()
        if cell and (locale not in _NO_LOCALE or locale == SOURCE)
    }
    return Concept(row["concept"], terms, row.get("domain", ""), row.get("definition", ""), row.get("note", ""))


def _terms(cell: str, layer: Layer, row: Mapping[str, str]) -> Iterator[Term]:
    """The terms of a cell; the gender in the row is that of the first."""
    plain, gender = TermStatus.PREFERRED, row.get("gender", "")
    for part in (part.strip() for part in cell.split("|")):
        status = _STATUSES.get(part[0], plain)
        yield Term(part.lstrip("!?").strip(), status, layer, part_of_speech=row.get("pos", ""), gender=gender)
        plain = TermStatus.ADMITTED if status is plain else plain
        gender = ""


def _cell(terms: Sequence[Term]) -> str:
    return "|".join(_SIGNS.get(term.status, "") + term.text for term in terms)
