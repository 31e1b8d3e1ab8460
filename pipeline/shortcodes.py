r"""Integreat's shortcodes: `[page 1007]`, `[page 1007 "Text"]`, `[contact 402 email phone]`, and the escape `\[`."""

import re

SHORTCODE = r"\[[ ]*+(?:page|contact|event|location|poi)[ ]++(?:[\"']|&quot;|&\#39;)?\d++[^\[\]<]*+\]"
ESCAPE = r"\\\["

_QUOTED = re.compile(r"(?P<quote>[\"']|&quot;|&#39;)(?P<text>(?:(?!(?P=quote)).)+)(?P=quote)", re.DOTALL)
_UNSAFE = str.maketrans({'"': "”", "'": "’", "[": "(", "]": ")", "\\": "/"})


def quoted_text(shortcode: str) -> tuple[int, int] | None:
    """Where in the shortcode its quoted text stands; only this of a shortcode is translated."""
    match = _QUOTED.search(shortcode)
    return match.span("text") if match else None


def as_quoted_text(text: str) -> str:
    """A text that can stand between the quotes of a shortcode: it neither ends them nor the shortcode."""
    return text.translate(_UNSAFE)
