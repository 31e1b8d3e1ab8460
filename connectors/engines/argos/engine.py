"""The engine over the installed packages: direct pair where there is one, else through English."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path

from connectors.engines.argos.decoder import Decoder, Leg
from connectors.engines.argos.fingerprint import fingerprint
from connectors.engines.argos.packages import InstalledPackage, installed
from connectors.engines.argos.parcels import parcels
from connectors.engines.argos.spans import chained
from glossaries.term_keeper import TermKeeper, Translate, terms_of
from pipeline.alignment import Alignment
from pipeline.document import SOURCE_LOCALE
from pipeline.engine import Answer, Coverage, EngineRequest, Handling, Parcel, Proof, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable
from pipeline.locales import code
from pipeline.transfer import transfer

PIVOT = "en"
BEAM = 2
PROVEN = frozenset(
    {"de_en", *(f"en_{each}" for each in ("ar", "bg", "es", "fa", "fr", "pl", "ro", "ru", "so", "tr", "uk"))}
)
"""The pairs of the models that ship with the demo; our tests translate with them beside argostranslate itself."""
_CANCELLED = "Die Übersetzung mit Argos wurde abgebrochen; der nächste Lauf macht weiter."


class ArgosEngine:
    """Translates offline with the packages in a folder; a process works with those that it found when it started.

    `beams` sets another beam for single pairs, such as {"de_en": 4}: the pivot is worth more care, all share it.
    Once `is_cancelled` says so, the engine stops within a few slices of sentences.
    """

    name = "argos"
    is_offline = True

    def __init__(
        self,
        packages_dir: Path,
        *,
        beam: int = BEAM,
        beams: Mapping[str, int] | None = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._folder, self._beam, self._beams, self._is_cancelled = packages_dir, beam, dict(beams or {}), is_cancelled

    @property
    def version(self) -> str:
        """The library, the beams, and a fingerprint of all models."""
        return self._version

    def coverage(self, locale: str) -> Coverage | None:
        """Tags and terms are ours; the pivot is English unless there is a direct pair.

        Proven is a way whose pairs ship with the demo. Other packages have the same format and the same decoder, but
        none of the public index was ever translated with in our tests: they count as imitated.
        """
        route = self._route(locale)
        if not route:
            return None
        proof = Proof.REAL if PROVEN.issuperset(route) else Proof.IMITATED
        return Coverage(Handling.OURS, Handling.OURS, pivot=PIVOT if len(route) > 1 else "", proof=proof)

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        """All requests in as few parcels as memory allows, locales mixed; nothing costs anything."""
        asked = list(requests)
        for locale in dict.fromkeys(request.locale for request in asked):
            if not self._route(locale):
                raise EngineRefused(
                    f"Für „{locale}“ ist kein Argos-Paket eingerichtet; ein Beispiel: „sprachlotse engines install "
                    "de_en“."
                )
        return parcels(asked)

    def translate(self, parcel: Parcel) -> Sequence[Answer]:
        """One answer per request, in order; a locale whose package fails does not spoil the others.

        Raises EngineRefused or EngineUnavailable when no locale could be translated. What was finished before the work
        was cancelled is kept.
        """
        answers: dict[int, Answer] = {}
        failures: list[EngineRefused | EngineUnavailable] = []
        for locale, indices in _by_locale(parcel.requests).items():
            told: Sequence[Answer]
            try:
                told = self._locale([parcel.requests[index] for index in indices], locale)
            except (EngineRefused, EngineUnavailable) as error:
                failures.append(error)
                told = [Untranslated(str(error))] * len(indices)
            answers |= zip(indices, told, strict=True)
        if failures and not any(isinstance(answer, Translated) for answer in answers.values()):
            raise failures[0]
        return [answers[index] for index in range(len(parcel.requests))]

    def aligned(self, texts: Collection[str], locale: str) -> Mapping[str, Alignment]:
        """Plain texts with their translations and the words that belong together, where all of that is sure."""
        first, *more = self._route(locale)
        found = dict(self._decoders[first].aligned(texts))
        for pair in more:
            onward = self._decoders[pair].aligned({each.target for each in found.values()})
            found = {text: chained(each, onward[each.target]) for text, each in found.items() if each.target in onward}
        return found

    def _locale(self, requests: Sequence[EngineRequest], locale: str) -> Sequence[Answer]:
        """The models know no terms and no tags: terms are mended on each leg, tags put back at the end."""
        route = self._route(locale)
        way: Translate = self._decoders[route[0]]
        if len(route) > 1:
            pivot = TermKeeper(way, terms_of(requests, locale=PIVOT, is_pivot=True), locale=PIVOT)
            way = partial(_along, pivot, self._decoders[route[1]])
        keeper = TermKeeper(way, terms_of(requests, locale=locale), locale=locale)
        return transfer(requests, keeper, align=lambda texts: self.aligned(texts, locale), remarks=keeper.remarks)

    def _check(self) -> None:
        if self._is_cancelled():
            raise EngineUnavailable(_CANCELLED)

    def _route(self, locale: str) -> Sequence[str]:
        """The pairs on the way; none if there is no way."""
        name = code(locale, system=self.name)
        for route in ([f"{SOURCE_LOCALE}_{name}"], [f"{SOURCE_LOCALE}_{PIVOT}", f"{PIVOT}_{name}"]):
            if all(pair in self._decoders for pair in route):
                return route
        return ()

    @cached_property
    def _legs(self) -> Sequence[Leg]:
        return [self._leg(package) for package in installed(self._folder)]

    def _leg(self, package: InstalledPackage) -> Leg:
        return Leg(package, fingerprint(package.path), self._beams.get(package.pair, self._beam))

    @cached_property
    def _decoders(self) -> Mapping[str, Decoder]:
        return {leg.package.pair: Decoder(leg, check=self._check) for leg in self._legs}

    @cached_property
    def _version(self) -> str:
        legs = ";".join(f"{leg.package} {leg.fingerprint} {leg.beam}" for leg in self._legs)
        beams = "".join(f", {leg.package.pair} {leg.beam}" for leg in self._legs if leg.beam != self._beam)
        digest = hashlib.sha256(legs.encode()).hexdigest()[:12]
        return f"ctranslate2 {version('ctranslate2')}, beam {self._beam}{beams}, {digest}"


def _along(first: Translate, second: Translate, texts: Collection[str]) -> Mapping[str, str]:
    """The texts by way of the pivot."""
    reached = first(texts)
    told = second(list(reached.values()))
    return {text: told[there] for text, there in reached.items() if there in told}


def _by_locale(requests: Sequence[EngineRequest]) -> Mapping[str, Sequence[int]]:
    indices: dict[str, list[int]] = {}
    for index, request in enumerate(requests):
        indices.setdefault(request.locale, []).append(index)
    return indices
