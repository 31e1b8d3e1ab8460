"""The checksums of an installed package, kept in its folder: what was installed, and whether it is still that."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

FILE = "checksums.json"


class State(StrEnum):
    """What the checksums of an installed package say."""

    INTACT = "intact"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    """It was installed without checksums."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Where a package came from, and the SHA-256 of all that was installed."""

    source: str
    """Address or file name of the package file."""
    sha256: str
    """Of the package file."""
    files: Mapping[str, str]
    """Of each installed file, by its path in the folder."""


def sha256(path: Path) -> str:
    """64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, *, source: str, package_sha256: str) -> None:
    """Note what lies in the folder now."""
    manifest = Manifest(source, package_sha256, _files(folder))
    (folder / FILE).write_text(json.dumps(asdict(manifest), indent=2), encoding="utf-8")


def read(folder: Path) -> Manifest | None:
    """What was noted, if anything was."""
    try:
        return Manifest(**json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def verify(folder: Path) -> State:
    """Read every file again and compare."""
    noted = read(folder)
    if noted is None:
        return State.UNKNOWN
    return State.INTACT if noted.files == _files(folder) else State.CHANGED


def _files(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != FILE)
    return {path.relative_to(folder).as_posix(): sha256(path) for path in paths}
