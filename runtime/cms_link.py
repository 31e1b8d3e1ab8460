"""Where people find a document in the CMS itself."""

from connectors.cms.integreat.client import PATHS
from pipeline.document import DocumentRef
from runtime.settings import IntegreatSettings, MunicipalitySettings


def cms_link(its: MunicipalitySettings, ref: DocumentRef) -> str:
    """The form of the German text; empty for a CMS without a web address."""
    if not isinstance(its.cms, IntegreatSettings):
        return ""
    return f"{its.cms.url.rstrip('/')}/{its.cms.region}/{PATHS[ref.content_type]}/de/{ref.key}/edit/"
