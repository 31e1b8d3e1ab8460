"""Which documents come first: a budget that does not suffice for all of them goes to the most urgent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urlsplit

from pipeline.document import ContentType, DocumentRef

EMERGENCY, EVENT, OTHER = range(3)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands in the CMS, and since when we know its present text."""

    path: str
    parent: str | None
    changed: datetime


Places = Mapping[DocumentRef, Place]


@dataclass(frozen=True, slots=True)
class Priorities:
    """What a municipality says about its pages."""

    urgent: tuple[str, ...] = ()
    """Emergency pages, with all that stands below them: `page/7`, or a piece of a path."""
    views: Mapping[str, int] = field(default_factory=dict)
    """How often a page is read, by `address`."""


NO_PRIORITIES = Priorities()


def address(path: str) -> str:
    """The same for all spellings of a path: with or without host, query, closing slash, percent signs."""
    return unquote(urlsplit(path.strip()).path).strip("/").casefold()


def ordered(places: Places, priorities: Priorities) -> list[DocumentRef]:
    """Emergency pages, then events, then what is read most, then what changed longest ago (by days); else as given."""

    def rank(ref: DocumentRef) -> tuple[int, int, int]:
        place = places[ref]
        views = priorities.views.get(address(place.path), 0)
        return tier(ref, places, priorities), -views, place.changed.toordinal()

    return sorted(places, key=rank)


def tier(ref: DocumentRef, places: Places, priorities: Priorities) -> int:
    """EMERGENCY, EVENT or OTHER; below an emergency page everything is one."""
    if any(_is_named(each, places, priorities) for each in _with_all_above(ref, places)):
        return EMERGENCY
    return EVENT if ref.content_type is ContentType.EVENT else OTHER


def _with_all_above(ref: DocumentRef, places: Places) -> list[DocumentRef]:
    way: list[DocumentRef] = []
    while ref in places and ref not in way:
        way.append(ref)
        ref = DocumentRef(ref.municipality, ref.content_type, places[ref].parent or "")
    return way


def _is_named(ref: DocumentRef, places: Places, priorities: Priorities) -> bool:
    path = f"/{address(places[ref].path)}/"
    return any(name == str(ref) if _is_ref(name) else _piece(name) in path for name in priorities.urgent)


def _is_ref(name: str) -> bool:
    return name.partition("/")[0] in set(ContentType)


def _piece(name: str) -> str:
    return unquote(name).casefold()
