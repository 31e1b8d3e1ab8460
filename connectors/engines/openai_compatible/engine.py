"""The engine over a language model: every segment of its answer is verified, and asked for once more alone."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace

import httpx

from connectors.engines.openai_compatible.chat import Chat
from connectors.engines.openai_compatible.prompt import VERSION, messages
from connectors.engines.openai_compatible.questioning import Questioning
from connectors.engines.openai_compatible.reading import translations
from connectors.engines.openai_compatible.service import SERVICE
from connectors.engines.openai_compatible.settings import ModelSettings
from connectors.service.http_once import OnceClient, http_client
from connectors.service.parcelling import Size, parcelled, priced
from pipeline.document import SOURCE_LOCALE
from pipeline.engine import Answer, Answers, Coverage, EngineRequest, Handling, Parcel, Proof, Translated
from pipeline.errors import EngineRefused
from pipeline.placeholders import plain
from pipeline.transfer import has_words

MOST_CHARACTERS = 6_000


class OpenaiCompatibleEngine:
    """Translates with a language model; costs are the code points of the source texts, without placeholders."""

    name = "openai_compatible"

    def __init__(
        self,
        settings: ModelSettings,
        *,
        code: Callable[[str], str | None],
        client: OnceClient | None = None,
    ) -> None:
        """`code` gives the English name of a locale's language, as the prompt says it."""
        self.is_offline = settings.is_local
        self.version = f"{settings.model}, prompt {VERSION}"
        self._size = Size(settings.batch, MOST_CHARACTERS)
        self._locales = settings.locales
        self._code = code
        self._client = client or OnceClient(SERVICE, model_http(settings))
        self._chat = Chat(settings, self._client)

    def coverage(self, locale: str) -> Coverage | None:
        """Only what the settings trust the model with."""
        if locale not in self._locales or locale == SOURCE_LOCALE or self._code(locale) is None:
            return None
        return Coverage(Handling.ENGINE, Handling.ENGINE, has_formality=True, proof=Proof.IMITATED)

    def parcels(self, requests: Iterable[EngineRequest]) -> Iterator[Parcel]:
        """Requests of one locale and context; a sentence that has to be asked for again costs once more than said."""
        covered = self._covered(requests)
        for fitting in parcelled(covered, size=self._size, together=_surroundings, weight=lambda its: len(its.text)):
            yield priced(fitting, key=_question, costs=_costs, at_most=2)

    def translate(self, parcel: Parcel) -> Answers:
        """One answer per request, in order; when the server fails on the way, what it did before is among them."""
        segments = list(dict.fromkeys(_question(each) for each in parcel.requests if has_words(each.text)))
        questioning = Questioning(segments, self._ask)
        questioning.run()
        numbers = {segment: number for number, segment in enumerate(segments, start=1)}
        answers: list[Answer] = []
        for request in parcel.requests:
            number = numbers.get(_question(request), 0)
            answer = questioning.answer(number) if number else Translated(request.text)
            bills = questioning.billed.pop(number, 0), questioning.unsure.pop(number, 0)
            certain, unsure = (times * _costs(request) for times in bills)
            answers.append(replace(answer, billed_characters=certain, uncertain_characters=unsure))
        return answers

    def close(self) -> None:
        """Give the connection back."""
        self._client.close()

    def _covered(self, requests: Iterable[EngineRequest]) -> Iterator[EngineRequest]:
        for request in requests:
            if self.coverage(request.locale) is None:
                raise EngineRefused(
                    f"Das Sprachmodell ist für „{request.locale}“ nicht vorgesehen; bitte "
                    "„engines.openai_compatible.locales“ prüfen."
                )
            yield request

    def _ask(self, segments: Mapping[int, EngineRequest], rejected: Mapping[int, str]) -> Mapping[int, str]:
        locale = next(iter(segments.values())).locale
        said = self._chat.answer(messages(segments, language=self._code(locale) or locale, rejected=rejected))
        return translations(said)


def model_http(settings: ModelSettings) -> httpx.Client:
    """The client of a real installation; to a server in the house no proxy leads."""
    headers = {"Authorization": f"Bearer {settings.api_key.strip()}"} if settings.api_key else {}
    return http_client(
        SERVICE, settings.base_url, timeout_s=settings.timeout_s, headers=headers, is_local=settings.is_local
    )


def _surroundings(request: EngineRequest) -> Hashable:
    return request.locale, request.context


def _question(request: EngineRequest) -> EngineRequest:
    """The same whoever asks: a sentence that stands on a page twice is asked for once."""
    return replace(request, document=None)


def _costs(request: EngineRequest) -> int:
    return len(plain(request.text)) if has_words(request.text) else 0
