"""What the first visitors would wait for otherwise: templates, the word lists of the checks, the municipalities."""

from threading import Event

from pipeline.document import ContentType, DocumentRef
from pipeline.draft import Draft, DraftSegment, Origin, OriginKind
from pipeline.errors import SprachlotseError
from pipeline.segment import SegmentKind
from review.desk import Desk
from review.render import load_templates
from runtime.logs import log

_SENTENCE = "Bis 12. Juni 2026 um 8 Uhr bitte nicht mehr als 10 Euro für die Anmeldung zahlen."


def warm(desk: Desk, stop: Event) -> None:
    """Load it all, in a thread of its own; ends early when the desk closes."""
    load_templates()
    locales: set[str] = set()
    for slug, its in desk.settings.municipalities.items():
        if stop.is_set():
            return
        try:
            municipality = desk.municipality(slug)
        except SprachlotseError as error:
            log("municipality.not_wired", municipality=slug, error=str(error))
            continue
        for locale in set(its.locales) - locales:
            municipality.judge(_draft(slug, locale))
        locales |= set(its.locales)


def _draft(slug: str, locale: str) -> Draft:
    said = DraftSegment("title:a", SegmentKind.SENTENCE, _SENTENCE, _SENTENCE, Origin(OriginKind.ENGINE, ""))
    return Draft(DocumentRef(slug, ContentType.PAGE, ""), locale, "", (said,))
