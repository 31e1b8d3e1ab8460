"""Phone numbers: E.164 for national and international ones, digits for municipal short numbers and extensions."""

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from pipeline.facts.fact import FactKind
from pipeline.facts.reading import Hit

_NUMBER = re.compile(r"(?<![\d.,:/-])(?:\+|00(?=[1-9])|\(?0)[\d(](?:[ /()–-]{0,3}\d|\.(?=\d{3})\d){4,48}(?![\d])")
_SECOND = re.compile(r"(?<=\d)(?:\s*/\s*|\s+)(?=(?:0[1-9]\d{2}|\+\d))")
_SHORT = re.compile(r"(?<![\d.,:/-])116 ?\d{3}(?![\d.,:-]\d|\d)")
_EMERGENCY = re.compile(r"(?<![\d.,:/-])(?:110|112|115)(?![\d.,:/-]\d|\d| ?[€%])")
_CALL = re.compile(
    r"notruf|polizei|feuerwehr|rettung|notarzt|telefon|\btel\b|nummer|rufen|anruf|wähl|hotline|☎|\bcall|dial|emergency"
    r"|police|phone|number|appel|urgence|llam|chiam|телефон|номер|звон|дзвон|виклик|اتصل|رقم|تلفن|شماره|ara|numara",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"(?:\bTel(?:efon)?|\bFax|\bTelefax|\bRuf(?:nummer)?|\bMobil|\bZentrale|\bHotline|☎)[.:]*\s*(?:Nr\.?:?\s*)?"
    r"(?P<number>[1-9]\d{1,4}(?:[ /–-]{1,3}\d{1,5}){1,4})(?![\d.,:]?\d)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"\b(?:Durchwahl|DW|App(?:arat)?\.?|extension|ext\.?)\s*:?\s*(?P<number>[-–]? ?\d{1,5})(?![\d.,:]?\d)"
    r"|(?<=\x1a)(?:\s*(?:,|/|oder|und|bis)\s*)(?P<more>[-–]\d{1,5})(?![\d.,:]?\d)",
    re.IGNORECASE,
)
_CLOCK_OR_DATE = re.compile(r"\d\d?\.\d\d(?:\.|\s*[-–])")
_LEAST_DIGITS, _MOST_DIGITS = 6, 17


def find_numbers(plain: str, _language: str) -> Iterator[Hit]:
    """Numbers with area code or country code."""
    for match in _NUMBER.finditer(plain):
        if _CLOCK_OR_DATE.match(match.group()):
            continue
        for start, end in _split(plain, match.start(), match.end()):
            value = e164(plain[start:end])
            if value:
                yield Hit(FactKind.PHONE, start, end, value)


def find_short(plain: str, _language: str) -> Iterator[Hit]:
    """116117 and its kind, 110/112/115 where the words around speak of calling, `567-0` after `Tel.`, extensions."""
    for match in _SHORT.finditer(plain):
        yield Hit(FactKind.PHONE, match.start(), match.end(), match.group().replace(" ", ""))
    for match in _EMERGENCY.finditer(plain):
        if plain.strip() == match.group() or _CALL.search(plain[max(0, match.start() - 60) : match.end() + 40]):
            yield Hit(FactKind.PHONE, match.start(), match.end(), match.group())
    for match in _LOCAL.finditer(plain):
        yield Hit(FactKind.PHONE, *match.span("number"), _digits(match.group("number")))
    for match in _EXTENSION.finditer(plain):
        group = "number" if match.group("number") else "more"
        yield Hit(FactKind.PHONE, *match.span(group), f"ext {_digits(match.group(group))}")


@lru_cache(maxsize=4096)
def e164(written: str) -> str | None:
    """The number in E.164, read as a German one; None if no such number can exist."""
    digits = _digits(written)
    if not _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return None
    try:
        number = phonenumbers.parse(re.sub(r"\(0\)", "", written), "DE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _split(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run as one number, or as two that only a blank or slash parts (`0821 12345 / 0821 67890`)."""
    for gap in _SECOND.finditer(plain, start, end):
        if len(_digits(plain[start : gap.start()])) >= _LEAST_DIGITS <= len(_digits(plain[gap.end() : end])):
            yield start, gap.start()
            yield from _split(plain, gap.end(), end)
            return
    yield start, end


def _digits(written: str) -> str:
    return "".join(c for c in written if c.isdigit())
