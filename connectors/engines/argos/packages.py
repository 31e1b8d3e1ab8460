"""Install, list, update and remove Argos packages in a folder of ours."""

import re
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from connectors.engines.argos import manifest
from connectors.engines.argos.library import argos_package
from connectors.engines.argos.offers import Heard, Offer, download, is_newer, newest, offers, silent
from pipeline.errors import SettingsError

PAIR = re.compile(r"[a-z]{2,3}_[a-z]{2,3}")
_EXAMPLE = "„sprachlotse engines install de_en“"


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """One direction that can be translated offline."""

    source: str
    target: str
    version: str
    path: Path
    target_prefix: str = ""
    """First token of every answer of a model for several languages."""

    @property
    def pair(self) -> str:
        """`de_en`."""
        return f"{self.source}_{self.target}"

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())

    def __str__(self) -> str:
        return f"{self.pair} {self.version}"


def installed(folder: Path) -> Sequence[InstalledPackage]:
    """The packages in the folder; anything else that lies there is ignored."""
    found = sorted(path.parent for path in folder.glob("*/metadata.json"))
    return [_described(path) for path in found if (path / "model").is_dir()]


def install(wanted: Path | str, folder: Path, *, sha256: str = "", heard: Heard = silent) -> InstalledPackage:
    """Install a package file, or the newest package of a pair such as `de_en` from the public index.

    An older package of the same pair is replaced. With `sha256` a package file with another checksum is refused.
    `heard` follows the download.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Unpacked beside the others and moved when complete: a package that is half there would not load.
    with TemporaryDirectory(dir=folder, prefix=".new-") as staging:
        if isinstance(wanted, Path):
            return _install(wanted, folder, source=wanted.name, sha256=sha256)
        offer = _offered(wanted, Path(staging))
        path = Path(staging) / f"{offer.pair}.argosmodel"
        link = download(offer, path, heard=heard)
        return _install(path, folder, source=link, sha256=sha256)


def update(pairs: Collection[str], folder: Path, *, heard: Heard = silent) -> Sequence[InstalledPackage]:
    """Install what is newer in the public index; gives what was installed. Without pairs: all that are there."""
    there = {package.pair: package for package in installed(folder)}
    for pair in pairs:
        _expect(pair, there)
    if not there:
        return []
    with TemporaryDirectory(dir=folder, prefix=".new-") as staging:
        index = offers(Path(staging))
        fresh = {pair: newest(index, pair) for pair in pairs or there}
        due = [
            offer
            for pair, offer in fresh.items()
            if offer and is_newer(offer.version, there[pair].version, scratch=Path(staging))
        ]
        done = []
        for offer in due:
            path = Path(staging) / f"{offer.pair}.argosmodel"
            link = download(offer, path, heard=heard)
            done.append(_install(path, folder, source=link))
    return done


def remove(pair: str, folder: Path) -> None:
    """Remove the package of a pair such as `de_en`."""
    found = installed(folder)
    _expect(pair, {package.pair for package in found})
    for package in found:
        if package.pair == pair:
            _uninstall(package)


def _expect(pair: str, there: Collection[str]) -> None:
    if pair not in there:
        raise SettingsError(f"Das Argos-Paket „{pair}“ ist nicht eingerichtet; „sprachlotse engines list“ zeigt alle.")


def _offered(pair: str, staging: Path) -> Offer:
    if not PAIR.fullmatch(pair):
        raise SettingsError(f"„{pair}“ ist weder eine Datei noch ein Sprachpaar; ein Beispiel: {_EXAMPLE}.")
    offer = newest(offers(staging), pair)
    if offer is None:
        raise SettingsError(f"Das Verzeichnis der Argos-Pakete kennt kein Paket „{pair}“.")
    return offer


def _install(path: Path, folder: Path, *, source: str, sha256: str = "") -> InstalledPackage:
    if not zipfile.is_zipfile(path):
        raise SettingsError(f"„{path}“ ist kein Argos-Paket (.argosmodel); ein Beispiel: {_EXAMPLE}.")
    found = manifest.sha256(path)
    if sha256 and found != sha256.strip().lower():
        raise SettingsError(
            f"Das Argos-Paket „{path.name}“ hat die Prüfsumme {found} statt {sha256}. Es wurde nicht eingerichtet; "
            "bitte neu beschaffen oder --sha256 berichtigen."
        )
    with TemporaryDirectory(dir=folder, prefix=".new-") as staging:
        fresh = _unpack(path, Path(staging))
        manifest.write(fresh.path, source=source, package_sha256=found)
        for old in installed(folder):
            if old.pair == fresh.pair:
                _uninstall(old)
        return _described(fresh.path.rename(folder / fresh.path.name))


def _unpack(path: Path, staging: Path) -> InstalledPackage:
    with argos_package(staging) as library:
        try:
            library.install_from_path(path)
        except (OSError, zipfile.BadZipFile) as error:
            raise SettingsError(f"Das Argos-Paket „{path.name}“ ist beschädigt oder nicht lesbar.") from error
    found = installed(staging)
    if len(found) != 1 or not found[0].source or not found[0].target:
        raise SettingsError(f"„{path.name}“ enthält kein Übersetzungspaket von Argos.")
    return found[0]


def _uninstall(package: InstalledPackage) -> None:
    with argos_package(package.path.parent) as library:
        library.uninstall(library.Package(package.path))


def _described(path: Path) -> InstalledPackage:
    with argos_package(path.parent) as library:
        read = library.Package(path)
    return InstalledPackage(
        read.from_code or "", read.to_code or "", read.package_version, path, target_prefix=read.target_prefix
    )
