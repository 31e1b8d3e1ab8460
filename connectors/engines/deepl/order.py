"""What stands in a request to DeepL beside the texts, and how many bytes that leaves for them."""

import json
from dataclasses import dataclass

from connectors.engines.deepl.languages import Language
from pipeline.document import SOURCE_LOCALE

MOST_BYTES = 128 * 1024
MOST_TEXTS = 50
MOST_CONTEXT = 3_000
"""Characters; the context is free, but every text of the request waits for it."""

_GLOSSARY_ID = "0" * 36
_TAGS = {"tag_handling": "html", "tag_handling_version": "v2"}
"""Version 2 has to be asked for: older accounts get version 1, which moves words out of their tags."""


@dataclass(frozen=True, slots=True)
class Order:
    """How texts shall be translated: into which language, beside what, and with tags where DeepL handles them."""

    language: Language
    context: str = ""

    def parameters(self, glossary: str | None = None) -> dict[str, str | None]:
        """What the library is told beside the texts; offices do not say du."""
        return {
            "source_lang": SOURCE_LOCALE.upper(),
            "target_lang": self.language.code,
            "formality": "prefer_more" if self.language.has_formality else None,
            "context": self._context or None,
            "glossary": glossary if self.language.has_glossaries else None,
        } | (_TAGS if self.language.has_tags else {})

    @property
    def room(self) -> int:
        """The bytes that are left for texts in the body of one request."""
        told = {name: value for name, value in self.parameters(_GLOSSARY_ID).items() if value is not None}
        if "glossary" in told:
            told["glossary_id"] = told.pop("glossary")
        return MOST_BYTES - len(json.dumps(told | {"show_billed_characters": True, "text": []}))

    @property
    def _context(self) -> str:
        """The beginning of the context, up to a whole word."""
        if len(self.context) <= MOST_CONTEXT:
            return self.context
        return self.context[: MOST_CONTEXT + 1].rpartition(" ")[0] or self.context[:MOST_CONTEXT]


def size(text: str) -> int:
    """Bytes of a text in a request: an umlaut takes six, because JSON is sent as ASCII."""
    return len(json.dumps(text)) + len(", ")
