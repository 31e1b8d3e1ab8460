"""One package in memory: its tokenizer and its CTranslate2 model."""

import os
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from connectors.engines.argos.library import argos_package
from connectors.engines.argos.packages import InstalledPackage
from connectors.engines.argos.shelf import Shelf, process_wide
from pipeline.errors import EngineRefused

MOST_WORKERS = 8


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded package."""

    translator: Any
    tokenizer: Any


MODELS: Shelf[Model] = process_wide(Shelf())
"""All models of this process, by folder and fingerprint."""


def loaded(
    package: InstalledPackage, fingerprint: str, *, models: Shelf[Model] = MODELS
) -> AbstractContextManager[Model]:
    """The model of the package while the block runs; EngineRefused if it cannot be loaded."""
    # Each worker needs about as much as the model for itself when it decodes.
    size = sum(file.stat().st_size for file in (package.path / "model").glob("*")) * (1 + workers())
    return models.use((package.path.resolve(), fingerprint), lambda: _load(package), size=size)


def _load(package: InstalledPackage) -> Model:
    # Imported late: half a second that a run with another engine need not pay.
    from ctranslate2 import Translator  # type: ignore[attr-defined] # noqa: PLC0415 - exported without being listed

    try:
        translator = Translator(
            str(package.path / "model"), compute_type="int8", inter_threads=workers(), intra_threads=1
        )
        return Model(translator, _tokenizer(package.path))
    except (RuntimeError, ValueError, AttributeError) as error:  # AttributeError: the package has no tokenizer
        raise EngineRefused(
            f"Das Argos-Paket „{package}“ lässt sich nicht laden. Bitte neu einrichten: „sprachlotse engines install "
            f"{package.pair}“."
        ) from error


def _tokenizer(path: Path) -> Any:
    with argos_package(path.parent) as library:
        return library.Package(path).tokenizer


def workers() -> int:
    """How many sentences streams decode at the same time: one a core."""
    available = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return min(MOST_WORKERS, len(available))
