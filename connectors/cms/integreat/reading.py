"""Reading from the CMS: what changed, the German text, and what stands in a target language."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from connectors.cms.integreat import mapping
from connectors.cms.integreat.client import Client, describe
from connectors.cms.integreat.content import content_hash
from connectors.cms.integreat.links import Site, Translations
from connectors.cms.integreat.screens import Version
from pipeline.document import ContentType, Document, DocumentRef, Field, Stamp
from pipeline.errors import CmsAnswerNotUnderstood

PUBLIC = "PUBLIC"
NOTHING: frozenset[str] = frozenset()

log = logging.getLogger("sprachlotse.integreat")


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest version of a content in one language, of whatever status."""

    number: int
    status: str
    editor: str
    fields: tuple[Field, ...]

    @property
    def is_public(self) -> bool:
        """Whether readers see it."""
        return self.status == PUBLIC


@dataclass(frozen=True, slots=True)
class Outline:
    """The shape of the German content at one moment: which languages it has, and where pages stand in the tree."""

    translations: Translations
    depths: dict[str, int]


class Reader:
    """Reads one municipality; remembers only what never changes: which page a stored version belongs to."""

    def __init__(self, client: Client, site: Site, municipality: str) -> None:
        self._client = client
        self._site = site
        self._municipality = municipality
        self._page_ids: dict[int, int] = {}
        self._title_boxes: dict[ContentType, bool] = {}

    def stamps(self) -> Sequence[Stamp]:
        """All public German content, parents before children; the heavy page list only when a page was saved."""
        pages = self._client.pages(self._site.source)
        locations = self._client.locations(self._site.source)
        events = self._client.events(self._site.source)
        return [
            *self._page_stamps(pages),
            *mapping.stamps(locations, self._municipality, ContentType.LOCATION),
            *mapping.stamps(events, self._municipality, ContentType.EVENT),
        ]

    def fetch(self, ref: DocumentRef) -> Document | None:
        """The public German text, raw; None when it is not public any more."""
        document = self._page(ref) if ref.content_type is ContentType.PAGE else self._event_or_location(ref)
        return document and replace(document, markup=content_hash(document.fields, self._site))

    def standing(self, ref: DocumentRef, slug: str) -> Standing | None:
        """What stands in a target language; None when there is nothing yet."""
        versions = self._client.versions(ref, slug)
        if not versions:
            return None
        newest = versions[0]
        fields = mapping.text_fields(newest.title, newest.body, self._description(ref, slug))
        return Standing(newest.number, newest.status, newest.editor, fields)

    def outline(self) -> Outline:
        """The shape of the German content now."""
        source = self._site.source
        pages = self._client.pages(source)
        entries = chain(pages, self._client.events(source), self._client.locations(source))
        return Outline(mapping.translations(entries, self._site), mapping.depths(pages))

    def _page_stamps(self, pages: Sequence[mapping.PageEntry]) -> list[Stamp]:
        if any(page.id not in self._page_ids for page in pages):
            self._page_ids |= mapping.page_ids(pages, self._client.page_rows(self._site.source))
        stamps = []
        for page in pages:
            if page.id in self._page_ids:
                ref = DocumentRef(self._municipality, ContentType.PAGE, str(self._page_ids[page.id]))
                stamps.append(Stamp(ref, page.token))
            else:
                log.warning("page.not_identified: %s", page.path, extra={"path": page.path})
        return stamps

    def _page(self, ref: DocumentRef) -> Document | None:
        entry = self._client.page(ref, self._site.source)
        if entry is None:
            return None
        version = _newest_public(self._client.versions(ref, self._site.source))
        if version is None:
            raise CmsAnswerNotUnderstood(
                f"{describe(ref, self._site.source)}: Das CMS zeigt die Seite, aber keine veröffentlichte Version."
            )
        return mapping.page_document(ref, entry, version, copied=self._copied(ref))

    def _event_or_location(self, ref: DocumentRef) -> Document | None:
        entry = self._item(ref, self._site.source)
        return None if entry is None else mapping.item_document(ref, entry, copied=self._copied(ref))

    def _item(self, ref: DocumentRef, slug: str) -> mapping.EventEntry | mapping.LocationEntry | None:
        list_items = self._client.events if ref.content_type is ContentType.EVENT else self._client.locations
        return next((entry for entry in list_items(slug) if entry.key == ref.key and entry.id is not None), None)

    def _description(self, ref: DocumentRef, slug: str) -> str:
        if ref.content_type is not ContentType.LOCATION:
            return ""
        entry = self._item(ref, slug)
        return (isinstance(entry, mapping.LocationEntry) and entry.meta_description) or ""

    def _copied(self, ref: DocumentRef) -> frozenset[str]:
        # the box belongs to the CMS's machine translation; where that is off, no form shows it
        if not self._title_boxes.get(ref.content_type, True):
            return NOTHING
        keeps = self._client.keeps_title(ref, self._site.source)
        self._title_boxes[ref.content_type] = keeps is not None
        return frozenset({"title"}) if keeps else NOTHING


def _newest_public(versions: Sequence[Version]) -> Version | None:
    return next((version for version in versions if version.status == PUBLIC), None)
