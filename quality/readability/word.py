"""What the learned score looks at in one word."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from quality.readability.frequency import zipf
from quality.readability.syllables import syllables

_JOINTS = re.compile(r"[-‑·•/]")
_NET = re.compile(r"\S*(?:@|://|www\.)\S*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ABSTRACT = re.compile(r"[A-ZÄÖÜ]\w+(?:ung|nahme|heit|keit|tion|schaft|ität|ismus|nis|enz|anz|tum)(?:en|s|e|er)?")
_FOREIGN = re.compile(
    r"\w+(?:ismus|ität|[ts]ion|ierung|ierte?n?|ieren|logie|istisch|isch|ell|iv|[ai]bel|ph|th|enz|[ae]nt|graph|ik)"
    r"(?:e[nrsm]?|s)?"
)
_CONCRETE = re.compile(
    r"(?:wohn|zeit|kleid|nahr|währ|ausbild|versicher|rechn|impf|üb|mein)ung(?:en)?|(?:erlaub|zeug|gefäng|ergeb)nis"
    r"(?:se[ns]?|ses)?|datum|stationen?|universität(?:en)?|information(?:en)?|(?:gesell|mann|freund|gewerk|wissen|wirt|"
    r"bot|land)schaft(?:en)?"
)
"""Made in the same way, but the names of things."""
_SHORTEST_DERIVED = 6


def words_of(text: str) -> frozenset[str]:
    """A set of words, as it is written between blanks."""
    return frozenset(text.split())


_PREPOSITIONS = words_of("""
    in im ins an am ans auf mit von vom zu zum zur bei beim nach für durch um aus über unter vor gegen wegen ohne seit
    zwischen trotz während innerhalb außerhalb gemäß aufgrund infolge mittels bezüglich hinsichtlich entsprechend laut
    neben entlang
""")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its measures; compounds with hyphens come in their parts."""

    text: str
    letters: int
    syllables: int
    zipf: float | None
    """How often it is read, see `quality.readability.frequency`; None for what has figures in it or is familiar."""
    is_capitalised: bool
    is_abstract: bool
    """A noun made with -ung, -heit, -tion …"""
    is_foreign: bool
    """A word with an ending from Latin or Greek."""
    is_preposition: bool
    pairs: tuple[str, ...]
    """Its letters two by two, with `^` before the first and `$` after the last; none for what has figures in it."""

    def as_familiar(self) -> "Word":
        """The same word where readers hear it every day: as long as before, but neither rare nor foreign."""
        return replace(self, zipf=None, is_foreign=False, pairs=())


def read_words(sentence: str) -> list[Word]:
    """The words of a sentence, without web and e-mail addresses."""
    parted = _JOINTS.sub(" ", _NET.sub(" ", sentence)).replace("\u00ad", "")
    return [_read(text) for text in _WORD.findall(parted)]


@lru_cache(maxsize=32768)
def _read(text: str) -> Word:
    lowered = text.lower()
    edged = f"^{lowered}$"
    is_long = len(text) >= _SHORTEST_DERIVED
    return Word(
        text=text,
        letters=len(text),
        syllables=syllables(text),
        zipf=zipf(text) if text.isalpha() else None,
        is_capitalised=text[0].isupper(),
        is_abstract=is_long and _ABSTRACT.fullmatch(text) is not None and not _CONCRETE.search(lowered),
        is_foreign=is_long and _FOREIGN.fullmatch(text) is not None,
        is_preposition=lowered in _PREPOSITIONS,
        pairs=tuple(edged[at : at + 2] for at in range(len(edged) - 1)) if text.isalpha() else (),
    )
