r"""Integreat's shortcodes: `[page 1007]`, `[page 1007 "Text"]`, `[contact 402 email phone]`, and the escape `\[`."""

import re

SHORTCODE = r"\[[ ]*+(?:page|event|location|poi|contact)[ ]++\d++[^\[\]<]*+\]"
ESCAPE = r"\\\["

_QUOTED = re.compile(r"(?P<quote>\"|&quot;)(?P<text>(?:(?!(?P=quote)).)++)(?P=quote)", re.DOTALL)


def quoted_text(shortcode: str) -> tuple[int, int] | None:
    """Where in the shortcode its quoted text stands; only this of a shortcode is translated."""
    match = _QUOTED.search(shortcode)
    return match.span("text") if match else None
