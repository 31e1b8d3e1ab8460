"""The engine over the installed packages: direct pair where there is one, else through English."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from connectors.engines.argos.decoder import BEAM, Decoder
from connectors.engines.argos.packages import InstalledPackage, installed
from pipeline.document import SOURCE_LOCALE
from pipeline.engine import Answer, EngineRequest
from pipeline.errors import EngineRefused
from pipeline.transfer import transfer

PIVOT = "en"
_CODES = {"en-GB": "en", "en-US": "en", "pt-PT": "pt", "pt-BR": "pb", "zh-Hans": "zh", "zh-Hant": "zt", "no": "nb"}
"""Argos names where they differ from ours; every other locale must be there under its own name."""
_SAMPLE = 65536

Pair = tuple[str, str]


class ArgosEngine:
    """Translates offline with the packages in a folder; a process works with those that it found when it started."""

    name = "argos"

    def __init__(self, packages_dir: Path) -> None:
        self._folder = packages_dir

    @property
    def version(self) -> str:
        """The library, the beam, and a fingerprint of all models."""
        return self._version

    def covers(self, locale: str) -> bool:
        """Whether there is a package, or a way through English."""
        return bool(self._route(locale))

    def translate(self, requests: Sequence[EngineRequest], *, locale: str) -> Sequence[Answer]:
        """One answer per request, in order; nothing is billed."""
        route = self._route(locale)
        if not route:
            raise EngineRefused(
                f"Für „{locale}“ ist kein Argos-Paket eingerichtet; ein Beispiel: „sprachlotse engines install de_en“."
            )
        return transfer(requests, lambda texts: self._along(route, texts))

    def _along(self, route: Sequence[Pair], texts: Collection[str]) -> Mapping[str, str]:
        told = {text: text for text in texts}
        for pair in route:
            leg = self._decoders[pair](list(told.values()))
            told = {text: leg[reached] for text, reached in told.items() if reached in leg}
        return told

    def _route(self, locale: str) -> Sequence[Pair]:
        code = _CODES.get(locale, locale)
        for route in ([(SOURCE_LOCALE, code)], [(SOURCE_LOCALE, PIVOT), (PIVOT, code)]):
            if all(pair in self._decoders for pair in route):
                return route
        return ()

    @cached_property
    def _packages(self) -> Sequence[InstalledPackage]:
        return installed(self._folder)

    @cached_property
    def _decoders(self) -> Mapping[Pair, Decoder]:
        return {(package.source, package.target): Decoder(package) for package in self._packages}

    @cached_property
    def _version(self) -> str:
        digest = hashlib.sha256()
        for package in self._packages:
            digest.update(f"{package};".encode())
            for path in sorted(package.path.glob("model/*")) + sorted(package.path.glob("*.model")):
                digest.update(_sample(path))
        return f"ctranslate2 {version('ctranslate2')}, beam {BEAM}, {digest.hexdigest()[:12]}"


def _sample(path: Path) -> bytes:
    """Size, beginning and end: enough to tell two trainings apart without reading gigabytes at every start."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        beginning = file.read(_SAMPLE)
        file.seek(max(0, size - _SAMPLE))
        return f"{path.name} {size} ".encode() + beginning + file.read(_SAMPLE)
