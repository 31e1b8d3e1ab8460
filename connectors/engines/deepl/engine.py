"""The engine over the DeepL API: nothing is paid twice, and nothing that was paid for gets lost."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence

import deepl

from connectors.engines.deepl.batches import Batch, Text, batches
from connectors.engines.deepl.client import Client, TooLargeError
from connectors.engines.deepl.languages import deepl_code, formality
from connectors.engines.deepl.markup import from_html, to_html
from pipeline.document import SOURCE_LOCALE
from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
from pipeline.errors import EngineRefused, EngineUnavailable
from pipeline.transfer import has_words

_TAGS = {"tag_handling": "html", "tag_handling_version": "v2"}
"""Version 2 has to be asked for: older accounts get version 1, which moves words out of their tags."""

Answers = dict[int, Answer]
Glossary = Callable[[str], str | None]
"""The id of the glossary that has terms for a locale."""


class DeeplEngine:
    """Translates through DeepL with the tags kept, and with the terms of the glossary where it has the locale.

    The glossary is no part of `version`: a stored answer is kept under the terms found in its sentence, so a changed
    term asks for the sentences with it again, and for no other.
    """

    name = "deepl"
    version = f"deepl {deepl.__version__}, html v2"

    def __init__(
        self,
        key: str,
        *,
        server_url: str | None = None,
        client: Client | None = None,
        glossary: Glossary = lambda locale: None,
    ) -> None:
        self._client = client or Client(key, server_url=server_url)
        self._glossary = glossary

    def covers(self, locale: str) -> bool:
        """Whether DeepL translates into it and keeps tags."""
        return deepl_code(locale) is not None

    def translate(self, requests: Sequence[EngineRequest], *, locale: str) -> Sequence[Answer]:
        """One answer per request, in order; when DeepL fails on the way, what was paid for is among them."""
        if not self.covers(locale):
            raise EngineRefused(f"DeepL übersetzt „{locale}“ nicht mit Auszeichnungen.")
        answers: Answers = {}
        left = deque(batches(_texts(requests)))
        while left:
            batch = left.popleft()
            try:
                answers |= self._ask(batch, locale)
            except TooLargeError:
                if len(batch.texts) > 1:
                    left.extendleft(reversed(batch.halves()))
                else:
                    answers[batch.texts[0].index] = Untranslated("Der Text ist für DeepL zu lang.", is_final=True)
            except (EngineRefused, EngineUnavailable) as error:
                if not any(isinstance(answer, Translated) for answer in answers.values()):
                    raise
                return _in_order(requests, answers, rest=Untranslated(str(error)))
        return _in_order(requests, answers)

    def close(self) -> None:
        """Give the connection back."""
        self._client.close()

    def _ask(self, batch: Batch, locale: str) -> Answers:
        results = self._client.translate(
            [text.html for text in batch.texts],
            source_lang=SOURCE_LOCALE.upper(),
            target_lang=deepl_code(locale),
            formality=formality(locale),
            context=batch.context or None,
            glossary=self._glossary(locale),
            **_TAGS,
        )
        return {text.index: _answer(result) for text, result in zip(batch.texts, results, strict=True)}


def _texts(requests: Sequence[EngineRequest]) -> Iterator[Text]:
    """What has to be paid for: nothing without words is sent."""
    for index, request in enumerate(requests):
        if has_words(request.text):
            yield Text(index, to_html(request.text, dict(request.contents)), request.context)


def _answer(result: deepl.TextResult) -> Answer:
    text = from_html(result.text).strip()
    if not text:
        return Untranslated("DeepL hat für diesen Text nichts geliefert.", is_final=True)
    return Translated(text, billed_characters=result.billed_characters)


def _in_order(
    requests: Sequence[EngineRequest], answers: Mapping[int, Answer], *, rest: Answer | None = None
) -> list[Answer]:
    """What was asked about as it was answered; what has no words as it is."""
    return [
        answers.get(index) or (rest if rest and has_words(request.text) else Translated(request.text))
        for index, request in enumerate(requests)
    ]
