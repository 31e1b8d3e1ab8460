"""German addresses: street with number, and postal code with place. They stay German in every language."""

import re
from collections.abc import Iterator

from pipeline.facts.fact import FactKind
from pipeline.facts.reading import Hit

_CAPITAL = r"[A-ZÄÖÜ]"
_PLACE_WORD = rf"{_CAPITAL}[\wäöüß]+(?:-{_CAPITAL}[\wäöüß]+)*"
_PLACE_LINK = r"am|an der|im|in der|bei|ob der|vor der|auf der|a\. ?d\.|i\. ?d\."
_PLACE = rf"(?:Bad |St\. |Sankt |Markt )?{_PLACE_WORD}(?: (?:{_PLACE_LINK}) {_PLACE_WORD})?"
_POSTAL = re.compile(rf"(?<![\w.,/-])(?:D-)?(?P<code>\d{{5}}) (?P<place>{_PLACE})")
_BARE_POSTAL = re.compile(r"(?:\bPLZ|\bPostleitzahl):? (\d{5})(?!\d)")
_NUMBER = r"\d{1,4}(?: ?[a-zA-Z](?![\w-]))?(?: ?[-–/+] ?\d{1,4}(?: ?[a-z](?!\w))?)?(?: 1/2)?"
_ENDING = r"stra(?:ß|ss)en?|str\.?|gasse|gässchen|gäßchen|allee|damm|ufer|steige?|stieg|chaussee|promenade|graben|zeile"
_VAGUE_ENDING = (
    r"platz|weg|ring|hof|markt|berg|wall|park|pfad|brücke|tor|wiese|feld|kai|anger|rain|mühle|garten|au|leite|bogen"
)
_WORD = r"Straße|Strasse|Str\.|Platz|Weg|Gasse|Allee|Ring|Damm|Ufer|Steig|Promenade|Hof|Markt|Tor"
_HYPHENED = rf"(?:{_CAPITAL}[\wäöüß.]*-)*{_CAPITAL}?[\wäöüß]*"
_STREET_NAME = rf"{_HYPHENED}(?i:{_ENDING})|(?:{_CAPITAL}[\wäöüß.-]* ){{1,3}}(?:{_WORD})"
_NO_STREET = r"(?![\d:]|[.,]\d|\.(?=\s*[A-ZÄÖÜ]\w*er\b)| ?(?:Uhr|€|Euro|%))"
_CLOSED = r"(?=\s*(?:[,;.)(\n]|$|in |\d{5}|[-–/] ?\d{5}))"
_STREET = re.compile(rf"(?<![\w-])(?P<street>{_STREET_NAME}) ?(?P<number>{_NUMBER}){_NO_STREET}")
_PLACE_LIKE = re.compile(
    rf"(?<![\w-])(?P<street>{_HYPHENED}(?i:{_VAGUE_ENDING})) (?P<number>{_NUMBER}){_NO_STREET}{_CLOSED}"
)
"""Words that also name other things need the end of a phrase: `Marktplatz 9,` but not `Arbeitsplatz 3 Monate`."""
_AT = r"Am|Im|An de[rn]|I[nm] de[rn]|Auf de[rmn]|Unter de[mrn]|Beim|Zu[mr]|Hinter de[rm]|Vor de[rm]|Bei de[rmn]"
_NO_LANE = r"(?!Jahr|Alter|Monat|Raum|Zimmer|Schnitt|\w+tag\b|Mittwoch|Januar|März|April|Mai|Ju[nl]i|August|\w+ber\b)"
_LANE = re.compile(
    rf"(?<![\w-])(?P<street>(?:{_AT})(?: {_NO_LANE}{_CAPITAL}[\wäöüß-]*){{1,3}})"
    r" (?P<number>\d{1,3}(?: ?[a-z](?![\w-]))?(?: ?[-–] ?\d{1,3})?)(?=\s*(?:,|\n|\)|$))"
)
"""Streets that only their preposition shows: `Am Graben 15`, but not `Am Montag 15`."""
_STREET_BEFORE_CODE = re.compile(
    rf"(?:^|[\n,:;(]\s*|\x1a\s*)(?P<street>{_CAPITAL}[\wäöüß.-]*(?: [\wäöüß.-]+){{0,3}}) (?P<number>{_NUMBER}) ?[,.·"
    rf"|–-]? ?(?=\n?(?:D-)?\d{{5}} {_CAPITAL})"
)


def find(plain: str, _language: str) -> Iterator[Hit]:
    """Streets and postal codes, each a fact of its own; `value` is the text in lower case, `Str.` spelled out."""
    if not any(c.isdigit() for c in plain):
        return
    for match in _POSTAL.finditer(plain):
        yield Hit(FactKind.ADDRESS, match.start("code"), match.end(), f"{match['code']} {_plain_name(match['place'])}")
    for match in _BARE_POSTAL.finditer(plain):
        yield Hit(FactKind.ADDRESS, *match.span(1), match[1])
    for pattern in (_STREET, _PLACE_LIKE, _LANE, _STREET_BEFORE_CODE):
        for match in pattern.finditer(plain):
            start, end = match.start("street"), match.end("number")
            yield Hit(FactKind.ADDRESS, start, end, street(match["street"], match["number"]))


def street(name: str, number: str) -> str:
    """Street and number in a comparable form: `Gablinger Str.6` → `gablinger straße 6`."""
    spelled = re.sub(r"(?:strasse|str\.?)$", "straße", _plain_name(name))
    return f"{spelled} {re.sub(r'[ ]', '', number).lower().replace('–', '-')}"


def comparable(value: str) -> str:
    """The value without what spelling may change: ß and hyphens."""
    return value.replace("ß", "ss").replace("-", " ")


def _plain_name(name: str) -> str:
    return " ".join(name.lower().split())
