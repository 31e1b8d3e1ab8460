"""The forms of the Konjunktiv that no other form shares, or hardly ever."""

import re

from quality.leichte_sprache.german.wordset import wordset

SECOND = re.compile(
    r"""(?:wär(?:e|en|st|est|t|et)|hätt(?:e|en|est|et)|würd(?:e|en|est|et)|könnt(?:e|en|est|et)|müsst(?:e|en|est|et)
    |müßte[n]?|dürft(?:e|en|est|et)|bräucht(?:e|en|est)|wüsst(?:e|en|est)|wüßten?
    |[a-zäöüß]*(?:käm|gäb|näm|nähm|säh|läg|stünd|ständ|fänd|tät|brächt|däch|dächt|spräch|träf|zög|böt|verlör|bekäm|schlöss
    |flög|stürb|würf|hülf|bräch|äß|läs|säß|tränk|säng|schwämm|zwäng|gewänn|gewönn|begänn|empfähl|nützt-|gält|gölte|trüg
    |schlüg|wüchs|lüd|schüf|verdürb|empfänd|verschwänd|bänd|entstünd|bestünd|verstünd|genöss|wög|höb|kröch|fröre?)(?:e|en|est)
    |[a-zäöüß]*(?:ging|ließ|blieb|hielt|hieß|lief|rief|fiel|schrieb|stieg|erhielt|verließ|schien|griff|litt|schnitt)e)""",
    re.VERBOSE,
)
"""Konjunktiv II with an umlaut, and `ginge`, `ließe`: the preterite has no such form."""

FIRST_SURE = wordset(
    """
    sei seien seiest seist könne müsse dürfe solle wolle möge mögest wisse
    """
)
"""Konjunktiv I that is nothing else in prose; `möge` and `solle` of the third person."""

FIRST_UNLESS_I = frozenset(["habe", "werde"])
"""`ich habe` is no Konjunktiv, `er habe` is."""

_NO_VERB_IN_E = wordset(
    """
    alle beide viele einige mehrere wenige manche solche welche diese jene jede eine keine meine deine seine
    ihre unsere eure heute gerne lange nahe ohne ende müde böse leise weise weile bitte danke halbe ganze andere
    erste zweite dritte letzte nächste höhe solange sobalde zugute zugrunde zuhause hause infrage zustande
    beinahe vorne online inklusive circa gegenüber falle seite teile alleine feige träge öde blöde prüde rosa
    lila orange beige mitte gerade ungerade geradezu nachhause zuliebe laute la le de the are one home more
    course take make like love be me he she we came sichere gute neue große kleine hohe eigene deutsche meiste
    meisten schwere leichte freie offene letztere weitere einzelne bestimmte mitunter anstelle beiseite zuwege
    imstande instande zutage zugunste
    """
)
_SHORTEST = 4
_VERB_STEM = re.compile(r"[a-zäöüß]*[aeiouyäöü][a-zäöüß]*[a-zäöüß]")


_IN_TE = (
    "biete",
    "halte",
    "arbeite",
    "leite",
    "gelte",
    "trete",
    "bedeute",
    "beinhalte",
    "berichte",
    "vermute",
    "beobachte",
)
"""In the third person of other verbs `-te` is the preterite."""


def may_be_first(word: str) -> bool:
    """Whether a word in small letters at the end of a clause may be `verliere`, `wachse`, `entgegenschlage`."""
    if not word.endswith("e") or len(word) < _SHORTEST or word in _NO_VERB_IN_E or word.endswith(("ee", "ie")):
        return False
    if word.endswith(("te", "urde")):
        return word.endswith(_IN_TE)
    return _VERB_STEM.fullmatch(word[:-1]) is not None


FIRST_IN_THE_MIDDLE = wordset(
    """
    gebe komme gehe stehe nehme sehe finde bleibe liege lasse bringe denke glaube mache führe trage lebe gelte
    verfüge bestehe bekomme fehle gehöre scheine suche treffe versuche brauche erwarte erhalte halte sage wisse
    sehe lege setze stelle zeige handle handele biete heiße laufe rufe folge kenne ziehe spreche schließe spiele
    diene entspreche bedeute ergebe existiere reagiere beinhalte enthalte unterhalte verändere drohe leide sorge
    beruhe basiere reiche
    """
)
"""Konjunktiv I of common verbs, looked for behind a subject of the third person."""
