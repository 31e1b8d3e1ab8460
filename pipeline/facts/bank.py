"""IBAN with its check digits, and BIC."""

import re
from collections.abc import Iterator

from pipeline.facts.fact import FactKind
from pipeline.facts.reading import Hit

_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![^\W_])")
_BIC = re.compile(r"(?<![^\W_])[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![^\W_])")
_BIC_LABEL = re.compile(r"\b(?:BIC|SWIFT)\b")
_REST = 97


def find_ibans(plain: str, _language: str) -> Iterator[Hit]:
    """IBANs, also with wrong check digits: a source may be wrong, and must survive all the same."""
    for match in _IBAN.finditer(plain):
        value = match.group().replace(" ", "")
        if sum(c.isdigit() for c in value) * 2 > len(value):
            yield Hit(FactKind.IBAN, match.start(), match.end(), value)


def find_bics(plain: str, _language: str) -> Iterator[Hit]:
    """BICs, where the text says that it is one; eight capitals alone are a word."""
    if not _BIC_LABEL.search(plain):
        return
    for match in _BIC.finditer(plain):
        yield Hit(FactKind.BIC, match.start(), match.end(), match.group())


def has_valid_checksum(iban: str) -> bool:
    """Whether the check digits fit (ISO 13616, modulo 97)."""
    compact = iban.replace(" ", "").upper()
    if not compact.isalnum():
        return False
    return int("".join(str(int(c, 36)) for c in compact[4:] + compact[:4])) % _REST == 1
