"""T11–T15: tables, links, images, styles, and whether people have checked."""

import re
from collections.abc import Iterator

from quality.leichte_sprache.hit import PageHit
from quality.leichte_sprache.page import Page, Style

_COLUMNS = 4
_EMPTY = 0.2
_SAYS_NOTHING = re.compile(
    r"(?:hier|link|mehr|weiter|klick(?:en)?(?: sie)?(?: hier)?|weiterlesen"
    r"|mehr (?:infos?|informationen)|download|>+|»|→)\W*",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_REVIEWED = re.compile(
    r"Prüf-?[Gg]ruppe|[Gg]eprüft (?:von|durch)|Prüfer(?:in|innen)?\b.*Leichte|Leichte-Sprache-Prüf"
    r"|auf Verständlichkeit geprüft"
)


def tables(page: Page) -> Iterator[PageHit]:
    """T11: tables with more than four columns, or with many empty cells."""
    for table in page.layout.tables:
        if table.columns > _COLUMNS:
            yield PageHit(
                None, said=f"Tabelle mit {table.columns} Spalten.", instead="Liste oder mehrere kleine Tabellen"
            )
        elif table.empty > _EMPTY * table.columns * table.rows:
            yield PageHit(
                None, said=f"Tabelle mit {table.empty} leeren Zellen.", instead="Leere Zellen füllen oder Liste"
            )


def links(page: Page) -> Iterator[PageHit]:
    """T12: links whose text does not say where they lead."""
    for link in page.layout.links:
        if _SAYS_NOTHING.fullmatch(link.text):
            yield PageHit(*_place(page, link.text), f"Linktext „{link.text}“.", "Sagen, was hinter dem Link ist")
        elif _BARE.fullmatch(link.text):
            yield PageHit(*_place(page, link.text), f"Nackte Adresse „{link.text}“.", "Namen der Seite schreiben")


def images(page: Page) -> Iterator[PageHit]:
    """T13: images without the attribute `alt`."""
    for image in page.layout.images:
        if image.alt is None:
            name = image.source.rpartition("/")[2][:60]
            yield PageHit(None, said=f"Bild „{name}“ ohne Alternativtext.", instead='Beschreiben; Schmuckbild: alt=""')


def styles(page: Page) -> Iterator[PageHit]:
    """T14: styles that are hard to read, each kind once; the rest only eyes can see."""
    seen: dict[str, Style] = {}
    for style in page.layout.styles:
        seen.setdefault(style.what, style)
    for what, style in seen.items():
        yield PageHit(
            *_place(page, style.text), f"{what[:1].upper()}{what[1:]}.", "Gerade Schrift, linksbündig, groß genug"
        )


def review(page: Page) -> Iterator[PageHit]:
    """T15: no note that people of the audience have read the text."""
    if page.sentences and not any(_REVIEWED.search(sentence.text) for sentence in page.sentences):
        yield PageHit(None, said="Auf der Seite steht nicht, dass eine Prüfgruppe den Text gelesen hat.")


def _place(page: Page, text: str) -> tuple[int | None, int, int]:
    """The first sentence that contains the text, or its beginning."""
    for number, sentence in enumerate(page.sentences):
        if (start := sentence.text.find(text)) >= 0:
            return number, start, start + len(text)
        if text.startswith(sentence.text):
            return number, 0, len(sentence.text)
    return None, 0, 0
