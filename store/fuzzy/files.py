"""The files of an index: written beside, checked by size and checksum, put in place at once.

Each is the bytes of one array of one dimension, and named after it and its type: `ids.int64`. NumPy's own format has a
header that is parsed as Python, which Python 3.11 cannot do in two threads at once (gh-106905).
"""

import fcntl
import json
import os
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.fuzzy.contents import Contents

FORMAT = 2
_MANIFEST = "manifest.json"
_PIECE = 1 << 20
Arrays = Mapping[str, NDArray[Any]]


class TornIndex(Exception):
    """The index is missing, damaged or of another format: build it again."""


def write(folder: Path, arrays: Arrays, contents: Contents) -> None:
    """Put an index where the old one was; whoever has the old one open keeps reading it."""
    with _alone(folder):
        fresh, old = folder.with_name(f"{folder.name}.new"), folder.with_name(f"{folder.name}.old")
        for left_over in (fresh, old):
            shutil.rmtree(left_over, ignore_errors=True)
        fresh.mkdir(parents=True)
        for name, array in arrays.items():
            array.tofile(fresh / f"{name}.{array.dtype.name}")
        files = {path.name: _fingerprint(path) for path in sorted(fresh.iterdir())}
        manifest = {"format": FORMAT, "count": contents.count, "checksum": contents.checksum, "files": files}
        (fresh / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        for path in (*fresh.iterdir(), fresh):
            _to_disk(path)
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
        shutil.rmtree(old, ignore_errors=True)


def read(folder: Path) -> tuple[Arrays, Contents]:
    """The arrays, memory-mapped, and what they hold; raises `TornIndex` unless every byte is as it was written."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise TornIndex(f"format {manifest['format']}")
        for name, expected in manifest["files"].items():
            if _fingerprint(folder / name) != expected:
                raise TornIndex(name)
        arrays = {Path(name).stem: _mapped(folder / name) for name in manifest["files"]}
        return arrays, Contents(manifest["count"], manifest["checksum"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TornIndex(str(error)) from error


def _mapped(path: Path) -> NDArray[Any]:
    dtype = np.dtype(path.suffix[1:])
    return np.asarray(np.memmap(path, dtype, "r")) if path.stat().st_size else np.empty(0, dtype)


def _fingerprint(path: Path) -> list[int]:
    checksum = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            checksum = zlib.crc32(piece, checksum)
    return [path.stat().st_size, checksum]


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One writer at a time, also among processes."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
