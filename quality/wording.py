"""The words of a segment, without what no translator touches: placeholders, addresses of the net, numbers."""

import re

from pipeline.placeholders import Mark, tokens

_UNTOUCHED = re.compile(r"\S*(?:@|://|www\.|\d)\S*|\b[\w-]+\.(?:de|com|org|eu|net|info|example)\b")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


def visible(text: str) -> str:
    """The text as it is read: paired placeholders vanish, a standalone one leaves a gap."""
    return "".join(_shown(token.mark, token.text) for token in tokens(text))


def words(text: str) -> list[str]:
    """The words that can be translated, in order: nothing with a digit, no e-mail or web address."""
    return _WORD.findall(_UNTOUCHED.sub(" ", visible(text)))


def _shown(mark: Mark, text: str) -> str:
    if mark is Mark.TEXT:
        return text
    return " " if mark is Mark.ALONE else ""
