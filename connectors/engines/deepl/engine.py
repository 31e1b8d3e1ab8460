"""The engine over the DeepL API: nothing is paid twice, and nothing that was paid for gets lost."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import deepl

from connectors.engines.deepl.account import languages
from connectors.engines.deepl.client import Client
from connectors.engines.deepl.languages import Language
from connectors.engines.deepl.manners import manner
from connectors.engines.deepl.order import Order
from connectors.engines.deepl.parcels import parcels
from connectors.engines.deepl.rounds import Rounds
from glossaries.term_keeper import names
from pipeline.engine import Answer, Coverage, EngineRequest, Handling, Parcel, Proof
from pipeline.errors import EngineRefused

Glossary = Callable[[str], str | None]
"""The id of the glossary that has terms for a locale."""


class DeeplEngine:
    """Translates through DeepL: with the tags kept where it can, by our own transfer in all its other languages.

    The glossary is no part of `version`: a stored answer is kept under the terms found in its sentence, so a changed
    term asks for the sentences with it again, and for no other. `EngineRequest.earlier` is not used: the API takes no
    previous target with a text (a translation memory of DeepL's has to be uploaded first, and serves few languages).
    """

    name = "deepl"
    version = f"deepl {deepl.__version__}, html v2"
    is_offline = False

    def __init__(
        self,
        key: str,
        *,
        server_url: str | None = None,
        client: Client | None = None,
        glossary: Glossary = lambda locale: None,
        reporting_tag: str = "",
    ) -> None:
        """A `client` brings its own address and reporting tag."""
        self._client = client or Client(key, server_url=server_url, reporting_tag=reporting_tag)
        self._glossary = glossary
        self._named: dict[str, dict[str, str]] = {}
        """How DeepL says a term alone, by locale: learned, and paid for, once."""

    def coverage(self, locale: str) -> Coverage | None:
        """What DeepL says it can do, asked once in a process; where it does not say, what its documentation says."""
        language = languages(self._client).find(locale)
        if language is None:
            return None
        return Coverage(
            tags=Handling.ENGINE if language.has_tags else Handling.OURS,
            terms=_terms(language),
            has_formality=language.has_formality,
            proof=Proof.IMITATED,
        )

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        """One request to DeepL each, of one locale and one context, sized by the bytes of its body."""
        groups: dict[tuple[str, str], list[EngineRequest]] = {}
        for request in requests:
            groups.setdefault((request.locale, request.context), []).append(request)
        for (locale, context), together in groups.items():
            language = self._language(locale)
            yield from parcels(together, Order(language, context), manner(language))

    def translate(self, parcel: Parcel) -> Sequence[Answer]:
        """One answer per request, in order; when DeepL fails on the way, what was paid for is among them."""
        if not parcel.requests:
            return []
        first = parcel.requests[0]
        language = self._language(first.locale)
        order = Order(language, first.context)
        send = _Post(self._client, order, self._glossary(first.locale) if language.has_glossaries else None)
        known = self._named.setdefault(first.locale, {})
        rounds = Rounds(parcel.requests, order, manner(language), send, {**known})
        answers = rounds.answers()
        known.update(rounds.told(names(hit for request in parcel.requests for hit in request.terms)))
        return answers

    def close(self) -> None:
        """Give the connection back."""
        self._client.close()

    def _language(self, locale: str) -> Language:
        if language := languages(self._client).find(locale):
            return language
        raise EngineRefused(f"DeepL übersetzt nicht nach „{locale}“; bitte eine andere Maschine dafür einstellen.")


@dataclass(frozen=True, slots=True)
class _Post:
    """Sends texts of one order."""

    client: Client
    order: Order
    glossary: str | None

    def __call__(self, texts: Sequence[str]) -> Sequence[deepl.TextResult]:
        return self.client.translate(texts, **self.order.parameters(self.glossary))


def _terms(language: Language) -> Handling:
    """A glossary where DeepL keeps one; else we see to the terms where we see to the tags."""
    if language.has_glossaries:
        return Handling.ENGINE
    return Handling.NOBODY if language.has_tags else Handling.OURS
