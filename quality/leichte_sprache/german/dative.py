"""A genitive said with `von` and the dative: `des Amtes` becomes `vom Amt`."""

import re

from quality.leichte_sprache.german.basic import nouns
from quality.leichte_sprache.german.function_words import NUMBER_WORDS
from quality.leichte_sprache.german.wordset import wordset

_ENDS_IN_E = wordset(
    """
    ende gebäude gelände auge interesse gewerbe gemüse kaffee gefüge getreide gewebe erbe
    """
)
_KEEPS_S = re.compile(
    r".*(?:haus|glas|gras|gas|kreis|preis|weis|eis|reis|hals|kurs|bus|pass|prozess|schuss|schluss|maß|gruß|fuß|fluss|kreuz|satz|platz|gesetz|netz|schutz|arzt|holz|sitz|besitz|zins|puls|pulses|einfluss|anschluss|anlass|beweis|campus|gleis|verzeichnis|ergebnis|zeugnis|verhältnis)"
)
_FEMININE = re.compile(
    r".*(?:ung|heit|keit|schaft|ion|tät|ei|ik|ur|in|e|anz|enz|ade|age|ie|stadt|hand|arbeit|zeit|welt|kraft|person|bahn|frau|mutter|schwester|tochter|steuer|nummer|mauer|feier|kammer|wahl|zahl|schul|miete|post|hilfe|karte|polizei|partei|nacht|haft|pflicht|regierung|form|norm|art|fahrt|gefahr|geburt|familie|angst|frist|wand|schrift|macht)"
)
_DATIVE = {
    "des": "vom",
    "eines": "von einem",
    "dieses": "von diesem",
    "jenes": "von jenem",
    "keines": "von keinem",
    "jedes": "von jedem",
}
_POSSESSIVE = re.compile(r"(mein|dein|sein|ihr|unser|eur)es")
_UMLAUTS = str.maketrans("äöü", "aou")
_ER = {"einer": "von einer", "dieser": "von dieser", "jeder": "von jeder", "keiner": "von keiner"}
_POSSESSIVE_ER = re.compile(r"(?:mein|dein|sein|ihr|unser|eur)er")


def base(noun: str) -> str:
    """The noun without the ending of the genitive: `Amtes` → `Amt`, `Vertrags` → `Vertrag`, `Kreises` → `Kreis`."""
    lower = noun.lower()
    if lower.endswith("nisses"):
        return noun[:-3]
    if lower.endswith("es"):
        if lower[:-1] in _ENDS_IN_E or any(lower.endswith(known + "s") for known in _ENDS_IN_E):
            return noun[:-1]
        return noun[:-2]
    if lower.endswith("s") and not _KEEPS_S.fullmatch(lower):
        return noun[:-1]
    return noun


def with_von(words: list[str]) -> str:
    """The genitive in other words; empty where number or gender is not plain."""
    article, *middle, noun = words
    lower = article.lower()
    if lower in _DATIVE:
        return " ".join([_DATIVE[lower], *middle, base(noun)])
    if _POSSESSIVE.fullmatch(lower):
        return " ".join([f"von {article[:-2]}em", *middle, base(noun)])
    if lower in _ER or _POSSESSIVE_ER.fullmatch(lower):
        if lower != "einer" and _is_plural(middle, noun.lower()):
            return " ".join([f"von {article[:-2]}en", *middle, _with_n(noun)])
        return " ".join([_ER.get(lower, f"von {article}"), *middle, noun])
    return _with_der(middle, noun) if lower == "der" else ""


def _with_der(middle: list[str], noun: str) -> str:
    lower = noun.lower()
    if _is_plural(middle, lower) or (lower.endswith(("en", "n", "s")) and not lower.endswith("ion")):
        return " ".join(["von den", *middle, _with_n(noun)])
    if _FEMININE.fullmatch(lower):
        return " ".join(["von der", *middle, noun])
    return f"von den {' '.join([*middle, noun])}n" if lower.endswith(("er", "el")) else ""


def _is_plural(middle: list[str], lower: str) -> bool:
    return any(word in NUMBER_WORDS for word in middle) or (lower not in nouns() and _singular(lower) in nouns())


def _with_n(noun: str) -> str:
    """The noun in the dative plural."""
    return noun if noun.lower().endswith(("n", "s")) else noun + "n"


def _singular(plural: str) -> str:
    """The singular of a plural in `-e` or `-er`, umlaut and all, if it is one of our nouns; else the word itself."""
    for ending in ("er", "en", "n", "e", ""):
        stem = plural.removesuffix(ending)
        for word in (stem, stem.translate(_UMLAUTS)):
            if word != plural and word in nouns():
                return word
    return plural
