"""The two manners of asking DeepL: with tags that it keeps, and in plain words where it keeps none.

A manner answers a request out of the texts that DeepL has translated already, or says which it still needs. So
nothing is sent here, and what is going to be sent first is known without asking.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Protocol

from connectors.engines.deepl.languages import Language
from connectors.engines.deepl.markup import from_html, to_html
from glossaries.term_keeper import TermKeeper
from pipeline.engine import Answer, EngineRequest, Translated, Untranslated
from pipeline.transfer import has_words, transfer

NOTHING = Untranslated("DeepL hat für diesen Text nichts geliefert.", is_final=True)
TOO_LONG = Untranslated("Der Text ist für DeepL zu lang.", is_final=True)

Told = Mapping[str, str | None]
"""What DeepL made of the texts so far; nothing of a text that is too long."""

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Needs:
    """Texts that have to be translated before there is an answer."""

    texts: tuple[str, ...]


class Manner(Protocol):
    """A way to put a request into texts and to read the answer out of them."""

    @property
    def at_most(self) -> int:
        """How many times the costs of the first round all rounds may be billed."""

    def answer(self, request: EngineRequest, told: Told) -> Answer | Needs:
        """The answer as far as it is known, without what it cost."""

    def cost(self, text: str) -> int:
        """The characters that DeepL bills for a text."""


class Html:
    """The placeholders go along as HTML; tags and their attributes are free."""

    at_most = 1

    def answer(self, request: EngineRequest, told: Told) -> Answer | Needs:
        """Known after one round."""
        if not has_words(request.text):
            return Translated(request.text)
        html = to_html(request.text, dict(request.contents))
        if html not in told:
            return Needs((html,))
        target = told[html]
        if target is None:
            return TOO_LONG
        text = from_html(target).strip()
        return Translated(text) if text else NOTHING

    def cost(self, text: str) -> int:
        """A character written as an entity counts once: so does DeepL's own advice on estimating."""
        return len(unescape(_TAG.sub("", text)))


class Plain:
    """DeepL reads words only: we find the places of the placeholders again and say the terms, in several rounds."""

    at_most = 4

    def answer(self, request: EngineRequest, told: Told) -> Answer | Needs:
        """Known after one round where the sentence has no tags in its middle."""
        if not has_words(request.text):
            return Translated(request.text)

        def look_up(texts: Collection[str]) -> Mapping[str, str]:
            if missing := tuple(text for text in texts if text not in told):
                raise _AskFirst(missing)
            return {text: target for text in texts if (target := told[text])}

        try:
            keeper = TermKeeper(look_up, request.terms, locale=request.locale)
            [answer] = transfer([request], keeper, remarks=keeper.remarks)
        except _AskFirst as needed:
            return Needs(needed.texts)
        return answer

    def cost(self, text: str) -> int:
        """Without tag handling every character counts."""
        return len(text)


def manner(language: Language) -> Manner:
    """How to ask for this language."""
    return Html() if language.has_tags else Plain()


class _AskFirst(Exception):
    """The transfer wants texts that are not translated yet."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        super().__init__()
        self.texts = texts
