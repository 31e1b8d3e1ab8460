"""What the first visitors would wait for otherwise: the word lists of the checks, municipalities, terms."""

from collections.abc import Iterable
from threading import Event

from glossaries.shipped import shipped
from glossaries.target import presence
from glossaries.term_base import TermStatus
from pipeline.document import ContentType, DocumentRef
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.errors import SprachlotseError
from pipeline.segment import SegmentKind
from review.desk import Desk
from runtime.logs import log

_ACCEPTED = (TermStatus.PREFERRED, TermStatus.ADMITTED)
_PAUSE_S = 0.005
"""After each term, so that those who are already there are answered meanwhile."""
_SENTENCE = "Bis 12. Juni 2026 um 8 Uhr bitte nicht mehr als 10 Euro für die Anmeldung zahlen."


def warm(desk: Desk, stop: Event) -> None:
    """Load it all, in a thread of its own; ends early when the desk closes."""
    _prepare_terms(wire(desk, stop), stop)


def wire(desk: Desk, stop: Event) -> set[str]:
    """Get all municipalities ready and judge something in each of their locales, which are returned."""
    locales: set[str] = set()
    for slug, its in desk.settings.municipalities.items():
        if stop.is_set():
            break
        try:
            municipality = desk.municipality(slug)
        except SprachlotseError as error:
            log("municipality.not_wired", municipality=slug, error=str(error))
            continue
        for locale in set(its.locales) - locales:
            municipality.judge(_draft(slug, locale))
        locales |= set(its.locales)
    return locales


def _prepare_terms(locales: Iterable[str], stop: Event) -> None:
    """The inflected forms of the shipped terms, each in about a millisecond."""
    for locale in sorted(locales):
        for concept in shipped().concepts:
            for term in concept.named(locale, *_ACCEPTED):
                if stop.wait(_PAUSE_S):
                    return
                presence(term.text, "", locale)


def _draft(slug: str, locale: str) -> Draft:
    said = DraftSegment("title:a", SegmentKind.SENTENCE, _SENTENCE, _SENTENCE, Origin(OriginKind.ENGINE, ""))
    return Draft(DocumentRef(slug, ContentType.PAGE, ""), locale, "", (said,))
