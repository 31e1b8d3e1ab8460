"""The quality of a municipality as one value: its German, what the checks find, what reviewers made of the drafts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.document import Field
from pipeline.draft import Draft
from pipeline.errors import ContentNotHandled
from pipeline.extract import extract
from pipeline.finding import FindingCount
from pipeline.merge import merge
from pipeline.reviewed import Reviewed
from pipeline.store_ports import KeptDocument
from quality.leichte_sprache.profile import DIN, EINFACH
from quality.lessons import CheckLesson, EngineLesson, check_lessons, engine_lessons
from quality.page_scores import HardnessBand, PageScore, hardness_bands, page_scores
from quality.readability.score import Familiar, none_familiar
from quality.risk_bands import RiskBand, risk_bands
from quality.rules_report import RulesReport, rules_report

SIMPLE = "de-simple"


@dataclass(frozen=True, slots=True)
class MunicipalityReport:
    """What the page and the JSON of `quality report` show; no text of a draft is in it."""

    municipality: str
    day: date
    pages: tuple[PageScore, ...]
    """Hardest first."""
    hardness: tuple[HardnessBand, ...]
    simple: RulesReport
    """The pages in Leichte Sprache, by DIN SPEC 33429."""
    advice: RulesReport
    """The German pages, by the rules of Einfache Sprache: they need not keep them."""
    findings: tuple[FindingCount, ...]
    """Of the newest drafts that nobody rejected."""
    engines: tuple[EngineLesson, ...]
    checks: tuple[CheckLesson, ...]
    """Most false alarms first."""
    risk: tuple[RiskBand, ...]
    """Least doubtful first."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the store knows of a municipality for its report."""

    documents: Sequence[KeptDocument]
    simple: Sequence[Draft]
    """The newest drafts in Leichte Sprache."""
    findings: Sequence[FindingCount]
    reviews: Sequence[Reviewed]
    familiar: Familiar = none_familiar


def municipality_report(municipality: str, its: Material, *, day: date) -> MunicipalityReport:
    """The report of that day."""
    documents = [kept.document for kept in its.documents]
    pages = page_scores(documents, its.familiar)
    return MunicipalityReport(
        municipality=municipality,
        day=day,
        pages=pages,
        hardness=hardness_bands(pages),
        simple=rules_report(_simple_pages(its), DIN),
        advice=rules_report((document.fields for document in documents), EINFACH),
        findings=tuple(its.findings),
        engines=tuple(engine_lessons(its.reviews)),
        checks=tuple(check_lessons(its.reviews)),
        risk=risk_bands(its.reviews),
    )


def simple_fields(kept: KeptDocument, drafts: Iterable[Draft]) -> tuple[Field, ...] | None:
    """The page as its draft in Leichte Sprache says it; None without one that is complete and of this version."""
    for draft in drafts:
        if draft.ref == kept.document.ref and draft.source_hash == kept.text_hash and _is_complete(draft):
            targets = {segment.key: segment.target for segment in draft.segments}
            try:
                return merge(extract(kept.document), targets)
            except ContentNotHandled:  # the draft cannot be published either; its findings say why
                return None
    return None


def _simple_pages(its: Material) -> Iterable[tuple[Field, ...]]:
    drafts = {draft.ref: draft for draft in its.simple}
    for kept in its.documents:
        if kept.document.ref in drafts and (fields := simple_fields(kept, [drafts[kept.document.ref]])):
            yield fields


def _is_complete(draft: Draft) -> bool:
    return bool(draft.segments) and all(segment.target for segment in draft.segments)
