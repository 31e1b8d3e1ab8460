"""File, form and register numbers, and codes of letters and digits such as the language level `B1`."""

import re
from collections.abc import Iterator

from pipeline.facts.fact import FactKind
from pipeline.facts.reading import Hit

_LABELLED = re.compile(
    r"(?:\bAz\.?|Aktenzeichen|Gesch(?:äfts|\.)?-?[Zz]eichen|\bGz\.?|Geschäftszeichen|Kassenzeichen|Kundennummer"
    r"|Mandatsreferenz|Vordruck|Formular|Formblatt|"
    r"Steuernummer|Registernummer|\bHRB|\bVR|Gläubiger-ID|Drucksache|DIN(?: EN)?(?: ISO)?|\bISO|\bEN)"
    r"(?:-?(?:Nr\.?|Nummer))?:?\s*(?P<number>(?=[^\s,;]*\d)[\w./-]*\w(?: ?[/-] ?\d[\w./-]*\w)*(?: \d[\w./-]*(?<=\w))?)"
)
_CODE = re.compile(r"(?<![\w@/.])(?=\w*\d)(?=\d*[A-Za-zÄÖÜ])[A-Za-zÄÖÜ\d]+(?:-[A-Za-z\d]*\d[A-Za-z\d]*)*(?![\w@])")
_NO_CODE = re.compile(
    r"\d+(?:st|nd|rd|th|h|x|km|m|cm|g|kg|l|min|am|pm|er|e|re|ème|o|a|ος|fach|mal|jährig\w*|[AaPp]|de|da|te|ta|i|in"
    r"|un|mb|gb|ct|ten?|ter|tes|qm|m2)"
    r"|\d+[a-zäöüß]{4,}|[a-z]+-\d+|\d+-[a-zA-ZäöüÄÖÜß]+",
    re.IGNORECASE,
)


def find_labelled(plain: str, _language: str) -> Iterator[Hit]:
    """Numbers that the word before makes a file or form number; `value` without blanks, in capitals."""
    for match in _LABELLED.finditer(plain):
        yield Hit(FactKind.FILE_NUMBER, *match.span("number"), _compact(match["number"]))


def find_codes(plain: str, _language: str) -> Iterator[Hit]:
    """Words of letters and digits, without ordinals and units."""
    for match in _CODE.finditer(plain):
        if not _NO_CODE.fullmatch(match.group()):
            yield Hit(FactKind.FILE_NUMBER, match.start(), match.end(), _compact(match.group()))


def _compact(written: str) -> str:
    return "".join(written.split()).upper()
