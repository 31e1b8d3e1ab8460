"""An Azure Translator of our own: `POST /translate` and `GET /languages` of version 3.0, as documented.

Key and region in the headers, `from`, `to`, `textType` and `category` in the query; at most 1,000 texts and 50,000
characters; every character of the text is billed, markup too, a surrogate pair as two, and `X-metered-usage` says how
many; `translate="no"` is kept, `mstrans:dictionary` gives the words that it names when one side is English; errors are
`{"error": {"code": 403001, "message": …}}`.

It does not imitate: the quality of a translation (words only change their letters), detection, several targets,
alignment, profanity, tokens instead of keys, limits by hour, custom models, and what Azure does to the blanks around
tags.
"""

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import Any

from connectors.engines.echo import disguise
from tests.fake_engines.loopback import Asked, Reply

LANGUAGES = ("am", "ar", "de", "en", "fr", "ku", "so", "ti", "uk", "prs")


@dataclass
class FakeAzure:
    """What the resource is like."""

    key: str = "azure-key"
    region: str = "germanywestcentral"
    quota: int = 1_000_000
    metered: int | None = None
    """What the header says instead of what was counted."""
    most_characters: int = 50_000
    is_down: bool = False
    reads: int = 0
    """How often the languages were asked for."""
    spent: int = 0

    def respond(self, asked: Asked) -> Reply:
        if asked.query.get("api-version") != "3.0":
            return _error(400021)
        if asked.path == "/languages":
            self.reads += 1
            languages = {code: {"name": code, "nativeName": code, "dir": "ltr"} for code in LANGUAGES}
            return _error(503000) if self.is_down else Reply(200, {"translation": languages})
        texts = [each["Text"] for each in asked.body]
        costs = sum(len(text.encode("utf-16-le")) // 2 for text in texts)
        if code := self._refusal(asked, len(texts), costs):
            return _error(code)
        self.spent += costs
        told = [{"translations": [{"text": _translated(text, asked.query), "to": asked.query["to"]}]} for text in texts]
        return Reply(200, told, {"X-metered-usage": str(self._metered(costs))}, billed=self._metered(costs))

    def _metered(self, costs: int) -> int:
        return costs if self.metered is None else self.metered

    def _refusal(self, asked: Asked, count: int, costs: int) -> int | None:
        given = {name.lower(): value for name, value in asked.headers.items()}
        key, region = given.get("ocp-apim-subscription-key"), given.get("ocp-apim-subscription-region")
        if (key, region) != (self.key, self.region):
            return 401000
        if asked.query.get("to") not in LANGUAGES:
            return 400036
        if asked.query.get("category", "general") != "general":
            return 400079
        if self.spent + costs > self.quota:
            return 403001
        if count > 1000:
            return 400072
        return 400077 if costs > self.most_characters else None


def _error(code: int) -> Reply:
    return Reply(code // 1000, {"error": {"code": code, "message": "refused"}})


def _translated(html: str, query: Any) -> str:
    reader = _Reader(query["to"], knows_terms="en" in (query["from"], query["to"]))
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


class _Reader(HTMLParser):
    def __init__(self, locale: str, *, knows_terms: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._locale = locale
        self._knows_terms = knows_terms
        self._kept: list[str] = []
        self._term = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "mstrans:dictionary":
            self._term = (given.get("translation") or "") if self._knows_terms else ""
            return
        self.pieces.append(self.get_starttag_text() or "")
        if given.get("translate") == "no" or "notranslate" in (given.get("class") or "") or tag in self._kept:
            self._kept.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "mstrans:dictionary":
            self._term = ""
            return
        self.pieces.append(f"</{tag}>")
        if self._kept and self._kept[-1] == tag:
            self._kept.pop()

    def handle_data(self, data: str) -> None:
        told = self._term or (data if self._kept else disguise(data, self._locale))
        self.pieces.append(escape(told, quote=False))
