"""What stays of a word when it is inflected or joined to others, as far as its letters tell."""

import re
from collections.abc import Iterable
from functools import lru_cache

_FIRST = 4
"""So many letters tell a word in all its forms; longer stems find fewer of them again in a small memory."""
_SYLLABLES = 3
"""The same in Ethiopic, where a letter is a syllable."""
_COMPOUND, _LAST = 7, 5
"""A German word of so many letters may be a compound; its last letters tell the word that it ends with."""
_ARTICLE = "ال"
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]")
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese write no blank between words."""


def stems(words: Iterable[str], *, is_german: bool = False) -> dict[str, str]:
    """Stem → the first of the words that has it."""
    found: dict[str, str] = {}
    for word in words:
        for stem in _stems(word, is_german):
            found.setdefault(stem, word)
    return found


@lru_cache(maxsize=50_000)
def _stems(word: str, is_german: bool) -> tuple[str, ...]:
    folded = word.casefold()
    if _UNSPACED.search(folded):
        return tuple(folded[i : i + 2] for i in range(max(1, len(folded) - 1)))
    if len(folded) <= 1:
        return ()
    if "\u1200" <= folded[0] <= "\u137f":
        return (folded[:_SYLLABLES],)
    bare = folded.removeprefix(_ARTICLE) if len(folded) > len(_ARTICLE) + 2 else folded
    return (bare[:_FIRST], f"-{folded[-_LAST:]}") if is_german and len(folded) >= _COMPOUND else (bare[:_FIRST],)
