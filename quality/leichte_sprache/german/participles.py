"""Past participles by their form: `gebaut`, `angemeldet`, `verschoben`, `informiert`."""

import re
from functools import lru_cache

from quality.leichte_sprache.german.wordset import wordset

_SAME = """
    fahren fallen fangen geben graben halten hauen heißen kommen laden lassen laufen lesen messen raten rufen schaffen
    schlafen schlagen sehen stoßen tragen treten wachsen waschen blasen braten backen fressen
"""
"""Strong stems that are alike in participle and infinitive: with `be-` or `ver-` nothing tells them apart."""
_STRONG = """
    beten bissen blieben bogen boren borsten boten bracht brannt brochen bunden dacht dorben droschen drungen fochten
    flochten flogen flohen flossen fohlen froren funden gangen gessen glichen glitten golten gonnen gossen griffen
    hangen hoben holfen kannt klungen kniffen krochen legen liehen litten logen loren loschen lungen mieden molken
    nannt nesen nommen nossen pfiffen priesen quollen rannt rieben rissen ritten rochen ronnen rungen sandt schehen
    schieden schienen schlichen schliffen schlossen schlungen schmissen schmolzen schnitten schoben schollen schoren
    schossen schrieben schrien schritten schrocken schunden schwiegen schwollen schwommen schworen schwunden schwungen
    sessen soffen sogen sonnen spien sponnen sprochen sprossen sprungen standen stiegen stochen stohlen storben stritten
    strichen stunken sungen sunken tan trieben trogen troffen trunken wandt wesen wichen wiesen wogen wonnen worben
    worfen wunden wusst zogen zwungen ziehen
"""
_INSEPARABLE = "be|ver|er|ent|emp|zer|miss|über|unter|hinter|wider|wieder|durch|um|voll"
_BEFORE = r"(?:[a-zäöüß]{2,}?)?"
_GE_STRONG = re.compile(rf"{_BEFORE}ge(?:{'|'.join((_STRONG + _SAME).split())})")
_PREFIXED = re.compile(rf"(?:[a-zäöüß]{{2,8}}?)?(?:{_INSEPARABLE})(?:{'|'.join(_STRONG.split())})")
_PREFIXED_SAME = re.compile(rf"(?:[a-zäöüß]{{2,8}}?)?(?:{_INSEPARABLE}|ge)(?:{'|'.join(_SAME.split())}|gessen)")
_GE_WEAK = re.compile(rf"{_BEFORE}ge[a-zäöüß]{{2,}}t")
_PREFIXED_WEAK = re.compile(rf"(?:an|auf|aus|ein|vor|vorher|ab|zu|nach|mit|wieder)?(?:{_INSEPARABLE})[a-zäöüß]{{2,}}t")
_IERT = re.compile(r"[a-zäöüß]{2,}iert")
_NONE = wordset(
    """
    gut gibt geht gesamt insgesamt gerecht gewiss geeignet berühmt bekannt unbekannt beliebt unbeliebt bewusst
    bereit erst seit überhaupt verwandt zuerst genug gilt getrost gemüt bequemt unterwegs umsonst befugt
    benommen unbenommen verliebt verheiratet gebiet verrückt berechtigt interessiert engagiert gelaunt gespannt
    gewohnt ungewohnt übernacht gerät umwelt unterhalt verdacht verbot bericht unterschiedlichst gespräch
    besonderst berüchtigt
    """
)
_ONLY_INFINITIVE = frozenset(["bekommen", "erhalten", "enthalten", "gefallen", "behalten", "gelangen", "geraten"])


@lru_cache(maxsize=65536)
def is_participle(word: str) -> bool:
    """Whether the word in small letters has the form of a participle that no infinitive shares."""
    if word in _NONE:
        return False
    return any(form.fullmatch(word) for form in (_GE_STRONG, _PREFIXED, _GE_WEAK, _PREFIXED_WEAK, _IERT))


@lru_cache(maxsize=65536)
def is_ambiguous(word: str) -> bool:
    """Whether the word may be participle or infinitive: `vergeben`, `verlassen`, `übertragen`."""
    return not is_participle(word) and _PREFIXED_SAME.fullmatch(word) is not None


def is_mostly_infinitive(word: str) -> bool:
    """Whether an ambiguous word behind `wird` is hardly ever a passive: `wird bekommen`, `wird gefallen`."""
    return word in _ONLY_INFINITIVE
