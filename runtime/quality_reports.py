"""Reads what the quality reports need, and makes them."""

from datetime import UTC, datetime

from pipeline.document import DocumentRef
from pipeline.finding import Finding
from pipeline.municipality import Municipality
from quality.municipality_report import SIMPLE, Material, MunicipalityReport, municipality_report
from quality.page_report import PageReport, Readers, page_report
from runtime.language import translated as _


def report_of_municipality(its: Municipality) -> MunicipalityReport:
    """The report of today."""
    with its.transaction() as work:
        material = Material(
            documents=work.documents.kept(),
            simple=work.drafts.of_locale(SIMPLE),
            findings=work.drafts.finding_counts(),
            reviews=work.drafts.reviewed(),
            familiar=its.terms.familiar,
        )
    return municipality_report(its.slug, material, day=datetime.now(UTC).date())


def report_of_page(its: Municipality, ref: DocumentRef) -> PageReport:
    """The report of today; KeyError if the document was never pulled or is gone."""
    with its.transaction() as work:
        kept, drafts = work.documents.get(ref), work.drafts.of_document(ref)
    if kept is None:
        raise KeyError(ref)
    day = datetime.now(UTC).date()
    return page_report(kept, drafts, locales=its.locales, day=day, by=Readers(_told, its.terms.familiar))


def _told(finding: Finding) -> str:
    return _(finding.message).format(**finding.values)
