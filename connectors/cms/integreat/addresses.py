"""Where people look after content in the CMS."""

from connectors.cms.integreat.client import PATHS
from pipeline.document import DocumentRef


def edit_address(url: str, region: str, ref: DocumentRef, slug: str) -> str:
    """The form of one content in one language (the CMS's slug of it)."""
    return f"{url.rstrip('/')}/{region}/{PATHS[ref.content_type]}/{slug}/{ref.key}/edit/"
