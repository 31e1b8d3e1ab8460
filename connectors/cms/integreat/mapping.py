"""The CMS's public answers as values, and as our documents."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from connectors.cms.integreat.links import LinkTarget, Site, Translations, link_target
from connectors.cms.integreat.screens import PageRow, Version
from pipeline.document import ContentType, Document, DocumentRef, Field, FieldFormat, Stamp
from pipeline.errors import CmsAnswerNotUnderstood

Answer = TypeVar("Answer")


class _Payload(BaseModel):
    model_config = ConfigDict(frozen=True)


class Identity(_Payload):
    """An object named by its id; no id means a fallback in another language."""

    id: int | None


class Parent(_Payload):
    """The parent page: its page id (0 at the top) and address."""

    id: int
    path: str | None


class Entry(_Payload):
    """What all public content has; `id` names the newest public version, not the content."""

    id: int | None
    path: str
    title: str
    last_updated: str
    available_languages: Mapping[str, Identity] = {}
    slug_history: tuple[str, ...] = ()

    @property
    def token(self) -> str:
        """Changes with every save that is published."""
        return f"{self.id}:{self.last_updated}"

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slug in its address first, then those of the past."""
        return (self.path.strip("/").rpartition("/")[2], *reversed(self.slug_history))


class PageEntry(Entry):
    """A page; its real id is not in the answer, and its content there is expanded and not for translation."""

    parent: Parent


class EventEntry(Entry):
    """An event, with its raw text."""

    content: str
    event: Identity

    @property
    def key(self) -> str:
        """The CMS's id of the event."""
        return str(self.event.id)


class LocationEntry(Entry):
    """A location, with its raw text."""

    content: str
    location: Identity
    meta_description: str | None = None

    @property
    def key(self) -> str:
        """The CMS's id of the location."""
        return str(self.location.id)


PAGE = TypeAdapter(PageEntry)
PAGES = TypeAdapter(list[PageEntry])
EVENTS = TypeAdapter(list[EventEntry])
LOCATIONS = TypeAdapter(list[LocationEntry])


def read(answer: bytes, shape: TypeAdapter[Answer], *, about: str) -> Answer:
    """The answer as values; raises CmsAnswerNotUnderstood when it has another shape."""
    try:
        return shape.validate_json(answer)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
        raise CmsAnswerNotUnderstood(
            f"{about}: Die Antwort des CMS hat eine unbekannte Form (Stelle „{where}“). "
            "Bitte prüfen, ob das CMS aktualisiert wurde."
        ) from error


def page_ids(entries: Sequence[PageEntry], rows: Iterable[PageRow]) -> dict[int, int]:
    """For each public version's row id the page id, found by the page's place: its parent and its slug.

    The list shows the slug of the newest version, which may not be public yet; the history knows that slug too.
    """
    free = {(row.parent, row.slug): row.id for row in rows}
    found: dict[int, int] = {}
    for part in (slice(1), slice(1, None)):
        for entry in (entry for entry in entries if entry.id is not None and entry.id not in found):
            place = next((place for slug in entry.slugs[part] if (place := (entry.parent.id, slug)) in free), None)
            if place is not None and entry.id is not None:
                found[entry.id] = free.pop(place)
    return found


def stamps(entries: Iterable[EventEntry | LocationEntry], municipality: str, content_type: ContentType) -> list[Stamp]:
    """One stamp per event or location that really stands in this language."""
    return [
        Stamp(DocumentRef(municipality, content_type, entry.key), entry.token)
        for entry in entries
        if entry.id is not None
    ]


def page_document(ref: DocumentRef, entry: PageEntry, version: Version, *, copied: frozenset[str]) -> Document:
    """A page with its own text; mirrored text is not part of it."""
    parent = str(entry.parent.id) if entry.parent.id else None
    fields = text_fields(version.title, version.body)
    return Document(ref, fields, path=entry.path, parent=parent, copied_fields=copied)


def item_document(ref: DocumentRef, entry: EventEntry | LocationEntry, *, copied: frozenset[str]) -> Document:
    """An event or a location."""
    description = entry.meta_description if isinstance(entry, LocationEntry) else None
    fields = text_fields(entry.title, entry.content, description or "")
    return Document(ref, fields, path=entry.path, copied_fields=copied)


def text_fields(title: str, body: str, description: str = "") -> tuple[Field, ...]:
    """The fields in the order in which people read them; an empty description is left out."""
    between = (Field("description", FieldFormat.TEXT, description),) if description else ()
    return (Field("title", FieldFormat.TEXT, title), *between, Field("body", FieldFormat.HTML, body))


def translations(entries: Iterable[Entry], site: Site) -> Translations:
    """Which languages each content has, by every slug under which a link may name it."""
    languages: dict[LinkTarget, frozenset[str]] = {}
    for entry in entries:
        public = frozenset(slug for slug, version in entry.available_languages.items() if version.id is not None)
        target = link_target(entry.path, region=site.region, language=site.source)
        if target is not None:
            languages |= {LinkTarget(target.kind, slug): public for slug in entry.slugs}
    return Translations(languages)


def depths(entries: Iterable[PageEntry]) -> dict[str, int]:
    """How deep each page with children stands; pages without children are not in it, nothing waits for them."""
    parents = ((entry.parent.id, entry.parent.path) for entry in entries)
    return {str(key): len(path.strip("/").split("/")) for key, path in parents if path}
