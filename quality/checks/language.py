"""A target must be in its language: not English, not German, not the neighbour's (Russian in Ukrainian, say)."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from pipeline.facts import language as lexicons
from pipeline.finding import Finding, Severity
from pipeline.locales import german_name
from quality.lexicon.function_words import LETTERS, SCRIPTS, WORDS
from quality.pair import Pair
from quality.wording import all_words, masked

NAME = "language"

_SERVED_BY = {"bs": "hr", "no": "da", "nb": "da", "prs": "fa"}
_ENOUGH = 3
_SHARE = 0.2
"""At least so many words tell the other language, and so large a part of all."""
_MOST_OWN = 0.34
"""At most so many of them may tell the right one: the language of most words wins, in doubt the right one."""
_FEW, _SHORT = 2, 4
"""In Latin letters, where no word tells the right language, so many different words tell another in so many."""


def check(pair: Pair) -> Iterator[Finding]:
    """Warns when small words and letters tell another language much more often than the right one."""
    own = _own(pair.locale)
    if own not in WORDS:
        return
    told = _told(pair)
    hits = {tongue: _hits(told, tongue) for tongue in _rivals(own)}
    most = max(hits, key=lambda tongue: hits[tongue], default=own)
    if not hits or hits[most] < _SHARE * len(told) or not _outweighs(told, most, own):
        return
    values = {"found": german_name(most), "wanted": german_name(pair.locale)}
    yield Finding(NAME, Severity.WARNING, "Der Text scheint {found} zu sein, nicht {wanted}.", values)


def _outweighs(told: list[str], most: str, own: str) -> bool:
    """Whether the words for the other language are enough against those for the right one."""
    found, right = _hits(told, most), _hits(told, own)
    if found >= _ENOUGH:
        return right <= _MOST_OWN * found
    is_latin = not any(own in family for family in SCRIPTS)
    return is_latin and not right and len(told) >= _SHORT and _hits(list(set(told)), most) >= _FEW


def _own(locale: str) -> str:
    primary = locale.partition("-")[0]
    if primary == "sr":
        return "sr-Cyrl" if locale == "sr-Cyrl" else "hr"
    return _SERVED_BY.get(primary, lexicons.language(locale))


def _rivals(own: str) -> frozenset[str]:
    for family in SCRIPTS:
        if own in family:
            return family - {own}
    return frozenset(WORDS) - frozenset().union(*SCRIPTS) - {own}


def _told(pair: Pair) -> list[str]:
    """The small-written words of the target, without names and without what stands so in the source too."""
    source, target = all_words(masked(pair.source, locale="de")), all_words(masked(pair.target, locale=pair.locale))
    matcher = SequenceMatcher(None, source, target, autojunk=False)
    copied = {i for block in matcher.get_matching_blocks() for i in range(block.b, block.b + block.size)}
    return [word.lower() for i, word in enumerate(target) if i not in copied]


def _hits(told: list[str], tongue: str) -> int:
    words, letters = _features(tongue)
    return sum(word in words or not letters.isdisjoint(word) for word in told)


@cache
def _features(tongue: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(word for word in WORDS[tongue].split() if len(word) > 1), frozenset(LETTERS.get(tongue, ""))
