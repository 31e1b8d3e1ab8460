"""Characters that no one typed: broken encodings, entities of HTML, escapes, invisible signs."""

import re
from collections.abc import Iterator
from html import unescape

from pipeline.finding import Finding, Severity
from quality.pair import Pair

NAME = "characters"

_MOJIBAKE = re.compile(
    "[ÃÂ][\u0080-\u00bf\u2018-\u203a€ŠšŽžŒœŸ™]|â€[™œ\u009d¦“”\u0093\u0094]|[ÐÑ][\u0080-\u00bf]|\ufffd|ï¿½"
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
_ESCAPED = re.compile(r"\\(?:[nrt](?![a-z])|u[0-9a-fA-F]{4})")
_INVISIBLE = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2060\ufeff\ufff9-\ufffb]")
_STEPS = (("cp1252", "utf-8"), ("latin-1", "utf-8"), ("cp1251", "utf-8"))


def check(pair: Pair) -> Iterator[Finding]:
    """Warns, with the text as it was meant where that can be told."""
    for pattern, message in (
        (_MOJIBAKE, "Zeichen sind zerstört: „{found}“."),
        (_ENTITY, "Code steht im Text: „{found}“."),
        (_ESCAPED, "Code steht im Text: „{found}“."),
        (_INVISIBLE, "Ein unsichtbares Steuerzeichen steht im Text."),
    ):
        found = pattern.search(pair.target)
        if found and not pattern.search(pair.source):
            values = {"found": found.group()}
            yield Finding(NAME, Severity.WARNING, message, values, suggestion=_meant(pair.target, pattern))
            return


def _meant(text: str, pattern: re.Pattern[str]) -> str | None:
    if pattern is _ENTITY:
        return unescape(text)
    if pattern is _INVISIBLE:
        return _INVISIBLE.sub("", text)
    if pattern is _MOJIBAKE:
        return next(filter(None, (_read_again(text, *step) for step in _STEPS)), None)
    return None


def _read_again(text: str, written: str, meant: str) -> str | None:
    """The text decoded as it should have been; None where that fails or leaves damage."""
    try:
        right = text.encode(written).decode(meant)
    except UnicodeError:
        return None
    return None if _MOJIBAKE.search(right) else right
