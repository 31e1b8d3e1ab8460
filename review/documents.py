"""The document that an address names."""

from pipeline.document import ContentType, DocumentRef
from review.refusals import NotHere


def document_ref(municipality: str, content_type: str, key: str) -> DocumentRef:
    """The reference; NotHere for a kind of content that there is not."""
    try:
        return DocumentRef(municipality, ContentType(content_type), key)
    except ValueError:
        raise NotHere from None
