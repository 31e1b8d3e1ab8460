"""What the readability formulas are fed with.

textstat tells words and long words right once hyphens are blanks, so we ask it. It is wrong, for German, about

- sentences: it ends one at each dot (`14. Mai`, `z. B.`) and drops those of one or two words;
- syllables: see `quality.readability.syllables`;
- compounds: it joins `Bus-Fahr-Karte` to one word, so that writing more readably changes nothing;
- numbers: it takes a telephone number for a long word.

`tests/golden/readability.tsv` has an example of each.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from quality.readability.syllables import syllables

_JOINTS = re.compile(r"[-‑·•/]")
_NET = re.compile(r"\S*(?:@|://|www\.)\S*")
_SOFT_HYPHEN = "\u00ad"
_POLYSYLLABIC = 3


@dataclass(frozen=True, slots=True)
class Counts:
    """Sentences, words and what kinds of words."""

    sentences: int
    words: int
    syllables: int
    long_words: int
    """More than six letters."""
    monosyllables: int
    polysyllables: int
    """Three syllables or more."""


def count(sentences: Iterable[str]) -> Counts:
    """The counts of a text that is cut into sentences; a sentence without a word does not count."""
    told = [found for sentence in sentences if (found := words(sentence))]
    every = [word for found in told for word in found]
    heard = [syllables(word) for word in every]
    return Counts(
        sentences=len(told),
        words=len(every),
        syllables=sum(heard),
        long_words=_textstat().long_word_count(" ".join(word for word in every if not word.isdigit())),
        monosyllables=heard.count(1),
        polysyllables=sum(number >= _POLYSYLLABIC for number in heard),
    )


def words(sentence: str) -> list[str]:
    """The words of a sentence as they are counted: compounds in their parts, no web or e-mail addresses."""
    parted = _JOINTS.sub(" ", _NET.sub(" ", sentence)).replace(_SOFT_HYPHEN, "")
    bare: str = _textstat().remove_punctuation(parted)
    return bare.split()


@cache
def _textstat() -> Any:
    # Imported late: with it come nltk and numpy, a second that most commands need not pay.
    from textstat.textstat import textstat  # noqa: PLC0415

    textstat.set_lang("de")  # the default, en_US, downloads a dictionary
    return textstat
