"""Placeholders as HTML that DeepL keeps, and back."""

from collections.abc import Mapping
from html import escape

from connectors.service.marks import placeholders_in
from pipeline.placeholders import Mark, Token, plain, tokens


def to_html(text: str, contents: Mapping[int, str]) -> str:
    """The segment text as HTML: words in a tag as `<span id="1">`, a fact as a span that must not be translated.

    A placeholder that shows nothing is an image: an empty element might be thought superfluous and dropped.
    """
    return "".join(_html(token, contents) for token in tokens(text))


def from_html(html: str) -> str:
    """The segment text again; what DeepL did to the tags is left as it is, for the checks to see."""
    return placeholders_in(html, element="span")


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
