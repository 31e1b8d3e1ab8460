"""Install, list and remove Argos packages in a folder of ours."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from connectors.engines.argos.library import argos_package
from pipeline.errors import EngineUnavailable, SettingsError

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

    def __str__(self) -> str:
        return f"{self.source}_{self.target} {self.version}"


def installed(folder: Path) -> Sequence[InstalledPackage]:
    """The packages in the folder; anything else that lies there is ignored."""
    found = sorted(path.parent for path in folder.glob("*/metadata.json"))
    return [_described(path) for path in found if (path / "model").is_dir()]


def install(wanted: Path | str, folder: Path) -> InstalledPackage:
    """Install a package file, or the newest package of a pair such as `de_en` from the public index.

    An older package of the same pair is replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Unpacked beside the others and moved when complete: a package that is half there would not load.
    with TemporaryDirectory(dir=folder, prefix=".new-") as staging:
        path = wanted if isinstance(wanted, Path) else _download(wanted, Path(staging))
        fresh = _unpack(path, Path(staging) / "unpacked")
        for old in installed(folder):
            if (old.source, old.target) == (fresh.source, fresh.target):
                _uninstall(old)
        return _described(fresh.path.rename(folder / fresh.path.name))


def remove(pair: str, folder: Path) -> None:
    """Remove the package of a pair such as `de_en`."""
    found = [package for package in installed(folder) if f"{package.source}_{package.target}" == pair]
    if not found:
        raise SettingsError(f"Das Argos-Paket „{pair}“ ist nicht eingerichtet; „sprachlotse engines list“ zeigt alle.")
    for package in found:
        _uninstall(package)


def _download(pair: str, staging: Path) -> Path:
    if not PAIR.fullmatch(pair):
        raise SettingsError(f"„{pair}“ ist weder eine Datei noch ein Sprachpaar; ein Beispiel: {_EXAMPLE}.")
    with argos_package(staging) as library:
        library.update_package_index()
        if not library.settings.local_package_index.exists():  # the library only logs that it could not be reached
            raise EngineUnavailable(
                "Das Verzeichnis der Argos-Pakete ist nicht erreichbar. Ohne Netz lässt sich eine .argosmodel-Datei "
                "einrichten: „sprachlotse engines install PFAD“."
            )
        offers = [each for each in library.get_available_packages() if f"{each.from_code}_{each.to_code}" == pair]
        if not offers:
            raise SettingsError(f"Das Verzeichnis der Argos-Pakete kennt kein Paket „{pair}“.")
        newest = max(offers, key=lambda each: library.packaging.version.parse(each.package_version))
        try:
            return Path(newest.download())
        except Exception as error:  # the library raises nothing narrower
            raise EngineUnavailable(f"Das Argos-Paket „{pair}“ konnte nicht geladen werden; bitte später.") from error


def _unpack(path: Path, staging: Path) -> InstalledPackage:
    if not zipfile.is_zipfile(path):
        raise SettingsError(f"„{path}“ ist kein Argos-Paket (.argosmodel); ein Beispiel: {_EXAMPLE}.")
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
