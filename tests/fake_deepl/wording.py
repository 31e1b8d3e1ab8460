"""Deterministic translations of HTML, and what they cost."""

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from connectors.engines.echo import disguise


@dataclass(frozen=True, slots=True)
class Result:
    """A text in the target language and the characters it costs."""

    text: str
    billed_characters: int


def translated_html(html: str, locale: str) -> Result:
    """The words in another guise, the tags where they were; tags and attributes are free."""
    reader = _Reader(locale)
    reader.feed(html)
    reader.close()
    return Result("".join(reader.pieces), reader.billed_characters)


def translated_text(text: str, locale: str) -> Result:
    """The same for a text whose tags nobody handles: they are words like others, and billed."""
    return Result(disguise(text, locale), len(text))


class _Reader(HTMLParser):
    def __init__(self, locale: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.billed_characters = 0
        self._locale = locale
        self._kept: list[str] = []
        """The elements around this place whose words must stay."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(self.get_starttag_text() or "")
        given = dict(attrs)
        stays = given.get("translate") == "no" or "notranslate" in (given.get("class") or "").split()
        if stays or tag in self._kept:
            self._kept.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{tag}>")
        if self._kept and self._kept[-1] == tag:
            self._kept.pop()

    def handle_data(self, data: str) -> None:
        self.billed_characters += len(data)
        self.pieces.append(escape(data if self._kept else disguise(data, self._locale), quote=False))
