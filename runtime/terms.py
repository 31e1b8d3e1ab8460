"""Terms and the municipality's own texts: what drifts, what could become a concept, what a file brings."""

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from connectors.exchange.tbx import BrokenConcept, TbxConcept, TbxTerm, read_tbx, write_tbx
from connectors.exchange.tbx_writer import Dialect
from glossaries.drift import Aligned
from glossaries.table import Mistake, preview, write
from glossaries.term_base import Concept, Layer, Term, TermBase, TermStatus
from pipeline.errors import ContentNotHandled
from pipeline.extract import extract
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.placeholders import plain
from pipeline.store_ports import EVERYTHING, DraftFilter

LIVE = (DraftState.QUEUED, DraftState.IN_REVIEW, DraftState.APPROVED, DraftState.PUBLISHED, DraftState.CONFLICT)


def aligned(municipality: Municipality, locales: Collection[str]) -> Iterator[Aligned]:
    """Source and target of every segment of the drafts that are in use, published or on the way there."""
    wanted = DraftFilter(LIVE, tuple(locales), limit=EVERYTHING)
    with municipality.transaction() as work:
        drafts = [work.drafts.get(summary.id) for summary in work.drafts.find(wanted)]
    for draft in drafts:
        for segment in draft.segments:
            if segment.target:
                yield Aligned(plain(segment.source), plain(segment.target), draft.locale)


def documents(municipality: Municipality) -> list[list[str]]:
    """The German segments of every document as last pulled."""
    return [[segment.text for segment in extract(each.document).segments] for each in municipality.documents()]


def read_terms(file: Path) -> tuple[TermBase, tuple[Mistake, ...]]:
    """What the good entries of a CSV, XLSX or TBX file hold, and every mistake in the others."""
    try:
        if file.suffix.lower() in {".tbx", ".xml"}:
            return _from_tbx(file)
        return preview(_from_xlsx(file) if file.suffix.lower() == ".xlsx" else file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ContentNotHandled(f"{file} kann nicht gelesen werden: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ContentNotHandled(f"{file} ist nicht in UTF-8 gespeichert (Byte {error.start}).") from error


def write_terms(base: TermBase, file: Path, *, dialect: Dialect) -> list[str]:
    """Write a term base as CSV, XLSX or TBX, by the ending of the file; returns what the format could not hold."""
    try:
        with file.open("wb") as stream:
            if file.suffix.lower() == ".csv":
                stream.write(write(base).encode("utf-8"))
                return []
            if file.suffix.lower() == ".xlsx":
                return _write_xlsx(base, stream)
            concepts = map(_as_tbx, base.concepts)
            return [f"{refused.number}: {refused.reason}" for refused in write_tbx(stream, concepts, dialect=dialect)]
    except OSError as error:
        raise ContentNotHandled(f"{file} kann nicht geschrieben werden: {error.strerror}.") from error


def _write_xlsx(base: TermBase, stream: BinaryIO) -> list[str]:
    from connectors.exchange.xlsx import write_table  # noqa: PLC0415  # as above

    rows = csv.reader(io.StringIO(write(base), newline=""))
    return [f"{refused.number}: {refused.reason}" for refused in write_table(stream, rows, title="Terminologie")]


def _as_tbx(concept: Concept) -> TbxConcept:
    terms = tuple(
        TbxTerm(locale, each.text, each.status.value, each.part_of_speech, each.gender, each.note, each.source)
        for locale, several in concept.terms.items()
        for each in several
    )
    return TbxConcept(concept.id, concept.domain, concept.definition, terms, concept.note)


def _from_xlsx(file: Path) -> str:
    # openpyxl brings numpy along; the other commands should not wait for it.
    from connectors.exchange.xlsx import read_table  # noqa: PLC0415

    out = io.StringIO(newline="")
    with file.open("rb") as stream:
        csv.writer(out, lineterminator="\n").writerows(read_table(stream))
    return out.getvalue()


def _from_tbx(file: Path) -> tuple[TermBase, tuple[Mistake, ...]]:
    concepts: dict[str, Concept] = {}
    mistakes = []
    with file.open("rb") as stream:
        for entry in read_tbx(stream):
            if isinstance(entry, BrokenConcept):
                mistakes.append(Mistake(entry.line, "", entry.reason))
            else:
                concepts[entry.id] = _concept(entry)
    return TermBase(tuple(concepts.values())), tuple(mistakes)


def _concept(entry: TbxConcept) -> Concept:
    terms: dict[str, tuple[Term, ...]] = {}
    for each in entry.terms:
        term = Term(
            each.text,
            TermStatus(each.status),
            Layer.MUNICIPALITY,
            part_of_speech=each.part_of_speech or "",
            gender=each.gender or "",
            note=each.note,
            source=each.source,
        )
        terms[each.locale] = (*terms.get(each.locale, ()), term)
    return Concept(entry.id, terms, entry.subject, entry.definition, entry.note)
