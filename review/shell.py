"""What surrounds every screen: the navigation, the municipality that it leads into."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request

from pipeline.people import Right
from review.visitor import Visitor
from runtime.settings import Settings

COOKIE = "municipality"
"""Remembers the municipality that somebody looked at last; it gives no access."""
PARTS = {
    "source": "Quelltexte",
    "memory": "Speicher",
    "terms": "Fachwörter",
    "reports": "Berichte",
    "runs": "Läufe",
    "admin": "Verwaltung",
}
"""The screens of one municipality, by the last part of their address."""


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the navigation."""

    address: str
    label: str
    """German."""
    is_here: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a screen."""

    municipality: str
    """The slug that the second row of the navigation is about; empty for somebody without a membership."""
    names: Mapping[str, str]
    """All municipalities of the visitor, by slug."""
    places: tuple[Place, ...]
    parts: tuple[Place, ...]
    part: str
    """The part of the municipality that is shown; empty on screens about several."""


def shell_of(request: Request, visitor: Visitor) -> Shell:
    """The frame for a visitor at this address."""
    settings: Settings = request.app.state.desk.settings
    path = request.url.path
    slug = current(visitor, path, request.cookies.get(COOKIE, ""))
    return Shell(
        municipality=slug,
        names=names(visitor, settings),
        places=(Place("/", "Heute", path == "/"), Place("/queue", "Warteschlange", path.startswith("/queue"))),
        parts=tuple(_parts(visitor, slug, path)),
        part=next((part for part in PARTS if path.startswith(f"/m/{slug}/{part}")), ""),
    )


def current(visitor: Visitor, path: str, remembered: str) -> str:
    """The municipality of the address, else the one used last, else the first; empty if there is none."""
    candidates = (named(path), remembered, *visitor.memberships)
    return next((slug for slug in candidates if slug in visitor.memberships), "")


def named(path: str) -> str:
    """The slug in an address such as `/m/musterstadt/terms`; empty for other addresses."""
    pieces = path.split("/")
    return pieces[2] if pieces[1:2] == ["m"] and len(pieces) > 2 else ""  # noqa: PLR2004  # "", "m", slug


def names(visitor: Visitor, settings: Settings) -> dict[str, str]:
    """What the visitor's municipalities are called, by slug, in the order of their names."""
    found = {slug: settings.municipalities[slug].name for slug in visitor.memberships}
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def _parts(visitor: Visitor, slug: str, path: str) -> list[Place]:
    if not slug:
        return []
    shown = [part for part in PARTS if part != "admin" or visitor.memberships[slug].may(Right.ADMINISTER)]
    addresses = {part: f"/m/{slug}/{part}" for part in shown}
    return [Place(address, PARTS[part], path.startswith(address)) for part, address in addresses.items()]
