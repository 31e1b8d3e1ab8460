"""Placeholders as HTML that Azure keeps, and back; terms as its dynamic dictionary.

Azure bills markup like text, so that the marks are short: `<a id="1">` around words, and `translate="no"` for a fact.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser

from pipeline.engine import TermHit
from pipeline.placeholders import Mark, Token, alone, closing, opening, plain, tokens


def to_html(text: str, *, contents: Mapping[int, str], terms: Sequence[TermHit]) -> str:
    """The segment text as HTML; a placeholder that shows nothing is an image: an empty element may be dropped."""
    return "".join(_html(token, contents, terms) for token in tokens(text))


def from_html(html: str) -> str:
    """The segment text again; what Azure did to the marks is left as it is, for the checks to see."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


def _html(token: Token, contents: Mapping[int, str], terms: Sequence[TermHit]) -> str:
    match token.mark:
        case Mark.TEXT:
            return _worded(token.text, {hit.source: hit.target for hit in terms})
        case Mark.OPEN:
            return f'<a id="{token.number}">'
        case Mark.CLOSE:
            return "</a>"
    if shown := plain(contents.get(token.number, "")):
        return f'<a id="{token.number}" translate="no">{escape(shown, quote=False)}</a>'
    return f'<img id="{token.number}">'


def _worded(text: str, targets: Mapping[str, str]) -> str:
    """The text with its terms in the dictionary's notation, the longest first."""
    found = [re.escape(source) for source in sorted(targets, key=len, reverse=True) if source]
    if not found:
        return escape(text, quote=False)
    pieces = re.split(rf"(?<!\w)({'|'.join(found)})(?!\w)", text)
    return "".join(
        f'<mstrans:dictionary translation="{escape(targets[piece])}">{escape(piece, quote=False)}</mstrans:dictionary>'
        if index % 2
        else escape(piece, quote=False)
        for index, piece in enumerate(pieces)
    )


class _Reader(HTMLParser):
    """Collects the pieces of a segment text; knows which of our marks each end tag belongs to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        number = given.get("id") or ""
        if tag not in {"a", "img"} or not number.isascii() or not number.isdigit():
            return
        is_pair = tag == "a" and given.get("translate") != "no"
        self._add(opening(int(number)) if is_pair else alone(int(number)))
        if tag == "a":
            self._open.append(closing(int(number)) if is_pair else "")
            self._hidden += not is_pair

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            mark = self._open.pop()
            self._hidden -= not mark
            self._add(mark)

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, piece: str) -> None:
        if not self._hidden:
            self.pieces.append(piece)
