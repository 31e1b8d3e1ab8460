"""The words of a segment, without what no translator touches: placeholders, addresses of the net, numbers."""

import re
import unicodedata

from pipeline.facts.fact import FactKind
from pipeline.facts.recognise import facts
from pipeline.placeholders import Mark, tokens

_MARKS = "".join(chr(code) for code in range(0x300, 0x1200) if unicodedata.category(chr(code)).startswith("M"))
"""Vowel signs and accents on a letter: to `re` they are no letters, to a reader they are part of the word."""

_AT = r"[@]|[\s]?[(\[]\s?at\s?[)\]][\s]?"
_UNTOUCHED = re.compile(
    rf"\S*(?:{_AT}|://|www\.|\d|[^\W_]_[^\W_])\S*|\b[\w-]+\.(?:de|com|org|eu|net|info|example|berlin)\b"
)
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*"
WORD = rf"{_LETTERS}(?:[’']{_LETTERS})*"
"""Pattern of one word, with the signs that stand on its letters."""
_WORD = re.compile(WORD)
_MASKED = frozenset(
    {FactKind.PHONE, FactKind.EMAIL, FactKind.URL, FactKind.IBAN, FactKind.BIC, FactKind.ADDRESS, FactKind.LEGAL}
    | {FactKind.FILE_NUMBER}
)


def visible(text: str) -> str:
    """The text as it is read: paired placeholders vanish, a standalone one leaves a gap."""
    return "".join(_shown(token.mark, token.text) for token in tokens(text))


def words(text: str) -> list[str]:
    """The words that can be translated, in order: nothing with a digit, no e-mail or web address."""
    return all_words(_UNTOUCHED.sub(" ", visible(text)))


def all_words(text: str) -> list[str]:
    """Every word of a plain text, in order, with the signs that stand on its letters."""
    return _WORD.findall(text)


def masked(text: str, *, locale: str) -> str:
    """The visible text with blanks where an address, a link, a number of a contact or a paragraph stands.

    These stay German in every language and say nothing about the language or the style around them.
    """
    shown = visible(text)
    for fact in facts(shown, locale=locale):
        if fact.kind in _MASKED:
            shown = shown[: fact.start] + " " * (fact.end - fact.start) + shown[fact.end :]
    return _UNTOUCHED.sub(lambda match: " " * len(match.group()), shown)


def _shown(mark: Mark, text: str) -> str:
    if mark is Mark.TEXT:
        return text
    return " " if mark is Mark.ALONE else ""
