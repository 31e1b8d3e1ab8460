"""One package in memory: its tokenizer, its CTranslate2 model, and what it has translated lately."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from connectors.engines.argos.library import argos_package
from connectors.engines.argos.packages import InstalledPackage
from connectors.engines.argos.shelf import Shelf, process_wide
from pipeline.errors import EngineRefused

MOST_WORKERS = 8
_POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded package; one user at a time decodes with it, on all cores."""

    translator: Any
    tokenizer: Any
    known: dict[int, dict[str, str]] = field(default_factory=dict)
    """What was translated lately, by beam; this is how a pivot is shared. An empty text: it could not be."""
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def alone(self, check: Callable[[], None]) -> Iterator[None]:
        """Wait for the others; `check` raises when waiting has become pointless."""
        while not self._lock.acquire(timeout=_POLL_S):
            check()
        try:
            yield
        finally:
            self._lock.release()


MODELS: Shelf[Model] = process_wide(Shelf())
"""All models of this process, by folder and fingerprint."""


def loaded(
    package: InstalledPackage, fingerprint: str, *, models: Shelf[Model] = MODELS
) -> AbstractContextManager[Model]:
    """The model of the package while the block runs; EngineRefused if it cannot be loaded."""
    size = sum(file.stat().st_size for file in (package.path / "model").glob("*"))
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
