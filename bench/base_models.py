"""Argos packages of the usual size that nobody trained: they copy, but every matrix is multiplied (see copy_model.py).

Six layers on either side, width 512, 32,000 pieces, int8, 95 MB each. All legs out of English share one file on the
disk; in memory each is loaded for itself, as real ones are.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from copy_model import Shape, package, trained

from connectors.engines.argos.packages import install

BASE = Shape(layers=6, width=512, heads=8, feed_forward=2048, positions=450, vocabulary=32_000)
PIECES = 16_000
"""What the sentences of some hundred pages give; filled up to 32,000."""


def base_models(cache: Path, sentences: Sequence[str], targets: Sequence[str]) -> Path:
    """A folder with installed packages de_en and en_TARGET; built once for the same sentences and targets."""
    name = hashlib.sha256("\n".join((*sentences, *targets)).encode()).hexdigest()[:12]
    folder = cache / f"base-{name}"
    if not (folder / "complete").exists():
        # In a process of its own: what it needs at most is not what translating needs.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pool.submit(_build, folder, sentences, targets).result()
    return folder / "packages"


def _build(folder: Path, sentences: Sequence[str], targets: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    file = package(folder, ("de", "en"), trained(sentences, vocabulary=PIECES), BASE)
    first = install(file, folder / "packages").path
    file.unlink()
    for target in targets:
        copy = first.with_name(f"translate-en_{target}-1_0")
        for each in (path for path in first.rglob("*") if path.is_file()):
            place = copy / each.relative_to(first)
            place.parent.mkdir(parents=True, exist_ok=True)
            if each.name != "metadata.json":
                os.link(each, place)
        metadata = json.loads((first / "metadata.json").read_text())
        (copy / "metadata.json").write_text(json.dumps(metadata | {"from_code": "en", "to_code": target}))
    (folder / "complete").touch()
