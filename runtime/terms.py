"""Terms and the municipality's own texts: what drifts, what could become a concept, what a file brings."""

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

from connectors.exchange.tbx import BrokenConcept, TbxConcept, read_tbx
from glossaries.drift import Aligned
from glossaries.table import Mistake, preview
from glossaries.term_base import Concept, Layer, Term, TermBase, TermStatus
from pipeline.errors import ContentNotHandled
from pipeline.extract import extract
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.placeholders import plain
from pipeline.publish import EVERYTHING
from pipeline.store_ports import DraftFilter

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
    with municipality.transaction() as work:
        kept = [found for ref in work.documents.refs() if (found := work.documents.get(ref))]
    return [[segment.text for segment in extract(each.document).segments] for each in kept]


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
