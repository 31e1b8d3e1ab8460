"""What tells two trainings of a package apart."""

import hashlib
from pathlib import Path

_SAMPLE = 65536


def fingerprint(path: Path) -> str:
    """Of the model and the tokenizer in the folder of a package; 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for file in sorted(path.glob("model/*")) + sorted(path.glob("*.model")):
        digest.update(_sample(file))
    return digest.hexdigest()[:12]


def _sample(path: Path) -> bytes:
    """Size, beginning and end: enough to tell two trainings apart without reading gigabytes at every start."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        beginning = file.read(_SAMPLE)
        file.seek(max(0, size - _SAMPLE))
        return f"{path.name} {size} ".encode() + beginning + file.read(_SAMPLE)
