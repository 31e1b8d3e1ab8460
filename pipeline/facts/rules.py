"""The named rules by which a fact of the source counts as kept although the target writes it otherwise."""

import re
from collections.abc import Callable

from pipeline.facts import calendar, deadline, weekday
from pipeline.facts.fact import Fact, FactKind
from pipeline.facts.rest import Rest
from pipeline.facts.same import is_same, legal_numbers, names_law

Rule = Callable[[Fact, Rest], bool]

_NOON = (
    r"noon|midday|midi|mediodía|mezzogiorno|meio-dia|полдень|полудень|полудня|öğle\w*|południe|amiază|delben|ظهر\w*"
    r"|نيمروز"
)
_MIDNIGHT = (
    r"midnight|minuit|medianoche|mezzanotte|meia-noite|полночь|опівночі|gece\s?yarısı|północ\w*|miezul nopții"
    r"|منتصف الليل|نيمه\s?شب"
)
_WORDED_TIMES = {
    value: re.compile(rf"(?<!\w)(?<!\d )(?:{words})(?!\w)", re.IGNORECASE)
    for value, words in (("12:00", _NOON), ("24:00", _MIDNIGHT), ("00:00", _MIDNIGHT))
}
_DAILY = re.compile(
    r"täglich|daily|every ?day|seven days|quotidien|tous les jours|diari|todos los días|ogni giorno|giornalier|zilnic"
    r"|codziennie|denn[eě]|щодн|ежедневн|всеки ден|her gün|günlük|svak|καθημεριν|κάθε μέρα|naponta|çdo ditë|يوميا"
    r"|كل يوم"
    r"|هر روز|روزانه|rojane|her roj",
    re.IGNORECASE,
)
_ONE_IS_SAID = frozenset({"de", "en"})
"""Elsewhere `1 Monat` may be the bare word for month."""
_MINUTES = re.compile(r"[:.]\d")


def same_value(fact: Fact, rest: Rest) -> bool:
    """Another kind or another writing, the same value: `112` as a number, 14 days as two weeks, 0 h as 24 h."""
    return rest.take(lambda other: is_same(fact, other, rest) and rest.keeps(fact, other))


def verbatim(fact: Fact, rest: Rest) -> bool:
    """The German spelling stands in the target; an extension only means something after its number."""
    return not fact.value.startswith("ext ") and rest.take_text(fact)


def worded(fact: Fact, rest: Rest) -> bool:
    """The wording of the locale: noon, within a month, every day."""
    if fact.kind is FactKind.TIME and fact.value in _WORDED_TIMES:
        return rest.take_match(_WORDED_TIMES[fact.value])
    if fact.kind is FactKind.WEEKDAY:
        return not weekday.knows_weekdays(rest.language) or bool(_DAILY.search(rest.plain))
    is_bare = fact.value.startswith("1 ") and rest.language not in _ONE_IS_SAID
    if fact.kind is FactKind.DEADLINE and (is_bare or not has_digit(fact.text)):
        unit = fact.value.partition(" ")[2]
        return not rest.has(FactKind.DEADLINE) and deadline.names_unit(rest.plain, unit, rest.language)
    return False


def by_number(fact: Fact, rest: Rest) -> bool:
    """The bare number of the fact stands in the target, and nothing there says that it means something else."""
    rule = _BY_NUMBER.get(fact.kind)
    return rule is not None and rule(fact, rest)


RULES: tuple[Rule, ...] = (same_value, verbatim, worded, by_number)


def has_digit(text: str) -> bool:
    """Whether a number stands in figures."""
    return any(c.isdigit() for c in text)


def _time(fact: Fact, rest: Rest) -> bool:
    """The hour alone (`8 to 12 h`), or hour and minutes with a sign that the locale's pattern does not know."""
    hour, minute = fact.value.split(":")
    if minute == "00" and rest.take(lambda other: other.value == str(int(hour)) and _is_whole(other, rest)):
        return True
    return rest.take_match(re.compile(rf"(?<![\d.:,])0?{int(hour)} ?[:.hH時点] ?{minute}(?!\d)"))


def _is_whole(number: Fact, rest: Rest) -> bool:
    """Whether the number stands for itself and is not one half of a broken time (`14:0`)."""
    return number.kind is FactKind.NUMBER and "." not in number.text and not _MINUTES.match(rest.target, number.end)


def _deadline(fact: Fact, rest: Rest) -> bool:
    """The unit is named further on (`6 to 8 weeks`), is usually left out (`aged 18`), not known, or a lesson."""
    number, unit = fact.value.split(" ")
    may_stand_alone = unit == "y" or not deadline.knows_units(rest.language)
    if unit == "h" and deadline.counts_lessons(rest.whole, number, rest.language):
        return rest.take_number(number)
    return (may_stand_alone or deadline.names_unit(rest.whole, unit, rest.language)) and rest.take_number(number)


def _amount(fact: Fact, rest: Rest) -> bool:
    """The unit or currency stands at another number of a range (`8 to 10 €`)."""
    return rest.shares_unit(fact) and rest.take_number(fact.value.split(" ")[0], in_figures=True)


def _phone(fact: Fact, rest: Rest) -> bool:
    number = fact.value.removeprefix("ext ")
    first = min((other.end for other in rest.all if other.kind is FactKind.PHONE), default=0)
    start = first if fact.value.startswith("ext ") else 0
    return rest.take(
        lambda o: o.kind is FactKind.NUMBER and o.value == number and o.start >= start and rest.keeps(fact, o)
    )


def _date(fact: Fact, rest: Rest) -> bool:
    """Day and year, in a language whose months are not known."""
    if calendar.knows_months(rest.language):
        return False
    year, _month, day = calendar.parts(fact.value)
    return all(rest.take_number(number.lstrip("0")) for number in (year, day) if number)


def _number(fact: Fact, rest: Rest) -> bool:
    """The number is part of something: `von 8 bis 12` as `8 a.m.`, `6 bis 8 Wochen` as `6 weeks to 8 weeks`."""
    return rest.take(lambda other: other.kind is not FactKind.NUMBER and fact.value in _numbers(other))


def _numbers(fact: Fact) -> set[str]:
    return {number.lstrip("0") or "0" for number in re.findall(r"\d+(?:\.\d*[1-9])?", fact.value)}


def _legal(fact: Fact, rest: Rest) -> bool:
    """All numbers of the reference in words of the target, and the law if it is an abbreviation."""
    wanted = legal_numbers(fact)
    there = [other.value.lower() for other in rest.facts if other.kind in {FactKind.NUMBER, FactKind.FILE_NUMBER}]
    if not names_law(fact, rest.whole) or any(wanted.count(number) > there.count(number) for number in wanted):
        return False
    return all(rest.take(_is_written(number)) for number in wanted)


def _is_written(number: str) -> Callable[[Fact], bool]:
    return lambda other: other.value.lower() == number


_BY_NUMBER: dict[FactKind, Rule] = {
    FactKind.TIME: _time,
    FactKind.DEADLINE: _deadline,
    FactKind.MONEY: _amount,
    FactKind.PERCENTAGE: _amount,
    FactKind.PHONE: _phone,
    FactKind.DATE: _date,
    FactKind.NUMBER: _number,
    FactKind.LEGAL: _legal,
}
