"""Where words of the source went in an aligned translation, if all signs agree; alignments are often wrong."""

import re

from pipeline.alignment import Alignment
from pipeline.standoff import Span

_WORD = re.compile(r"\w+")
_LEAST_LINKED = 0.75
"""Of the words of the source; articles often have no counterpart."""
_SHORTEST, _LONGEST = 0.4, 2.5
"""How much the span's share of the text may shrink or grow."""


def aligned_span(alignment: Alignment, source: str, span: Span) -> Span | None:
    """The one stretch of the target that the words at `span` became; None where any sign speaks against it.

    Its words must all come from there and from nowhere else, no word may be cut, and its share of the sentence must be
    about that of the source.
    """
    own = [target for origin, target in alignment.links if _overlap(origin, span) and target[0] < target[1]]
    others = [target for origin, target in alignment.links if not _overlap(origin, span)]
    if not own or not _is_linked(alignment, source, span):
        return None
    hull = _trimmed(alignment.target, (min(start for start, _ in own), max(end for _, end in own)))
    if any(_overlap(other, hull) for other in others) or not _is_covered(alignment.target, hull, own):
        return None
    return hull if _is_plausible(len(alignment.target), hull, len(source), span) else None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _words(text: str, span: Span) -> list[Span]:
    """The words that touch the span; one may reach beyond it."""
    return [match.span() for match in _WORD.finditer(text) if _overlap(match.span(), span)]


def _is_linked(alignment: Alignment, source: str, span: Span) -> bool:
    words = _words(source, span)
    linked = [word for word in words if any(_overlap(word, origin) for origin, _ in alignment.links)]
    return bool(words) and len(linked) >= _LEAST_LINKED * len(words)


def _is_covered(target: str, hull: Span, own: list[Span]) -> bool:
    """Whether every word of the hull is in it as a whole, and linked."""
    words = _words(target, hull)
    return bool(words) and all(
        hull[0] <= word[0] and word[1] <= hull[1] and any(_overlap(word, span) for span in own) for word in words
    )


def _trimmed(text: str, span: Span) -> Span:
    """Without the blanks and the punctuation that the model reads as a part of its words."""
    words = list(_WORD.finditer(text, *span))
    return (words[0].start(), words[-1].end()) if words else (span[0], span[0])


def _is_plausible(target: int, hull: Span, source: int, span: Span) -> bool:
    share, wanted = (hull[1] - hull[0]) / max(1, target), (span[1] - span[0]) / max(1, source)
    return share > 0 and _SHORTEST <= share / wanted <= _LONGEST and (share < 1 or wanted == 1)
