"""The German pages of a municipality for those who write them: how hard each is, what to fix first, what is held."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.document import DocumentRef
from pipeline.extract import extract
from pipeline.lifecycle import DraftState
from pipeline.municipality import Municipality
from pipeline.ports import Admission
from pipeline.store_ports import EVERYTHING, DraftFilter
from quality.readability.score import Readability, score_segments


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One German page."""

    ref: DocumentRef
    title: str
    path: str
    score: Readability
    is_held: bool
    """Whether the municipality's threshold holds it: it is translated only when the German is simpler."""
    why: str
    """What the threshold says; empty for a page that passes."""
    held: Mapping[str, str]
    """Locales whose newest draft is held for whatever reason, with the reason."""


def source_pages(its: Municipality) -> tuple[SourcePage, ...]:
    """All pages: held ones first, then the hardest."""
    with its.transaction() as work:
        documents = work.documents.kept()
        waiting = work.drafts.find(DraftFilter((DraftState.HELD,), limit=EVERYTHING))
    held: dict[DocumentRef, dict[str, str]] = {}
    for draft in waiting:
        held.setdefault(draft.ref, {})[draft.locale] = draft.reason
    pages = []
    for kept in documents:
        document, segments = kept.document, extract(kept.document).segments
        admission: Admission = its.gate(segments)
        locales = held.get(document.ref, {})
        pages.append(
            SourcePage(
                document.ref,
                document.title,
                document.path,
                score_segments(segments),
                admission.is_held,
                admission.reason or "; ".join(finding.text() for finding in admission.findings[:1]),
                dict(sorted(locales.items())),
            )
        )
    return tuple(sorted(pages, key=lambda page: (not page.is_held, -(page.score.hardness or 0), str(page.ref))))
