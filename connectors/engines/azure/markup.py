"""Placeholders as HTML that Azure keeps, and back; terms as its dynamic dictionary.

Azure bills markup like text, so that the marks are short: `<a id="1">` around words, and `translate="no"` for a fact.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape

from connectors.service.marks import placeholders_in
from pipeline.engine import TermHit
from pipeline.placeholders import Mark, Token, plain, tokens


def to_html(text: str, *, contents: Mapping[int, str], terms: Sequence[TermHit]) -> str:
    """The segment text as HTML; a placeholder that shows nothing is an image: an empty element may be dropped."""
    return "".join(_html(token, contents, terms) for token in tokens(text))


def from_html(html: str) -> str:
    """The segment text again; what Azure did to the marks is left as it is, for the checks to see."""
    return placeholders_in(html, element="a")


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
