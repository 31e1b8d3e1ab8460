"""A LibreTranslate server of our own: `POST /translate` with a list of texts, and `GET /languages`.

As its source code has it: 400 for a key that is missing, for a language that it does not have, and for more texts or
characters than its operator allows; 403 for a wrong key; `{"error": …}` with every refusal; entities in a translation
are unescaped. A host that takes money is imagined: it bills the characters of the texts.

It does not imitate: the quality of a translation (words only change their letters), HTML, detection of languages,
alternatives, files, suggestions, form-encoded requests, and the real limits of any host.
"""

from dataclasses import dataclass, field
from html import unescape
from typing import Any

from connectors.engines.echo import disguise
from tests.fake_engines.loopback import Asked, Reply

KEY_NEEDED = "Please contact the server operator to get an API key"


@dataclass
class FakeLibretranslate:
    """What the operator has set; the fault `unknown` are words that the model loses, as small ones do."""

    key: str = ""
    text_limit: int = 100
    character_limit: int = 5_000
    languages: tuple[str, ...] = ("de", "en", "fr", "uk")
    has_targets: bool = True
    is_down: bool = False
    reads: int = 0
    """How often the languages were asked for."""
    replaced: dict[str, str] = field(default_factory=dict)
    """Texts that are translated in a way of their own."""

    def respond(self, asked: Asked) -> Reply:
        if asked.path == "/languages":
            self.reads += 1
            return Reply(500, {"error": "down"}) if self.is_down else Reply(200, self._languages())
        refusal = self._refusal(asked.body)
        if refusal:
            return Reply(refusal[0], {"error": refusal[1]})
        texts = asked.body["q"]
        told = [unescape(self.replaced.get(text, disguise(text, asked.body["target"]))) for text in texts]
        return Reply(200, {"translatedText": told}, billed=sum(map(len, texts)))

    def _languages(self) -> list[dict[str, Any]]:
        targets = {"targets": [*self.languages]} if self.has_targets else {}
        return [{"code": code, "name": code, **targets} for code in self.languages]

    def _refusal(self, body: dict[str, Any]) -> tuple[int, str] | None:
        if self.key and "api_key" not in body:
            return 400, KEY_NEEDED
        if self.key and body["api_key"] != self.key:
            return 403, "Invalid API key"
        for size, limit in ((len(body["q"]), self.text_limit), (sum(map(len, body["q"])), self.character_limit)):
            if size > limit:
                return 400, f"Invalid request: request ({size}) exceeds text limit ({limit})"
        if body["target"] not in self.languages or body["format"] != "text":
            return 400, f"{body['target']} is not supported"
        return None
