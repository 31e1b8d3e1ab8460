"""Arabic and Persian words: what is joined before and after, and the plurals that change inside."""

import re
from collections.abc import Iterator

from glossaries.inflection import Inflection, listed

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200c\u200d\u200e\u200f]")
_LETTERS = str.maketrans("أإآٱىؤةیکۀھ", "اااايوهيكهه")
_BEFORE = "[وف]?(?:[بكل]?ال|لل|[بكل])?"
_OWNER = "(?:ه|ها|هم|هن|ك|كم|كن|نا|ي|هما)?"
_LONG_ENOUGH_FOR_ARTICLE = 4

_BROKEN = (
    ("(.)(.)(.)", (r"\1\2و\3", r"ا\1\2ا\3", r"\1\2ا\3", r"ا\1\2\3ه")),
    ("(.)(.)[اوي](.)", (r"\1\2\3", r"ا\1\2\3ه", r"\1\2ائ\3")),
    ("(.)(.)[اوي](.)ه", (r"\1\2ائ\3",)),
    ("(.)(.)(.)ه", (r"\1\2\3", r"\1\2ا\3")),
    ("(.)[او](.)(.)ه?", (r"\1وا\2\3",)),
    ("(.)(.)(.)(.)ه?", (r"\1\2ا\3\4", r"\1\2ا\3ي\4")),
    ("(.)(.)(.)[اوي](.)ه?", (r"\1\2ا\3ي\4",)),
)
"""Singular by its consonants → its plurals: `عقد, عقود`; `موعد, مواعيد`; `وثيقة, وثائق`."""

_PERSIAN_ENDING = "(?:ها|هاي|هايي|هاي(?:ش|م|ت|مان|تان|شان)|ي|اي|يي|ات|ان|ين|ام|اش|ات|م|ت|ش|مان|تان|شان|گان|جات)?"


def _fold(text: str) -> str:
    return _MARKS.sub("", text.lower()).translate(_LETTERS)


def _arabic(word: str) -> str:
    core = word.removeprefix("ال") if len(word) > _LONG_ENOUGH_FOR_ARTICLE else word
    return f"{_BEFORE}(?:{'|'.join(_singular_and_plural(core))})"


def _singular_and_plural(core: str) -> Iterator[str]:
    if core.endswith("ه"):
        stem = core[:-1]
        yield f"{stem}(?:ه|ي?ون|ي?ين|ا?ت{_OWNER}|تان|تين|تا)?"
    elif core.endswith("ات"):
        yield f"{core[:-2]}(?:ه|ا?ت{_OWNER})?"
    else:
        yield f"{core}(?:ه|ا|ات{_OWNER}|ون|ين|ان|و|{_OWNER[3:-2]})?"
    for singular, plurals in _BROKEN:
        if match := re.fullmatch(singular, core):
            yield from (match.expand(plural) + _OWNER for plural in plurals)


def _persian(word: str) -> str:
    several = "|".join(form for form in _singular_and_plural(word))
    return f"(?:{re.escape(word)}{_PERSIAN_ENDING}|{several})"


ARABIC = Inflection(_fold, _arabic, listed("في من على الى عن او و"))
PERSIAN = Inflection(_fold, _persian, listed("در از به براي با و را يا"))
