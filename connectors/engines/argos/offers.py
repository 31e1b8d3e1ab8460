"""What the public index of Argos packages offers, and how a package file comes from there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from connectors.engines.argos.library import argos_package
from pipeline.errors import EngineUnavailable

Heard = Callable[[int, int], None]
"""Hears how many bytes are there, and of how many; 0 where the server does not say."""

_TIMEOUT_S = 30.0
_CHUNK_BYTES = 65536
_WITHOUT_NETWORK = "Ohne Netz lässt sich eine .argosmodel-Datei einrichten: „sprachlotse engines install PFAD“."


def silent(done: int, total: int) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A package in the index."""

    pair: str
    version: str
    links: tuple[str, ...]


def offers(scratch: Path) -> Sequence[Offer]:
    """All packages of the index, oldest version first; the index is written into the folder."""
    with argos_package(scratch) as library:
        library.update_package_index()
        if not library.settings.local_package_index.exists():  # the library only logs that it could not be reached
            raise EngineUnavailable(f"Das Verzeichnis der Argos-Pakete ist nicht erreichbar. {_WITHOUT_NETWORK}")
        try:
            found = library.get_available_packages()
            found.sort(key=lambda each: library.packaging.version.parse(each.package_version))
        except (ValueError, TypeError, AttributeError) as error:  # what a portal says instead of the index
            raise EngineUnavailable(f"Das Verzeichnis der Argos-Pakete ist nicht lesbar. {_WITHOUT_NETWORK}") from error
        return [_offer(each) for each in found]


def newest(all_offers: Sequence[Offer], pair: str) -> Offer | None:
    """The newest package of a pair such as `de_en`."""
    return next((offer for offer in reversed(all_offers) if offer.pair == pair), None)


def is_newer(version: str, than: str, *, scratch: Path) -> bool:
    """Whether one version of a package is newer than another."""
    with argos_package(scratch) as library:
        parse = library.packaging.version.parse
        return bool(parse(version) > parse(than))


def download(offer: Offer, path: Path, *, heard: Heard = silent) -> str:
    """Put the package file at the path, piece by piece; gives the address it came from."""
    failure: Exception | None = None
    for link in offer.links:
        if link.startswith(("https://", "http://")):
            try:
                _stream(link, path, heard)
            except httpx.HTTPError as error:
                failure = error
            else:
                return link
    raise EngineUnavailable(
        f"Das Argos-Paket „{offer.pair}“ konnte nicht geladen werden; bitte später. {_WITHOUT_NETWORK}"
    ) from failure


def _stream(link: str, path: Path, heard: Heard) -> None:
    as_it_is = {"accept-encoding": "identity"}  # packages are compressed already
    with (
        httpx.stream("GET", link, headers=as_it_is, follow_redirects=True, timeout=_TIMEOUT_S) as response,
        path.open("wb") as file,
    ):
        response.raise_for_status()
        total = int(response.headers.get("content-length", 0))
        for chunk in response.iter_bytes(_CHUNK_BYTES):
            file.write(chunk)
            heard(file.tell(), total)


def _offer(each: Any) -> Offer:
    return Offer(f"{each.from_code}_{each.to_code}", each.package_version, tuple(each.links))
