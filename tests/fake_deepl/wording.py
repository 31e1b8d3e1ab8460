"""Deterministic translations of HTML, and what they cost."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from connectors.engines.echo import disguise


@dataclass(frozen=True, slots=True)
class Result:
    """A text in the target language and the characters it costs."""

    text: str
    billed_characters: int


NO_TERMS: Mapping[str, str] = {}


def translated_html(html: str, locale: str, terms: Mapping[str, str] = NO_TERMS) -> Result:
    """The words in another guise, the tags where they were; tags and attributes are free."""
    reader = _Reader(locale, terms)
    reader.feed(html)
    reader.close()
    return Result("".join(reader.pieces), reader.billed_characters)


def translated_text(text: str, locale: str, terms: Mapping[str, str] = NO_TERMS) -> Result:
    """The same for a text whose tags nobody handles: they are words like others, and billed."""
    return Result(_worded(text, locale, terms), len(text))


def _worded(text: str, locale: str, terms: Mapping[str, str]) -> str:
    """The terms as the glossary has them where they stand as whole words, the longest first; the rest in its guise."""
    if not terms:
        return disguise(text, locale)
    either = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    pieces = re.split(rf"(?<!\w)({either})(?!\w)", text)
    return "".join(terms[piece] if n % 2 else disguise(piece, locale) for n, piece in enumerate(pieces))


class _Reader(HTMLParser):
    def __init__(self, locale: str, terms: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.billed_characters = 0
        self._locale = locale
        self._terms = terms
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
        self.pieces.append(escape(data if self._kept else _worded(data, self._locale, self._terms), quote=False))
