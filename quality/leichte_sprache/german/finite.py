"""Finite verbs by their form and place."""

import re
from functools import lru_cache

from quality.leichte_sprache.german.function_words import CLOSED
from quality.leichte_sprache.german.wordset import wordset

AUXILIARIES = wordset(
    """
    bin bist ist sind seid war warst waren wart sei seien wäre wären habe hast hat haben habt hatte hattest
    hatten hätte hätten werde wirst wird werden werdet wurde wurden würde würden kann kannst können könnt konnte
    konnten könnte könnten muss musst müssen müsst musste mussten müsste müssten soll sollst sollen sollt sollte
    sollten will willst wollen wollt wollte wollten darf darfst dürfen dürft durfte durften dürfte dürften mag
    magst mögen möchte möchten möchtest mochte mochten muß mußte mußten
    """
)
STRONG_PAST = wordset(
    """
    ging kam gab nahm sah stand fand blieb lag hielt ließ brachte dachte wusste sprach schrieb lief rief fiel
    hieß zog trug traf aß trank las schlief fuhr flog schloss bot verlor gewann begann starb half warf brach saß
    schien stieg schnitt trat bat lud lieh litt log maß mied griff riss ritt roch sang sank schlug schob schoss
    schrie schwamm schwieg sprang stahl stieß stritt trieb verschwand wuchs wusch wies zwang band bog floh floss
    fror galt genoss goss grub hing hob kannte nannte rannte sandte wandte brannte klang kroch lud rang schuf
    schwor sog stach verdarb verzieh wog erschien entstand bestand verstand erhielt bekam vergaß verließ empfahl
    befand erfand betrug betraf ergab
    """
)
_LONGEST_PREFIX = 6
_SHORT = 3
"""Shorter preterites are the end of too many words."""
_ENDING = re.compile(r"[a-zäöüß]{2,}(?:t|en|te|ten|st|ln|rn|tet)")
_NOT_VERBS = wordset(
    """
    nicht jetzt erst selbst oft dort fast sonst seit mit statt laut weit leicht schlecht gut alt kalt recht echt
    sanft rot bunt tot fett nett satt matt glatt platt breit bereit bekannt berühmt direkt perfekt korrekt nackt
    exakt intelligent interessant wichtigst bisher zuletzt zunächst möglichst mindestens höchstens bestimmt
    gegen zwischen neben wegen eben oben unten innen außen vorn hinten ihnen denen allen vielen beiden einen
    keinen meinen seinen diesen jeden anderen ersten zweiten dritten letzten nächsten besten meisten neuen alten
    großen kleinen guten eigenen ganzen deutschen verschiedenen offen trocken selten morgen zusammen zuweilen
    bisweilen deswegen trotzdem insgesamt überhaupt entlang genug etwa drüben draußen daneben darunter hundert
    tausend acht sieben zehn
    """
)


@lru_cache(maxsize=65536)
def may_be_finite(word: str) -> bool:
    """Whether the word in small letters may be a finite verb by its form."""
    if word in AUXILIARIES or word in STRONG_PAST:
        return True
    if any(word.endswith(past) and len(word) - len(past) <= _LONGEST_PREFIX for past in _LONG_PAST):
        return True
    return word not in CLOSED and word not in _NOT_VERBS and _ENDING.fullmatch(word) is not None


_LONG_PAST = tuple(sorted(past for past in STRONG_PAST if len(past) > _SHORT))
