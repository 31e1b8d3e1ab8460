"""Words and tokens around a position: where a tag must not stand, and what belongs together."""

import re

_WORD = re.compile(r"[0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ]")
"""Letters of scripts whose words no tag divides. Others join prefixes, or write no blanks at all."""
_ADDRESS = re.compile(r"@|://|^www\.")
_EDGE = ".,;:!?()[]„“”\"'»«"


def token_around(text: str, position: int) -> tuple[int, int] | None:
    """The word, e-mail address or URL that the position lies inside of, or None if it lies at an edge."""
    if not 0 < position < len(text) or text[position - 1].isspace() or text[position].isspace():
        return None
    start, end = _run(text, position)
    if _ADDRESS.search(text[start:end].lstrip(_EDGE)):
        end -= len(text[start:end]) - len(text[start:end].rstrip(_EDGE))
        start += len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
        return (start, end) if start < position < end else None
    if not (_WORD.match(text[position - 1]) and _WORD.match(text[position])):
        return None
    start = end = position
    while start > 0 and _WORD.match(text[start - 1]):
        start -= 1
    while end < len(text) and _WORD.match(text[end]):
        end += 1
    return start, end


def tokens_of(text: str) -> frozenset[str]:
    """The stretches without blanks, without punctuation at their edges."""
    return frozenset(token.strip(_EDGE) for token in text.split())


def divided_token(text: str, position: int, known: frozenset[str]) -> tuple[int, int] | None:
    """The blank at the position if without it a known token would stand there (`A ugsburg`), else None."""
    start, end = blank_around(text, position)
    if start in (0, end) or end == len(text):
        return None
    left, right = text[_run(text, start)[0] : start].lstrip(_EDGE), text[end : _run(text, end)[1]].rstrip(_EDGE)
    return (start, end) if left.rstrip(_EDGE) and right.lstrip(_EDGE) and left + right in known else None


def blank_around(text: str, position: int) -> tuple[int, int]:
    """The white space that touches the position; empty if none does."""
    start = end = position
    while start > 0 and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return start, end


def _run(text: str, position: int) -> tuple[int, int]:
    start = end = position
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
