"""The engine over Azure Translator: one parcel is one request, and its bill is what Azure says that it counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from uuid import uuid4

import httpx

from connectors.engines.azure.markup import from_html, to_html
from connectors.engines.azure.service import SERVICE
from connectors.engines.azure.settings import AzureSettings
from connectors.service.allotment import allotted
from connectors.service.halves import Outcome, asked_in_halves
from connectors.service.http_once import OnceClient, http_client
from connectors.service.parcelling import Size, parcelled, priced
from connectors.service.read_once import ReadOnce
from pipeline.document import SOURCE_LOCALE
from pipeline.engine import Answer, Answers, Coverage, EngineRequest, Handling, Parcel, Proof, Translated, Untranslated
from pipeline.errors import EngineRefused
from pipeline.transfer import has_words

API = {"api-version": "3.0"}
SIZE = Size(requests=100, characters=10_000)
"""Azure takes 1,000 texts and 50,000 characters; with less, less is lost when an answer does not arrive."""

Bill = tuple[str, int]
"""A translated HTML text, and the characters billed for it."""


class AzureEngine:
    """Translates through Azure with the tags kept; terms reach it only on the way into English, as Azure documents."""

    name = "azure"

    def __init__(
        self,
        settings: AzureSettings,
        *,
        code: Callable[[str], str | None],
        client: OnceClient | None = None,
    ) -> None:
        self.is_offline = False
        self.version = f"azure 3.0 {settings.category or 'general'}"
        self._category = settings.category
        self._code = code
        self._client = client or OnceClient(SERVICE, azure_http(settings))
        self._languages = ReadOnce(self._read_languages)

    def coverage(self, locale: str) -> Coverage | None:
        """What Azure can do in the locale; while it does not tell its languages, those of our table count."""
        code = self._code(locale)
        if code is None or locale.partition("-")[0] == SOURCE_LOCALE:
            return None
        languages = self._languages()
        if languages is not None and code not in languages:
            return None
        terms = Handling.ENGINE if _is_english(locale) else Handling.NOBODY
        return Coverage(Handling.ENGINE, terms, proof=Proof.IMITATED)

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        """Requests of one locale, one request to Azure each; costs are all characters sent, markup too."""
        for fitting in parcelled(self._covered(requests), size=SIZE, together=lambda its: its.locale, weight=_costs):
            yield priced(fitting, key=_html, costs=_costs)

    def translate(self, parcel: Parcel) -> Answers:
        """One answer per request, in order; when Azure fails on the way, what was paid for is among them."""
        htmls = list(dict.fromkeys(_html(request) for request in parcel.requests if has_words(request.text)))
        locale = parcel.requests[0].locale if parcel.requests else ""
        outcome = asked_in_halves([htmls] if htmls else [], lambda texts: self._ask(texts, locale))
        if outcome.failure and not outcome.said:
            raise outcome.failure
        return _answers(parcel, outcome)

    def close(self) -> None:
        """Give the connection back."""
        self._client.close()

    def _covered(self, requests: Iterable[EngineRequest]) -> Iterator[EngineRequest]:
        for request in requests:
            if self.coverage(request.locale) is None:
                raise EngineRefused(f"Azure übersetzt nicht nach „{request.locale}“.")
            yield request

    def _ask(self, htmls: Sequence[str], locale: str) -> Mapping[str, Bill]:
        params = {**API, "from": SOURCE_LOCALE, "to": self._code(locale) or "", "textType": "html"}
        if self._category:
            params["category"] = self._category
        trace = {"X-ClientTraceId": str(uuid4())}
        reply = self._client.post("/translate", [{"Text": html} for html in htmls], params=params, headers=trace)
        told = _told(reply.content)
        if len(told) != len(htmls):
            raise self._client.misunderstood()
        costs = [_characters(html) for html in htmls]
        metered = reply.headers.get("X-metered-usage", "")
        bills = allotted(int(metered), costs) if metered.isascii() and metered.isdigit() else costs
        return dict(zip(htmls, zip(told, bills, strict=True), strict=True))

    def _read_languages(self) -> frozenset[str]:
        content = self._client.get("/languages", params={**API, "scope": "translation"})
        languages = content.get("translation") if isinstance(content, dict) else None
        if not isinstance(languages, dict) or not languages:
            raise self._client.misunderstood()
        return frozenset(map(str, languages))


def azure_http(settings: AzureSettings) -> httpx.Client:
    """The client of a real installation."""
    headers = {"Ocp-Apim-Subscription-Key": settings.key.strip()}
    if settings.region:
        headers["Ocp-Apim-Subscription-Region"] = settings.region
    return http_client(SERVICE, settings.url, timeout_s=settings.timeout_s, headers=headers)


def _told(content: object) -> list[str]:
    """The translated texts; empty if the answer has another form."""
    try:
        told = [each["translations"][0]["text"] for each in content] if isinstance(content, list) else []
    except (TypeError, KeyError, IndexError):
        return []
    return told if all(isinstance(text, str) for text in told) else []


def _is_english(locale: str) -> bool:
    return locale.partition("-")[0] == "en"


def _html(request: EngineRequest) -> str:
    terms = request.terms if _is_english(request.locale) else ()
    return to_html(request.text, contents=dict(request.contents), terms=terms)


def _characters(html: str) -> int:
    """As Azure counts them: code points, but a surrogate pair counts as two."""
    return len(html) + sum(letter > "\uffff" for letter in html)


def _costs(request: EngineRequest) -> int:
    return _characters(_html(request)) if has_words(request.text) else 0


def _answers(parcel: Parcel, outcome: Outcome[str, Bill]) -> list[Answer]:
    told = dict.fromkeys(outcome.said)
    unpaid = set(outcome.said) | set(outcome.may_be_billed)
    answers: list[Answer] = []
    for request in parcel.requests:
        html = _html(request)
        is_first = html in unpaid
        unpaid.discard(html)
        if not has_words(request.text):
            answers.append(Translated(request.text))
        elif html in told:
            answers.append(_answer(*outcome.said[html], is_first=is_first))
        elif html in outcome.too_much:
            answers.append(Untranslated("Der Text ist für Azure zu lang.", is_final=True))
        else:
            answers.append(Untranslated(str(outcome.failure), uncertain_characters=_costs(request) if is_first else 0))
    return answers


def _answer(told: str, bill: int, *, is_first: bool) -> Answer:
    text, billed = from_html(told).strip(), bill if is_first else 0
    if not text:
        return Untranslated("Azure hat für diesen Text nichts geliefert.", is_final=True, billed_characters=billed)
    return Translated(text, billed_characters=billed)
