"""Amounts of money and percentages."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.facts.fact import FactKind
from pipeline.facts.numbers import DIGITS, amount
from pipeline.facts.reading import Hit

_CURRENCIES = {
    "EUR": r"€|євро|евро|ευρώ|ევრო\w*|يورو|یورو|اورو|ئيورۆ|ئۆرۆ|ዩሮ|ኤውሮ|אירו|欧元|यूरो|avro\w{0,5}|evr[aou]?\w{0,3}"
    r"|eur(?!op)[oóaů]?\w{0,4}",
    "CENT": r"(?:euro)?cents?|(?:євро|евро)?цент\w{0,3}|سنت\w{0,3}|centy|centů|centi|centesimi|centimes?|sent"
    r"|λεπτά του ευρώ|ሳንቲም",
    "USD": r"US-?\$|\$|USD|US-Dollar|dollars?|доллар\w*|долар\w*|دولار|دلار",
    "GBP": r"£|GBP|pounds?(?: sterling)?",
    "CHF": r"CHF|Schweizer Franken|Swiss francs?",
    "TRY": r"₺|TRY|TL|türk lirası",
    "UAH": r"₴|UAH|гривень|гривні|hrywnja|Hrywnja",
}
_ANY = "|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES.items())
_NUMBER = rf"(?P<number>(?<![\d.,])(?:{DIGITS}))(?:,[-–—]+)?"
_AFTER = re.compile(rf"{_NUMBER}[ -]?(?:{_ANY})(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<!\w)(?:{_ANY}) ?{_NUMBER}(?!\d)", re.IGNORECASE)
_HINT = re.compile(
    r"[€$£₺₴]|eur|cent|usd|gbp|chf|dollar|pound|franc|frank|try|tl|цент|[єе]вр|дол|ευρ|λεπτ|ევრ|يورو|ورو|سنت|دول|دلار"
    r"|ۆرۆ|ዩሮ|ኤውሮ|ሳንቲም|אירו|欧|यूरो|avro|evr|sent|гривн|hryw|uah",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"(?P<number>(?<![\d.,])(?:{DIGITS}))(?: ?%| ?-?(?:prozent\w*|percent|per cent|pour ?cent|por ciento|por cento"
    rf"|per cento|procent\w*"
    r"|la sută|процент\w*|відсот\w*|посто|в[ъы]дсот\w*|posto|postotaka|százalék\w*|për qind|τοις εκατό|پ?ەرسەد|لە سەدا"
    r"|(?:في|ب)?\s?ال?(?:مئة|مائة|ميه)|بالمئة|بالمائة|درصد|في\sصد|فيصد|سلنه|ji sedî|ສ|boqolkiiba|በመቶ|ሚእታዊ|אחוז\w*"
    r"|प्रतिशत)(?!\w))"
    rf"|(?:%|yüzde|ji sedî|لە سەدا) ?(?P<after>{DIGITS})(?!\d)",
    re.IGNORECASE,
)
_CENTS = 100


def find_money(plain: str, language: str) -> Iterator[Hit]:
    """Amounts with a currency; `value` is `1000.50 EUR`, cents as a fraction of the euro."""
    if not _HINT.search(plain):
        return
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(plain):
            number = amount(match["number"], language)
            currency = next(code for code in _CURRENCIES if match[code])
            if number:
                yield Hit(FactKind.MONEY, match.start(), match.end(), _value(Decimal(number), currency))


def find_percentages(plain: str, language: str) -> Iterator[Hit]:
    """Percentages; `value` is `95 %`."""
    if not any(c.isdigit() for c in plain):
        return
    for match in _PERCENT.finditer(plain):
        number = amount(match["number"] or match["after"], language)
        if number:
            yield Hit(FactKind.PERCENTAGE, match.start(), match.end(), f"{number} %")


def _value(number: Decimal, currency: str) -> str:
    if currency == "CENT":
        number, currency = number / _CENTS, "EUR"
    return f"{number:.2f} {currency}"
