"""Some pages now, because a CMS or a person says that they changed."""

from collections.abc import Collection, Sequence
from uuid import uuid4

from pipeline.document import ContentType, DocumentRef
from pipeline.errors import SettingsError
from pipeline.municipality import Municipality
from pipeline.store_ports import Work

PERSON = "person"
"""The source of a delivery that somebody asked for."""


def refs_of(slug: str, documents: Collection[str]) -> frozenset[DocumentRef]:
    """`page/7` as a reference; SettingsError names what is none."""
    return frozenset(ref_of(slug, text) for text in documents)


def ref_of(slug: str, text: str) -> DocumentRef:
    """One document by content type and key; SettingsError if it is not written so."""
    kind, _, key = text.partition("/")
    if kind not in set(ContentType) or not key:
        known = ", ".join(ContentType)
        raise SettingsError(f"„{text}“ nennt kein Dokument; erwartet wird zum Beispiel „page/7“ (Arten: {known}).")
    return DocumentRef(slug, ContentType(kind), key)


def ask_for(work: Work, refs: Sequence[DocumentRef], *, source: str, note: str = "") -> int:
    """Leave a delivery for the worker, who takes it within seconds, and forget what failed; its number."""
    for ref in refs:
        work.failures.clear(ref)
    number = work.deliveries.receive(source, uuid4().hex, refs, note=note)
    if number is None:
        raise AssertionError("a new message is never a duplicate")
    return number


def retry(municipality: Municipality, *refs: DocumentRef) -> None:
    """Let the next run try documents again that had failed too often."""
    with municipality.transaction() as work:
        for ref in refs:
            work.failures.clear(ref)


def leave(municipality: Municipality, refs: Collection[DocumentRef]) -> None:
    """Let these wait for the worker, while another run of the municipality goes on."""
    with municipality.transaction() as work:
        ask_for(work, sorted(refs, key=str), source=PERSON)
