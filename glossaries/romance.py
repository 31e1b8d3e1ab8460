"""French, Spanish and Romanian words: plural, gender, elision, the Romanian article that follows."""

import re
from functools import partial

from glossaries.inflection import Inflection, listed, unaccented

_SHORT = 3
"""A word no longer than this keeps its ending."""


def _fold(text: str) -> str:
    return unaccented(text.replace("œ", "oe").replace("Œ", "oe"), apostrophe=" ")


def _french(word: str) -> str:
    singular = re.sub("e?[sx]$|e$", "", word) if len(word) > _SHORT else word
    ending = "(?:e?s?|x|le?s?|ne?s?|te?s?)"
    if singular.endswith("al"):
        return re.escape(singular[:-1]) + "(?:les?|ls?|ux)"
    for masculine, both in (("er", "er"), ("if", "i[fv]"), ("eu", "eu[xs]?")):
        if singular.endswith(masculine):
            return re.escape(singular.removesuffix(masculine)) + both + ending
    return re.escape(singular) + ending


def _spanish(word: str) -> str:
    stem = re.sub("(?:[oae]s?|s)$", "", word) if len(word) > _SHORT else word
    stem = re.escape(stem)
    return re.sub("[zc]$", "[zc]", stem) + "(?:[oae]?s?|es)"


_ROMANIAN_ENDINGS = (
    "a e i u o ul ului lui ei ii iei ilor le lor uri urile urilor ele elor ile ea ia ie iile iilor iul iului "
    "ua uei ele elei tul tului te ti tii tilor ului ale al ela"
)


def _romanian(word: str) -> str:
    stem = re.sub("(?:ie|[aeiu])$", "", word) if len(word) > _SHORT else word
    stem = re.sub("d$", "[dz]", re.sub("oa(?=[^aeiou]+$)", "oa?", re.sub("ea(?=[^aeiou]+$)", "ea?", stem)))
    return f"{stem}(?:{'|'.join(_ROMANIAN_ENDINGS.split())})?"


_language = partial(Inflection, _fold)
FRENCH = _language(
    _french,
    listed("de du des d la le les l un une a au aux en et pour par sur qu que sa son ses votre vos notre nos"),
)
SPANISH = _language(
    _spanish,
    listed("de del la el los las un una y e o para por en a al su sus"),
)
ROMANIAN = _language(
    _romanian,
    listed("de din la pentru cu si a al ale ai in pe un o unei unui prin"),
)
