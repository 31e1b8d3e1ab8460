"""Placeholders as HTML that DeepL keeps, and back."""

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser

from pipeline.placeholders import Mark, Token, alone, closing, opening, plain, tokens


def to_html(text: str, contents: Mapping[int, str]) -> str:
    """The segment text as HTML: words in a tag as `<span id="1">`, a fact as a span that must not be translated.

    A placeholder that shows nothing is an image: an empty element might be thought superfluous and dropped.
    """
    return "".join(_html(token, contents) for token in tokens(text))


def from_html(html: str) -> str:
    """The segment text again; what DeepL did to the tags is left as it is, for the checks to see."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


def _html(token: Token, contents: Mapping[int, str]) -> str:
    match token.mark:
        case Mark.TEXT:
            return escape(token.text, quote=False)
        case Mark.OPEN:
            return f'<span id="{token.number}">'
        case Mark.CLOSE:
            return "</span>"
    if shown := plain(contents.get(token.number, "")):
        return f'<span id="{token.number}" translate="no">{escape(shown, quote=False)}</span>'
    return f'<img id="{token.number}">'


class _Reader(HTMLParser):
    """Collects the pieces of a segment text; knows which of our spans each end tag belongs to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        number = given.get("id") or ""
        if not number.isascii() or not number.isdigit():
            return
        if tag == "img":
            self._add(alone(int(number)))
        elif tag == "span" and given.get("translate") == "no":
            self._add(alone(int(number)))
            self._hidden += 1
            self._open.append("")
        elif tag == "span":
            self._add(opening(int(number)))
            self._open.append(closing(int(number)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._open:
            mark = self._open.pop()
            self._hidden -= not mark
            self._add(mark)

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, piece: str) -> None:
        if not self._hidden:
            self.pieces.append(piece)
