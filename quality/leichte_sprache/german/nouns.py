"""Nouns by their endings: what is a genitive, what only looks like one."""

import re

from quality.leichte_sprache.german.wordset import wordset

_NATIVE_S = re.compile(
    r""".*(?:haus|maus|laus|glas|gras|gas|maß|nis|kreis|preis|eis|reis|bus|puls|impuls|kurs|diskurs|hals|fels|zins|dachs
    |lachs|fuchs|wuchs|wachs|wechsel|eis|beweis|ausweis|nachweis|hinweis|verweis|kies|fleiß|schweiß|paradies|verlies
    |status|virus|campus|bonus|zirkus|tourismus|ismus|rhythmus|modus|zyklus|konsens|prozess|atlas|kosmos|chaos|basis|praxis
    |krebs|herbst|schluss|pass|ss|ß|plus|minus|business|alles|etwas|nichts|anlass|erlass|los|moos|ananas|kürbis
    |logos|kommiss|gans|tennis|thesis|analysis|fitness|wellness|express|kongress|ies)""",
    re.VERBOSE,
)
"""Nouns that end in `s` in the nominative."""
_SHORTEST_NAME = 4
_PLURAL_S = re.compile(
    r"(?:autos|fotos|videos|büros|kinos|kitas|parks|clubs|teams|jobs|links|apps|chats|hotels|cafés|tickets|e-mails|mails"
    r"|euros|handys|partys|babys|hobbys|omas|opas|mamas|papas|tests|flyers|shops|stars|fans|chefs|kids|songs|hits|filmes"
    r"|usa|news|infos|pkws|lkws|themas|dramas|limits|events|trends|snacks|babies|flats|points|points|states|times)$"
)
_NAMES_IN_S = wordset(
    """
    hans jens lars klaus thomas andreas markus matthias tobias jonas lukas elias nikolas niklas felix max
    johannes julius marius magnus jürgens james charles chris louis francis lewis moses jesus paris los las san
    des les brüssels wales texas kansas arkansas illinois athens buenos honduras laos cyprus mauritius barbados
    bahamas niederlandes augustus titus marcus dennis boris angus columbus thales sokrates achilles herkules
    zeus mars venus uranus davis williams jones adams harris evans roberts phillips rogers brooks hughes sanders
    collins watkins agnes doris iris ines alles anders abends morgens mittags nachts samstags sonntags montags
    dienstags mittwochs donnerstags freitags bereits links rechts stets damals einst eines dieses jedes jenes
    alles vieles anderes nichts als bis was es das aus ins ans aufs fürs ums vors etwas uns des wes los minus
    plus besonders meistens mindestens höchstens spätestens erstens zweitens drittens übrigens wenigstens
    vergebens seitens mittels teils falls ebenfalls jedenfalls gleichfalls keinesfalls anfangs rings
    unterwegs vormittags nachmittags dies jeweils ehemals niemals jemals nochmals oftmals mehrmals
    erstmals vielmals etliches weiteres folgendes näheres ganzes eigenes deutsches unseres ihres seines meines
    gutes neues großes kleines wes us
    """
)


def is_genitive_noun(word: str) -> bool:
    """Whether a noun behind `dieses` or `eines` stands in the genitive: `Jahres`, but not `Haus` or `Ergebnis`."""
    lower = word.lower()
    if lower.endswith(("sses", "nisses", "ses")):
        return True
    return lower.endswith("s") and not _NATIVE_S.fullmatch(lower)


def is_name_in_genitive(word: str) -> bool:
    """Whether a word with a capital may be a name with its `s`: `Deutschlands`, `Annas`."""
    lower = word.lower()
    if not lower.endswith("s") or len(lower) < _SHORTEST_NAME or lower in _NAMES_IN_S or word.isupper():
        return False
    return not (_NATIVE_S.fullmatch(lower) or _PLURAL_S.search(lower) or lower.endswith(("us", "is", "os")))
