"""Stand-in engines that do no harm: they convert facts by the rules of a locale, as a good translation does."""

import re
from collections.abc import Callable

from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.isolate import isolate
from pipeline.facts.recognise import facts

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAYS = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
UNITS = {"min": "minutes", "h": "hours", "d": "days", "w": "weeks", "mo": "months", "y": "years"}
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
NUMERIC = {FactKind.DATE, FactKind.TIME, FactKind.NUMBER, FactKind.PERCENTAGE}


def as_english(fact: Fact) -> str:
    """The fact as an English page writes it."""
    if fact.kind is FactKind.DATE and fact.value.count("-") >= 2 and len(fact.value) in {7, 10}:
        year, month, day = fact.value.rsplit("-", 2) if fact.value[0] != "-" else ("", *fact.value[2:].split("-"))
        return f"{int(day)} {MONTHS[int(month) - 1]} {year}".strip()
    if fact.kind is FactKind.TIME:
        hour, minute = map(int, fact.value.split(":"))
        return f"{(hour - 1) % 12 + 1}:{minute:02} {'a.m.' if hour % 24 < 12 else 'p.m.'}"
    if fact.kind is FactKind.WEEKDAY:
        return DAYS[fact.value]
    if fact.kind is FactKind.MONEY:
        amount, currency = fact.value.split(" ")
        return f"{'€' if currency == 'EUR' else currency + ' '}{float(amount):,.2f}"
    if fact.kind is FactKind.DEADLINE:
        number, unit = fact.value.split(" ")
        return f"{number} {UNITS[unit]}"
    return fact.text


def english(text: str) -> str:
    return _converted(text, as_english)


def arabic(text: str) -> str:
    """Arabic-Indic digits in dates, times and numbers; everything else isolated."""
    with_digits = _converted(text, lambda fact: fact.text.translate(ARABIC_DIGITS) if fact.kind in NUMERIC and "<" not in fact.text else fact.text)
    return isolate(f"{with_digits} نص", locale="ar")


def typographic(text: str) -> str:
    """No-break blanks and another dash, as typesetting engines put them."""
    return re.sub(r"(?<=\d) (?=[^\W\d_€%])", "\u00a0", text)


def _converted(text: str, write: Callable[[Fact], str]) -> str:
    pieces, position = [], 0
    for fact in facts(text):
        pieces += [text[position : fact.start], write(fact)]
        position = fact.end
    return "".join([*pieces, text[position:]])


FAITHFUL: dict[str, tuple[str, Callable[[str], str]]] = {
    "copy": ("de", lambda text: text),
    "typographic": ("de", typographic),
    "English": ("en", english),
    "Arabic digits": ("ar", arabic),
}
