"""The link from a page of ours to the same page in the CMS."""

from connectors.cms.integreat.addresses import edit_address
from pipeline.document import SOURCE_LOCALE, DocumentRef
from runtime.settings import IntegreatSettings, MunicipalitySettings
from runtime.wiring import SLUGS


def cms_address(its: MunicipalitySettings, ref: DocumentRef, locale: str = SOURCE_LOCALE) -> str | None:
    """Where the document is edited; None for a CMS without forms, or a locale that it has no name for."""
    cms = its.cms
    if not isinstance(cms, IntegreatSettings):
        return None
    slug = (SLUGS | dict(cms.locales)).get(locale)
    return edit_address(cms.url, cms.region, ref, slug) if slug else None
