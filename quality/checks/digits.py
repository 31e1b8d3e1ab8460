"""Digits in the shapes of the locale: not `٤` in Persian, not `۴` in Arabic, none mixed within one number."""

import re
from collections.abc import Iterator

from pipeline.facts.language import language
from pipeline.finding import Finding, Severity
from quality.pair import Pair

NAME = "digits"

_ARABIC, _PERSIAN, _LATIN = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "0123456789"
_OWN = {"ar": _ARABIC, "ckb": _ARABIC, "fa": _PERSIAN, "ps": _PERSIAN, "ur": _PERSIAN}
_MIXED = re.compile(
    rf"[{_LATIN}][.,:/-]?[{_ARABIC}{_PERSIAN}]|[{_ARABIC}][.,:/-]?[{_LATIN}{_PERSIAN}]|[{_PERSIAN}][.,:/-]?[{_LATIN}{_ARABIC}]"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Informs, with the digits written as the locale does; a number of mixed digits is a warning."""
    own = _OWN.get(language(pair.locale), _LATIN)
    others = "".join(shape for shape in (_ARABIC, _PERSIAN) if shape != own)
    if _MIXED.search(pair.target):
        message = "In einer Zahl stehen Ziffern aus zwei Schriften."
        yield Finding(NAME, Severity.WARNING, message, suggestion=_in(_LATIN, pair.target))
    elif any(digit in pair.target for digit in others):
        message = "Die Ziffern haben die Form einer anderen Sprache."
        yield Finding(NAME, Severity.INFO, message, suggestion=_in(own, pair.target))


def _in(shape: str, text: str) -> str:
    """The text with every Arabic or Persian digit in the shape wanted."""
    table = {ord(digit): shape[value] for digits in (_ARABIC, _PERSIAN) for value, digit in enumerate(digits)}
    return text.translate(table)
